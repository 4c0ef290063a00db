import { troubleshootWriteback } from './support/references.ts';
import { countOf, list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const notAConnectLog: Rule = {
  id: 'not-a-connect-log',
  title: 'The log holds no event of Connect',
  severity: 'warning',
  explanation:
    'Connect writes to the Application log of the server that it runs on. This log has none of its sources, so it is another channel, another computer, or was filtered.',
  fix: [
    { text: 'Export the Application log, and not System or Security.' },
    { text: 'Export it on the active Connect server.' },
    { text: 'Leave out filters, or keep the sources ADSync, PasswordResetService and Directory Synchronization.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: ['A Connect server that was just installed may have logged nothing yet.'],
  needs: ['events'],
  needsEnd: true,
  check(input) {
    // A System log that speaks of the service ADSync is of use too.
    if (input.totals.connect > 0 || input.events.all.length > 0) return { kind: 'pass' };
    if (input.totals.total === 0 && input.logs.every((log) => log.recordsSeen === 0)) {
      return { kind: 'unknown', reason: 'Not evaluated because the log holds no event at all.' };
    }
    const sources = input.totals.byProvider.flatMap(({ provider }) => (provider === '' ? [] : provider));
    const log = input.logs[0];
    return stateFinding(
      `None of ${countOf(input.totals.total, 'event')} comes from a source of Connect.${sources.length === 0 ? '' : ` Most come from ${list(sources, 3)}.`}`,
      [
        {
          file: log?.file ?? 'event log',
          place: 'sources',
          time: null,
          quote: sources.slice(0, 10).join(', ') || 'none',
        },
      ],
    );
  },
};
