import { endpointErrors } from './support/endpoint-errors.ts';
import { evidenceOf, evidenceOfFact } from './support/evidence.ts';
import { certificateChanges, prerequisites, troubleshootWriteback } from './support/references.ts';
import {
  evidenceOfOutages,
  evidenceOfProbes,
  extentOf,
  failedProbes,
  isOngoing,
  outagesBy,
} from './support/relay-path.ts';
import { countOf, list, period } from './support/sentences.ts';
import { missingRoots } from './support/root-stores.ts';
import type { Rule } from './rule.ts';

// `The remote certificate is invalid according to the validation procedure.`
const words = /remote certificate is invalid|trust relationship/i;

export const certificateNotTrusted: Rule = {
  id: 'certificate-not-trusted',
  title: 'The server does not trust the certificate of the service',
  severity: 'critical',
  explanation:
    'The way is open, but the server turns down the certificate that it is shown. Either root certificates of the Azure services are missing on this server, or a device in between shows a certificate of its own.',
  fix: [
    { text: 'Look at the issuer of the certificate that the network test was shown.' },
    { text: 'Exempt *.servicebus.windows.net and *.passwordreset.microsoftonline.com from TLS inspection.' },
    { text: 'Install missing root certificates, DigiCert Global Root G2 first, into the root store of the computer.' },
    { text: 'Allow the automatic update of root certificates, or deliver them by group policy.' },
    { text: 'Restart the service ADSync and wait for 31015 and two heartbeats 31019.' },
  ],
  references: [certificateChanges, troubleshootWriteback, prerequisites],
  falsePositives: ['A wrong clock makes good certificates look expired.'],
  needs: [],
  needsOneOf: ['connect-events', 'network'],
  check(input) {
    const outages = outagesBy(input, 'certificate');
    const failed = failedProbes(input).filter((probe) => probe.cause === 'certificate');
    if (outages.length === 0 && failed.length === 0) return { kind: 'pass' };
    const { count, first, last } = extentOf(input, outages);
    const hosts = failed.map(({ probe }) => probe.host);
    const logged =
      outages.length === 0
        ? ''
        : `${countOf(count, 'event')} about lost connections came${period(first, last)}, and they say that the certificate is not valid. `;
    const probed = hosts.length === 0 ? '' : `The network test meets the same at ${list(hosts)}. `;
    const missing = missingRoots(input.facts.rootCertificates?.value.thumbprints ?? null);
    const roots = missing.length === 0 ? '' : `The root store lacks ${list(missing)}.`;
    const stores = input.facts.rootCertificates;
    return {
      kind: 'finding',
      finding: {
        what: `${logged}${probed}${roots}`.trim(),
        count: Math.max(1, count),
        first,
        last,
        users: [],
        confidence: 'certain',
        severity: outages.length === 0 || isOngoing(outages) || failed.length > 0 ? 'critical' : 'warning',
        evidence: [
          ...evidenceOfOutages(outages, words),
          ...endpointErrors(input, 'certificate').map((event) => evidenceOf(event, words)),
          ...evidenceOfProbes(input, failed),
          ...(stores === undefined || missing.length === 0
            ? []
            : [evidenceOfFact(stores, `not in the root store: ${missing.join(', ')}`)]),
        ],
      },
    };
  },
};
