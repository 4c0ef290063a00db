import { parseTime } from '../operations/parse-time.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { wevtutil } from './support/references.ts';
import { moment, span } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Evidence, Rule, RuleInput } from './rule.ts';

const hourMs = 3_600_000;

export const logTooShort: Rule = {
  id: 'log-too-short',
  title: 'The log does not reach back as far as asked',
  severity: 'warning',
  explanation:
    'The Application log has a size limit and overwrites its oldest events. Two heartbeats every five minutes and the noise of synchronisation fill a small log within days, so what happened before is gone.',
  fix: [
    { text: 'Collect soon after the next failure.' },
    {
      text: 'Raise the maximum size of the Application log, for example to 256 MB, with wevtutil sl Application /ms:268435456.',
    },
  ],
  references: [wevtutil],
  falsePositives: ['A server that was switched on in between has no older events.'],
  needs: ['events'],
  needsEnd: true,
  check(input) {
    const { askedSince, first, last } = input.coverage;
    if (askedSince === null) {
      return { kind: 'not-applicable', reason: 'No window was asked for, so there is nothing to compare with.' };
    }
    const sinceMs = parseTime(askedSince);
    const firstMs = parseTime(first ?? '');
    const lastMs = parseTime(last ?? '');
    if (Number.isNaN(firstMs) || Number.isNaN(sinceMs)) {
      return { kind: 'unknown', reason: 'Not evaluated because no event of the log has a readable time.' };
    }
    // Where the server says how far its log goes back, an export of a part of it proves nothing.
    const oldestMs = parseTime(input.facts.eventLogSettings?.value.oldestEvent ?? '');
    const missingMs = (Number.isNaN(oldestMs) ? firstMs : oldestMs) - sinceMs;
    // A tenth of the window may lie before the first event: quiet hours and the start of the export.
    const tolerableMs = Math.max(2 * hourMs, (lastMs - sinceMs) / 10);
    if (missingMs <= tolerableMs) return { kind: 'pass' };
    const settings = input.facts.eventLogSettings;
    const size = settings?.value.maxSizeBytes ?? null;
    const limit =
      size === null
        ? ''
        : ` The log holds at most ${Math.round(size / 1_048_576)} MB, which lasts about ${span(lastMs - firstMs)} here.`;
    return stateFinding(
      `Asked for events since ${moment(askedSince)}; the first one is of ${moment(first ?? '')}, so ${span(missingMs)} are missing.${limit}`,
      [
        coverageEvidence(input),
        ...(settings === undefined || size === null ? [] : [evidenceOfFact(settings, `maxSize: ${size}`)]),
      ],
    );
  },
};

function coverageEvidence(input: RuleInput): Evidence {
  const log = input.logs[0];
  return {
    file: log?.file ?? 'event log',
    place: 'first event',
    time: input.coverage.first,
    quote: `${log?.records ?? input.totals.total} events since ${input.coverage.first ?? 'an unknown time'}`,
  };
}
