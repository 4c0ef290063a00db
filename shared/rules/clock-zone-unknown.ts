import { wevtutil } from './support/references.ts';
import { list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Evidence, Rule } from './rule.ts';

export const clockZoneUnknown: Rule = {
  id: 'clock-zone-unknown',
  title: 'The time zone of the log is not known',
  severity: 'info',
  explanation:
    'This form of export has local times and names no zone. Times can be compared with each other, but not with those of the cloud or of another log.',
  fix: [
    { text: 'Ask for the time zone of the server, and name it in a support case.' },
    { text: 'Export as .evtx or XML next time: both carry UTC.' },
  ],
  references: [wevtutil],
  falsePositives: [],
  needs: ['events'],
  check(input) {
    const files = input.logs.filter(({ first }) => first !== null && isLocal(first));
    // A collected server says its own zone.
    if (files.length === 0 || (input.facts.server?.value.timeZone ?? null) !== null) return { kind: 'pass' };
    return stateFinding(
      `Local times without a zone stand in ${list(files.map(({ file }) => file))}.`,
      files.map(({ file, first }): Evidence => ({ file, place: 'first event', time: first, quote: first ?? '' })),
    );
  },
};

function isLocal(time: string): boolean {
  // samples: 2026-10-05T08:15:31 (local) · 2026-10-05T08:15:31.0000000Z
  return !/(?:Z|[+-]\d{2}:?\d{2})$/.test(time);
}
