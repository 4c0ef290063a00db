import { evidenceOfFact } from './support/evidence.ts';
import { describeFailures } from './support/failure-rule.ts';
import { failuresBy } from './support/failures.ts';
import { troubleshootWriteback } from './support/references.ts';
import { list } from './support/sentences.ts';
import type { Rule } from './rule.ts';

/** LDAP_SERVER_POLICY_HINTS and its older number; a controller that offers either one will do. */
const policyHints = ['1.2.840.113556.1.4.2239', '1.2.840.113556.1.4.2066'];

export const policyHintsControlMissing: Rule = {
  id: 'policy-hints-control-missing',
  title: 'A domain controller lacks the password policy control',
  severity: 'error',
  explanation:
    'Writeback asks the domain controller to apply the password policy by an LDAP control. A controller that does not offer it takes no password.',
  fix: [
    { text: 'Read supportedControl of the rootDSE on each domain controller and look for 1.2.840.113556.1.4.2239.' },
    { text: 'Update or replace controllers without it; supported versions of Windows Server have it.' },
    { text: 'Prefer controllers that offer it in the connector properties until then.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
  needs: [],
  needsOneOf: ['connect-events', 'domainControllers'],
  check(input) {
    const found = failuresBy(input, 'policy-hints');
    const fact = input.facts.domainControllers;
    const lacking = (fact?.value.controllers ?? []).filter(
      ({ supportedControls }) =>
        supportedControls !== null && !policyHints.some((control) => supportedControls.includes(control)),
    );
    const proof =
      fact === undefined
        ? []
        : lacking.map(({ host }) => evidenceOfFact(fact, 'supportedControl names no policy hints control', host));
    if (found.length > 0) {
      const details = describeFailures(
        found,
        'ended because the domain controller lacks the LDAP password policy control (6329)',
        'certain',
      );
      return { kind: 'finding', finding: { ...details, evidence: [...details.evidence, ...proof] } };
    }
    if (lacking.length === 0) return { kind: 'pass' };
    return {
      kind: 'finding',
      finding: {
        what: `No policy hints control is offered by ${list(lacking.map(({ host }) => host))}; operations that go there will fail.`,
        count: lacking.length,
        first: null,
        last: null,
        users: [],
        confidence: 'likely',
        severity: 'warning',
        evidence: proof,
      },
    };
  },
};
