import { failureRule } from './support/failure-rule.ts';
import { enableWriteback, troubleshootWriteback } from './support/references.ts';

export const passwordPolicyRejected = failureRule({
  id: 'password-policy-rejected',
  title: 'The domain refuses the new password',
  severity: 'error',
  cause: 'policy',
  confidence: 'certain',
  happened: 'ended because Active Directory refused the new password (33008, 80230619)',
  explanation:
    'Writeback works: the password reached Active Directory, which turned it down because of length, complexity, history, age, a fine-grained policy or a password filter such as Entra Password Protection.',
  fix: [
    { text: 'Ask the person for a longer password that was never used in this domain.' },
    { text: 'Compare the domain policy and the fine-grained policies of these people with what they typed.' },
    {
      text: 'Set the minimum password age to 0 days where people must be able to reset more than once a day.',
      warning: 'This weakens the password history for everyone under the policy.',
    },
    {
      text: 'Look for event 4724 with audit failure in the Security log of the domain controller, and for events of Entra Password Protection and other filters there.',
    },
  ],
  references: [troubleshootWriteback, enableWriteback],
  falsePositives: ['A single refusal is everyday life: people type weak or old passwords.'],
  refine: (found, input) => {
    const users = new Set(found.map((failure) => failure.user?.toLowerCase() ?? ''));
    const succeeded = input.operations.filter(
      (operation) => operation.outcome === 'succeeded' && users.has(operation.user?.toLowerCase() ?? ''),
    );
    // A few people who got it right in the end need no administrator.
    return found.length <= 2 && succeeded.length > 0 ? { severity: 'warning' } : {};
  },
});
