import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback, writebackConcept } from './support/references.ts';

export const accountLockedOut = failureRule({
  id: 'account-locked-out',
  title: 'The on-premises account is locked out',
  severity: 'warning',
  cause: 'locked',
  confidence: 'certain',
  happened: 'ended because the account is locked out on-premises (33006)',
  explanation:
    'Too many wrong passwords locked the account. A change cannot pass a lockout; a reset can lift it where unlocking is allowed and the connector account may write lockoutTime.',
  fix: [
    { text: 'Unlock the account in Active Directory.' },
    { text: 'Find what keeps sending the old password, such as a phone, a service or a mapped drive.' },
    { text: 'Allow people to unlock accounts in the self-service settings, and grant write lockoutTime.' },
  ],
  references: [troubleshootWriteback, writebackConcept],
  falsePositives: [],
});
