import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback } from './support/references.ts';

export const accountDisabled = failureRule({
  id: 'account-disabled',
  title: 'The on-premises account is disabled',
  severity: 'warning',
  cause: 'disabled',
  confidence: 'certain',
  happened: 'ended because the account is disabled on-premises (33005)',
  explanation: 'Active Directory takes no new password from writeback for an account that is switched off.',
  fix: [
    { text: 'Find out whether the account is meant to be disabled.' },
    { text: 'Enable the account in Active Directory if it is not, and let the next sync cycle run.' },
    { text: 'Block sign-in in the cloud too if it is, so that nobody is offered a reset.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: ['People who left keep trying: then nothing is wrong.'],
});
