import { endpointErrors } from './support/endpoint-errors.ts';
import { evidenceOf, evidenceOfFact } from './support/evidence.ts';
import { tlsEnforcement, troubleshootWriteback } from './support/references.ts';
import { evidenceOfOutages, evidenceOfProbes, extentOf, outagesBy, ownTlsFailures } from './support/relay-path.ts';
import { countOf, list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import { isTls12ClientOff, mayBePowerShellAlone, windowsTlsFailures } from './support/windows-tls.ts';
import type { Rule, RuleInput, RuleOutcome } from './rule.ts';

export const tlsStacksDisagree: Rule = {
  id: 'tls-stacks-disagree',
  title: 'Windows cannot do the TLS that this tool can',
  severity: 'critical',
  explanation:
    'The handshake succeeds with the TLS of this tool and fails with that of Windows, which the service uses. So the network is fine, and settings of Windows are the cause: protocols, cipher suites, .NET or the roots it trusts.',
  fix: [
    { text: 'Check the TLS 1.2 values of SCHANNEL and of .NET.' },
    { text: 'Look for a policy that limits cipher suites, and allow the current ones.' },
    { text: 'Check that the root certificates of the service are in the store of the machine.' },
    { text: 'Restart the server after a change of TLS settings.' },
  ],
  references: [tlsEnforcement, troubleshootWriteback],
  falsePositives: ['A proxy that is set for one of the two alone makes them see different servers.'],
  needs: ['network'],
  check(input) {
    const fact = input.facts.network;
    if (fact?.value.windows === undefined) {
      return { kind: 'not-applicable', reason: 'TLS of Windows itself was not tried.' };
    }
    const found = windowsTlsFailures(input);
    // Where the registry switches TLS 1.2 off, that finding names the setting.
    if (found.length === 0 || isTls12ClientOff(input)) return ownFailures(input);
    const outages = outagesBy(input, 'windows-tls');
    const { count, first, last } = extentOf(input, outages);
    const logged = outages.length === 0 ? '' : ` ${countOf(count, 'event')} about lost connections in the log fit.`;
    // Lost connections in the log are the service's own: then it fails too.
    const unsure = outages.length === 0 && found.every((probe) => mayBePowerShellAlone(input, probe));
    const doubt = unsure ? ' .NET is not told which TLS to use, so it may be PowerShell alone that fails here.' : '';
    return stateFinding(
      `Windows fails with ${list([...new Set(found.map(({ status }) => status))])} where this tool gets through: ${list(found.map(({ host }) => host))}.${logged}${doubt}`,
      [
        ...evidenceOfOutages(outages),
        ...endpointErrors(input, 'windows-tls').map((event) => evidenceOf(event)),
        ...found.map(({ host, status }) => evidenceOfFact(fact, status, `Windows TLS to ${host}`)),
      ],
      {
        count: Math.max(found.length, count),
        first,
        last,
        ...(unsure ? ({ severity: 'warning', confidence: 'possible' } as const) : ({ confidence: 'likely' } as const)),
      },
    );
  },
};

/** The other way round: worth knowing, since other findings leave these endpoints out, but nothing that stops writeback. */
function ownFailures(input: RuleInput): RuleOutcome {
  const own = ownTlsFailures(input);
  if (own.length === 0) return { kind: 'pass' };
  const codes = [...new Set(own.map(({ step }) => step.errorCode ?? step.outcome))];
  return stateFinding(
    `Windows gets through where the TLS of this tool fails with ${list(codes)}: ${list(own.map(({ probe }) => probe.host))}. The service uses the TLS of Windows, so this alone stops nothing.`,
    evidenceOfProbes(input, own),
    { count: own.length, severity: 'info', confidence: 'likely' },
  );
}
