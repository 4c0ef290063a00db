import { endpointErrors } from './support/endpoint-errors.ts';
import { evidenceOf, evidenceOfFact } from './support/evidence.ts';
import { prerequisites, troubleshootWriteback } from './support/references.ts';
import {
  evidenceOfOutages,
  extentOf,
  failedProbes,
  inspectedProbes,
  isOngoing,
  outagesBy,
} from './support/relay-path.ts';
import { countOf, list } from './support/sentences.ts';
import type { Rule } from './rule.ts';

export const tlsInspected: Rule = {
  id: 'tls-inspected',
  title: 'Something opens the encrypted traffic to the cloud',
  severity: 'critical',
  explanation:
    'The certificate that the server is shown was not issued by an authority of the service, so a firewall or proxy decrypts the traffic and encrypts it again. Connect does not support that, even where the server trusts the device.',
  fix: [
    {
      text: 'Exempt *.servicebus.windows.net and *.passwordreset.microsoftonline.com from TLS inspection on firewall and proxy.',
    },
    { text: 'Test again: the issuer of the certificate must be Microsoft or DigiCert.' },
    { text: 'Restart the service ADSync and wait for 31015 and two heartbeats 31019.' },
  ],
  references: [prerequisites, troubleshootWriteback],
  falsePositives: ['A new authority of the service that this tool does not know looks the same.'],
  needs: ['network'],
  check(input) {
    const fact = input.facts.network;
    const probes = inspectedProbes(input);
    const outages = outagesBy(input, 'inspected');
    if (fact === undefined || probes.length === 0) return { kind: 'pass' };
    const issuers = [...new Set(probes.flatMap(({ chain }) => chain.at(-1)?.issuer ?? []))];
    const { count, first, last } = extentOf(input, outages);
    const logged = outages.length === 0 ? '' : ` ${countOf(count, 'event')} about lost connections in the log fit.`;
    const broken = failedProbes(input).some(({ cause }) => cause === 'inspected') || isOngoing(outages);
    return {
      kind: 'finding',
      finding: {
        what: `A certificate of ${list(issuers)} comes back from ${list(probes.map(({ host }) => host))}.${logged}`,
        count: Math.max(probes.length, count),
        first,
        last,
        users: [],
        confidence: 'likely',
        severity: broken ? 'critical' : 'warning',
        evidence: [
          ...evidenceOfOutages(outages, /certificate|trust relationship/i),
          ...endpointErrors(input, 'inspected').map((event) => evidenceOf(event)),
          ...probes.map(({ host, port, chain }) =>
            evidenceOfFact(fact, `issuer ${chain[0]?.issuer ?? 'not read'}`, `${host}:${port}`),
          ),
        ],
      },
    };
  },
};
