import { evidenceOfFact } from './support/evidence.ts';
import { prerequisites } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const pendingReboot: Rule = {
  id: 'pending-reboot',
  title: 'The server waits for a restart',
  severity: 'warning',
  explanation:
    'Updates or installations wait for a restart. Until then files can be old and new side by side, and changes to TLS or .NET have no effect.',
  fix: [
    {
      text: 'Restart the server at a quiet hour, and wait for 31015 and two heartbeats 31019.',
      warning: 'Writeback and synchronisation pause for the restart.',
    },
  ],
  references: [prerequisites],
  falsePositives: ['Some programs leave the mark behind for good.'],
  needs: ['pendingReboot'],
  check(input) {
    const fact = input.facts.pendingReboot;
    const reasons = fact?.value.reasons ?? [];
    if (fact === undefined || reasons.length === 0) return { kind: 'pass' };
    return stateFinding(
      'Windows announces that a restart is pending.',
      reasons.map((reason) => evidenceOfFact(fact, reason)),
      { confidence: 'likely' },
    );
  },
};
