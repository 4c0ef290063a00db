import { failureRule } from './support/failure-rule.ts';
import { sspr0029, writebackConcept } from './support/references.ts';

export const protectedAccount = failureRule({
  id: 'protected-account',
  title: 'Passwords of protected accounts are not reset from the cloud',
  severity: 'warning',
  cause: 'protected',
  confidence: 'certain',
  happened: 'asked to reset a privileged account, which is refused by design (33004)',
  explanation:
    'These people are, or once were, members of a protected group such as Domain Admins (adminCount = 1). Writeback never resets such a password; a change by somebody who knows the present one works.',
  fix: [
    { text: 'Reset the password of these people on-premises.' },
    {
      text: 'Clear adminCount and enable inheritance on people who left all protected groups, then try again.',
      warning: 'Make sure first that no nested group membership protects the account.',
    },
    { text: 'Tell privileged people to change the password themselves while they still know it.' },
  ],
  references: [sspr0029, writebackConcept],
  falsePositives: ['The service words it the same where the connector account lacks permissions on such a user.'],
});
