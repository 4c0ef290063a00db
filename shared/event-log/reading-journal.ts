import type { EventRecord } from './event-record.ts';
import type { LogFormat, LogSummary, ReadProblem } from './log-reading.ts';

const LISTED_PROBLEMS = 100;

/** What a text reader notes while it reads: the summary in the making. */
export interface ReadingJournal {
  readonly file: string;
  /** Bytes taken from the source so far. */
  bytes: number;
  recordsSeen: number;
  problem(code: string, detail: string, bytesLost: number): void;
  /** As `problem`, but only the first of its code is noted. */
  problemOnce(code: string, detail: string): void;
  yielded(record: EventRecord): void;
  summary(): LogSummary;
}

export function createJournal(format: LogFormat, file: string): ReadingJournal {
  const problems: ReadProblem[] = [];
  const codes = new Set<string>();
  let problemsNotListed = 0;
  let records = 0;
  let first: EventRecord | null = null;
  let last: EventRecord | null = null;
  const journal: ReadingJournal = {
    file,
    bytes: 0,
    recordsSeen: 0,
    problem(code, detail, bytesLost) {
      codes.add(code);
      if (problems.length < LISTED_PROBLEMS) {
        problems.push({ file, code, detail, offset: null, bytesLost });
      } else {
        problemsNotListed += 1;
      }
    },
    problemOnce(code, detail) {
      if (!codes.has(code)) {
        journal.problem(code, detail, 0);
      }
    },
    yielded(record) {
      records += 1;
      // Event Viewer exports newest first, wevtutil oldest first: go by the time, not by the order.
      if (!Number.isNaN(record.timeMs)) {
        if (first === null || record.timeMs < first.timeMs) first = record;
        if (last === null || record.timeMs > last.timeMs) last = record;
      }
    },
    summary: () => ({
      file,
      format,
      bytes: journal.bytes,
      records,
      recordsSeen: journal.recordsSeen,
      first: first?.time ?? null,
      last: last?.time ?? null,
      problems,
      problemsNotListed,
    }),
  };
  return journal;
}
