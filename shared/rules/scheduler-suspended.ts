import { evidenceOfFact } from './support/evidence.ts';
import { automaticUpgrade, scheduler } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const schedulerSuspended: Rule = {
  id: 'scheduler-suspended',
  title: 'The scheduler of Connect stands still',
  severity: 'warning',
  explanation:
    'No sync cycle starts by itself. Writeback goes on for known users, but new users, moved users and changed rules do not arrive. A stopped upgrade leaves the scheduler like this.',
  fix: [
    { text: 'Close the wizard if it is open on any session: it suspends the scheduler.' },
    { text: 'Finish an upgrade that stopped half-way.' },
    { text: 'Run Set-ADSyncScheduler with SyncCycleEnabled true, then start a cycle.' },
  ],
  references: [scheduler, automaticUpgrade],
  falsePositives: ['Some switch the cycle off on purpose during maintenance.'],
  needs: ['configuration'],
  check(input) {
    const fact = input.facts.configuration;
    if (fact === undefined) return { kind: 'pass' };
    const { schedulerSuspended: suspended, syncCycleEnabled: enabled } = fact.value;
    if (suspended === null && enabled === null) {
      return { kind: 'unknown', reason: 'Not evaluated because the scheduler did not report its state.' };
    }
    if (suspended === true) {
      return stateFinding('The scheduler is suspended.', [evidenceOfFact(fact, 'SchedulerSuspended = true')]);
    }
    return enabled === false
      ? stateFinding('The sync cycle is switched off.', [evidenceOfFact(fact, 'SyncCycleEnabled = false')])
      : { kind: 'pass' };
  },
};
