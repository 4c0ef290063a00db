import { failureRule } from './support/failure-rule.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { evidenceOfFailures } from './support/failure-rule.ts';
import { enableWriteback, troubleshootWriteback } from './support/references.ts';

export const passwordAgeTooYoung = failureRule({
  id: 'password-age-too-young',
  title: 'The password was changed too recently',
  severity: 'warning',
  cause: 'age',
  confidence: 'likely',
  happened: 'were refused (33008, 80230619) soon after the same person had already got a new password',
  explanation:
    'The domain has a minimum password age. Writeback honours it, so a second change or reset within that time is turned down even if the new password is a good one.',
  fix: [
    { text: 'Tell the person to wait until the minimum age has passed.' },
    {
      text: 'Set the minimum password age of the domain, and of fine-grained policies, to 0 days where people must be able to reset twice a day.',
      warning: 'This lets people cycle through the password history.',
    },
    { text: 'Reset the password on-premises if the person cannot wait.' },
  ],
  references: [enableWriteback, troubleshootWriteback],
  falsePositives: ['A weak or reused password, typed soon after a change, looks the same in the log.'],
  refine: (found, input) => {
    const policy = input.facts.directoryPolicy;
    const aged = policy?.value.domains.filter((domain) => (domain.minimumAgeDays ?? 0) > 0) ?? [];
    if (policy === undefined || aged.length === 0) return {};
    const proof = aged.map((domain) =>
      evidenceOfFact(policy, `minimum password age ${domain.minimumAgeDays} days`, domain.domain),
    );
    return { confidence: 'certain', evidence: [...evidenceOfFailures(found), ...proof] };
  },
});
