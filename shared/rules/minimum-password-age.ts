import { evidenceOfFact } from './support/evidence.ts';
import { failuresBy } from './support/failures.ts';
import { enableWriteback } from './support/references.ts';
import { list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const minimumPasswordAge: Rule = {
  id: 'minimum-password-age',
  title: 'The domain has a minimum password age',
  severity: 'info',
  explanation:
    'Writeback honours the minimum password age, so nobody can reset or change a second time before it has passed. Where people test or make mistakes this looks like a failing writeback.',
  fix: [
    {
      text: 'Set the minimum password age to 0 days if people must be able to reset twice a day.',
      warning: 'This lets people cycle through the password history.',
    },
  ],
  references: [enableWriteback],
  falsePositives: ['Many organisations want it this way.'],
  needs: ['directoryPolicy'],
  check(input) {
    const fact = input.facts.directoryPolicy;
    const policies = (fact?.value.domains ?? []).flatMap((domain) => [
      { name: domain.domain, days: domain.minimumAgeDays },
      ...domain.fineGrained.map(({ name, minimumAgeDays }) => ({ name, days: minimumAgeDays })),
    ]);
    const aged = policies.filter(({ days }) => (days ?? 0) > 0);
    // With refused operations the rule about them shows this as its evidence.
    if (fact === undefined || aged.length === 0 || failuresBy(input, 'age').length > 0) return { kind: 'pass' };
    return stateFinding(
      `A minimum password age applies by ${list(aged.map(({ name, days }) => `${name} (${days} days)`))}.`,
      aged.map(({ name, days }) => evidenceOfFact(fact, `minimum password age ${days} days`, name)),
    );
  },
};
