import { writebackSource } from '../operations/event-sources.ts';
import { evidenceOf } from './support/evidence.ts';
import { evidenceOfFailures, usersOf } from './support/failure-rule.ts';
import { failuresBy } from './support/failures.ts';
import { troubleshootWriteback } from './support/references.ts';
import { countOf, list, period } from './support/sentences.ts';
import type { Rule } from './rule.ts';

export const unknownWritebackError: Rule = {
  id: 'unknown-writeback-error',
  title: 'Operations fail for a reason that no rule knows',
  severity: 'error',
  explanation:
    'The log names an error that none of the other rules explains. The engine writes the details into event 6329; the code and the text there lead further.',
  fix: [
    { text: 'Read the 6329 next to the operation, and look its code up with explain.' },
    { text: 'Try the operation again with the domain controller reachable and the service restarted.' },
    { text: 'Disable and re-enable password writeback in the wizard if it goes on.' },
    { text: 'Open a support case with the bundle and the TrackingId.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
  needs: ['connect-events'],
  check(input) {
    const found = failuresBy(input, 'unknown');
    const joined = new Set(found.flatMap((failure) => failure.records));
    const lone = input.events.of(writebackSource, 32000).filter((event) => !joined.has(event));
    if (found.length === 0 && lone.length === 0) return { kind: 'pass' };
    const times = [...found.map(({ time, timeMs }) => ({ time, timeMs })), ...lone].toSorted(
      (a, b) => a.timeMs - b.timeMs || 0,
    );
    const codes = [...new Set(found.flatMap((failure) => failure.operation?.resultCode ?? []))].toSorted();
    const first = times[0]?.time ?? null;
    const last = times.at(-1)?.time ?? null;
    const users = usersOf(found);
    return {
      kind: 'finding',
      finding: {
        what: `${countOf(times.length, 'failure')} without a known cause came${period(first, last)}${codes.length === 0 ? '' : `, with ${list(codes)}`}.`,
        count: times.length,
        first,
        last,
        users,
        confidence: 'possible',
        severity: times.length > 2 ? 'error' : 'warning',
        evidence: [...evidenceOfFailures(found), ...lone.slice(-20).map((event) => evidenceOf(event))],
      },
    };
  },
};
