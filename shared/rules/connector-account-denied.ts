import { deniedEverywhere, deniedFailures, grantSteps } from './support/denied.ts';
import { describeFailures } from './support/failure-rule.ts';
import { enableWriteback, troubleshootWriteback } from './support/references.ts';
import type { Rule } from './rule.ts';

export const connectorAccountDenied: Rule = {
  id: 'connector-account-denied',
  title: 'The connector account may not set passwords',
  severity: 'critical',
  explanation:
    'The account with which Connect signs in to Active Directory lacks the right to reset passwords, to write lockoutTime or pwdLastSet, or the permission has not reached the users yet.',
  fix: grantSteps,
  references: [enableWriteback, troubleshootWriteback],
  falsePositives: ['A log with few operations cannot tell all users from some: compare a user in another unit.'],
  needs: ['connect-events'],
  check(input) {
    const found = deniedFailures(input);
    if (found.length === 0 || !deniedEverywhere(input)) return { kind: 'pass' };
    const confidence = new Set(found.map((failure) => failure.user?.toLowerCase())).size > 1 ? 'likely' : 'possible';
    const details = describeFailures(
      found,
      'ended because Active Directory denied the connector account access (33004, 80230626); nobody succeeded meanwhile',
      confidence,
    );
    return { kind: 'finding', finding: details };
  },
};
