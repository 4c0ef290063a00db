import { evidenceOfFact } from './support/evidence.ts';
import { stagingServer } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const stagingMode: Rule = {
  id: 'staging-mode',
  title: 'This is a staging server',
  severity: 'warning',
  explanation:
    'A server in staging mode imports and calculates, but exports nothing and does neither password writeback nor hash synchronisation.',
  fix: [
    { text: 'Look at the active server of the pair instead.' },
    {
      text: 'Switch staging mode off in the wizard if this server is to be the active one.',
      warning: 'Make sure that no other server is active.',
    },
  ],
  references: [stagingServer],
  falsePositives: ['A second server in staging mode is good practice.'],
  needs: ['configuration'],
  check(input) {
    const fact = input.facts.configuration;
    const staging = fact?.value.stagingMode ?? null;
    if (fact === undefined || staging === null) {
      return { kind: 'unknown', reason: 'Not evaluated because the scheduler did not report staging mode.' };
    }
    return staging
      ? stateFinding('Staging mode is on, so this server writes no passwords back.', [
          evidenceOfFact(fact, 'StagingModeEnabled = true'),
        ])
      : { kind: 'pass' };
  },
};
