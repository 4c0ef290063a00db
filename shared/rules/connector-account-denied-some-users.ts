import { deniedEverywhere, deniedFailures } from './support/denied.ts';
import { describeFailures } from './support/failure-rule.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { enableWriteback, troubleshootWriteback } from './support/references.ts';
import type { Rule } from './rule.ts';

export const connectorAccountDeniedSomeUsers: Rule = {
  id: 'connector-account-denied-some-users',
  title: 'The connector account may not set the password of some users',
  severity: 'error',
  explanation:
    'Others succeed in the same time, so the account has the permission in general. It does not reach these users: most often inheritance is switched off on them or on their organizational unit, or they are protected by adminCount = 1.',
  fix: [
    { text: 'List objects without inheritance with Get-ADSyncObjectsWithInheritanceDisabled.' },
    { text: 'Open the security tab of each user and unit in the list and enable inheritance.' },
    { text: 'Check adminCount of these users: a value of 1 means that the directory resets their permissions hourly.' },
    { text: 'Look up effective access of the connector account on one of these users: it needs Reset password.' },
  ],
  references: [enableWriteback, troubleshootWriteback],
  falsePositives: ['The cause may be the flag "User cannot change password" on these users.'],
  needs: ['connect-events'],
  check(input) {
    const found = deniedFailures(input);
    if (found.length === 0 || deniedEverywhere(input)) return { kind: 'pass' };
    const details = describeFailures(
      found,
      'ended because Active Directory denied the connector account access (33004, 80230626), while others succeeded',
      'likely',
    );
    const users = input.facts.directoryUsers;
    const blocked = users?.value.users.filter(
      (user) =>
        user.inheritanceDisabled === true &&
        details.users.some((name) => name.toLowerCase() === user.user.toLowerCase()),
    );
    const proof = (blocked ?? []).map((user) =>
      evidenceOfFact(users ?? neverUsed, `inheritance is disabled on ${user.distinguishedName ?? user.user}`),
    );
    return { kind: 'finding', finding: { ...details, evidence: [...details.evidence, ...proof] } };
  },
};

const neverUsed = { value: null, source: { collector: '', file: '', place: '' } };
