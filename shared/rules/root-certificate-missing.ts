import { evidenceOfFact } from './support/evidence.ts';
import { certificateChanges } from './support/references.ts';
import { outagesBy, failedProbes } from './support/relay-path.ts';
import { missingRoots } from './support/root-stores.ts';
import { list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const rootCertificateMissing: Rule = {
  id: 'root-certificate-missing',
  title: 'A root certificate of the service is missing',
  severity: 'warning',
  explanation:
    'The certificates of the Azure services end in a root that is not in the stores of this server. Windows fetches roots when it needs them, unless that is switched off or blocked; then connections fail.',
  fix: [
    { text: 'Install the root certificate into the root store of the computer.' },
    { text: 'Allow the automatic update of root certificates, or deliver them by group policy.' },
  ],
  references: [certificateChanges],
  falsePositives: ['Where Windows may fetch roots by itself, it will do so at the first connection.'],
  needs: ['rootCertificates'],
  check(input) {
    const fact = input.facts.rootCertificates;
    const missing = missingRoots(fact?.value.thumbprints ?? null);
    // Where certificates are refused already, that finding shows the missing roots.
    const refused =
      outagesBy(input, 'certificate').length > 0 || failedProbes(input).some(({ cause }) => cause === 'certificate');
    if (fact === undefined || missing.length === 0 || refused) return { kind: 'pass' };
    const cut = fact.value.automaticUpdateDisabled === true;
    return stateFinding(
      `The stores of this server lack ${list(missing)}${cut ? ', and the automatic update of roots is switched off' : ''}.`,
      [evidenceOfFact(fact, `not in the root store: ${missing.join(', ')}`)],
      { severity: cut ? 'error' : 'warning', confidence: 'likely' },
    );
  },
};
