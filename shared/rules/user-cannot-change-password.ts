import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback, accountFlags } from './support/references.ts';

export const userCannotChangePassword = failureRule({
  id: 'user-cannot-change-password',
  title: 'The account carries "User cannot change password"',
  severity: 'warning',
  cause: 'cannot-change',
  confidence: 'certain',
  happened: 'failed for accounts whose password may not be changed',
  explanation:
    'The flag PASSWD_CANT_CHANGE on the account, or the permission it stands for, forbids a new password from writeback.',
  fix: [
    { text: 'Clear "User cannot change password" on the account in Active Directory.' },
    { text: 'Look for the job or template that sets the flag on new accounts.' },
    { text: 'Let the person try again.' },
  ],
  references: [troubleshootWriteback, accountFlags],
  falsePositives: [],
});
