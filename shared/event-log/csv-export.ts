import { likelyOrder, localDateText, newDateOrderEvidence, provenOrder, weighDate } from './csv-dates.ts';
import type { DateOrder, DateOrderEvidence, LocalDate } from './csv-dates.ts';
import type { CsvLayout } from './csv-layout.ts';
import { eventDate, findLayout, rowStartPattern } from './csv-layout.ts';
import type { CsvShape } from './csv-rows.ts';
import { detectSeparator, nextCsvRow } from './csv-rows.ts';
import { levelOf } from './csv-words.ts';
import { compileFilter } from './event-filter.ts';
import type { FilterFields } from './event-filter.ts';
import type { EventRecord } from './event-record.ts';
import type { ByteSource, EventFilter, LogReading, ReadOptions } from './log-reading.ts';
import { createJournal } from './reading-journal.ts';
import type { ReadingJournal } from './reading-journal.ts';
import type { TextWindow } from './text-window.ts';
import { bytesOf, lineAt, textWindows } from './text-window.ts';

/**
 * Reads Event Viewer's CSV export in any display language, and the like that scripts write (Export-Csv, `;` and tabs). The
 * form has local time without zone, no record ids and no insertion values: `time` has no `Z`, `place` is the line, `data` is
 * empty, `message` is the description. While it is open whether 9/10/2026 is a day in September or October, up to 16 Mi
 * characters of events are held back. Content never throws; errors of the source do.
 */
export function openCsvExport(source: ByteSource, options: ReadOptions): LogReading {
  const journal = createJournal('csv', options.file);
  return { format: 'csv', batches: readBatches(source, options.filter, journal), summary: () => journal.summary() };
}

/** Fields of Event Viewer's heading. */
const HEADING_FIELDS = 5;

/** Whether the beginning of a text reads as an event table: an event in one of the first rows, or a heading alone. */
export function looksLikeCsvExport(text: string): 'csv' | 'no-events' | 'unknown' {
  const window: TextWindow = { text, at: 0, last: true, line: 1, countedTo: 0, passed: 0 };
  const shape = shapeOf(text);
  let header: readonly string[] | null = null;
  for (let count = 0; count < 5; count += 1) {
    const row = nextCsvRow(window, shape);
    if (row === null) {
      return count === 1 && header !== null && header.length >= HEADING_FIELDS ? 'no-events' : 'unknown';
    }
    if (row.kind !== 'row') return 'unknown';
    if (findLayout(header, row.fields) !== null) return 'csv';
    header = row.fields.length > 1 ? row.fields : header;
  }
  return 'unknown';
}

const HELD_CHARACTERS = 16 * 1024 * 1024;

type Undated = Omit<EventRecord, 'time' | 'timeMs'>;

interface Progress {
  readonly journal: ReadingJournal;
  /** All of the filter but the time, which may not be known yet. */
  readonly passes: (fields: FilterFields) => boolean;
  readonly passesTime: (fields: FilterFields) => boolean;
  shape: CsvShape | null;
  header: readonly string[] | null;
  layout: CsvLayout | null;
  readonly evidence: DateOrderEvidence;
  order: DateOrder | null;
  held: { readonly event: Undated; readonly date: LocalDate }[];
  heldCharacters: number;
  batch: EventRecord[];
}

async function* readBatches(
  source: ByteSource,
  filter: EventFilter | undefined,
  journal: ReadingJournal,
): AsyncGenerator<readonly EventRecord[]> {
  const { sinceMs, untilMs, ...others } = filter ?? {};
  const progress: Progress = {
    journal,
    passes: compileFilter(others),
    passesTime: compileFilter({
      ...(sinceMs === undefined ? {} : { sinceMs }),
      ...(untilMs === undefined ? {} : { untilMs }),
    }),
    shape: null,
    header: null,
    layout: null,
    evidence: newDateOrderEvidence(),
    order: null,
    held: [],
    heldCharacters: 0,
    batch: [],
  };
  for await (const window of textWindows(source, journal)) {
    readRows(progress, window);
    if (window.last) {
      releaseHeld(progress);
      if (progress.layout === null && journal.bytes > 0) {
        journal.problemOnce('no-events', 'No line of the table is an event.');
      }
    }
    if (progress.batch.length > 0) {
      const { batch } = progress;
      progress.batch = [];
      yield batch;
    }
  }
}

// sep=;
const separatorLine = /^sep=(.)[\r\n]/;

function shapeOf(text: string): CsvShape {
  const declared = separatorLine.exec(text)?.[1];
  const separator =
    declared === ',' || declared === ';' || declared === '\t'
      ? declared
      : detectSeparator(text.slice(0, 4096).trimStart().split('\n', 2).join('\n'));
  return { separator, rowStart: rowStartPattern(null, separator) };
}

function readRows(progress: Progress, window: TextWindow): void {
  if (progress.shape === null) {
    if (!window.last && window.text.length < 4096) return;
    progress.shape = shapeOf(window.text);
  }
  for (let row = nextCsvRow(window, progress.shape); row !== null; row = nextCsvRow(window, progress.shape)) {
    const line = lineAt(window, row.start);
    if (row.kind === 'oversized') {
      const lost = bytesOf(row.length, window, progress.journal);
      progress.journal.problem('record-too-large', `The row on line ${line} never ends; it was skipped.`, lost);
    } else if (takeRow(progress, row.fields, line)) {
      if (row.unclosed) {
        progress.journal.problem('quote-unclosed', `The description on line ${line} has no closing quote.`, 0);
      }
    } else if (progress.layout !== null) {
      const lost = bytesOf(window.at - row.start, window, progress.journal);
      progress.journal.problem('row-unreadable', `Line ${line} is no event: it lacks a date or an event id.`, lost);
    }
  }
}

/** false if the row is no event. */
function takeRow(progress: Progress, fields: readonly string[], line: number): boolean {
  if (progress.layout === null) {
    progress.layout = findLayout(progress.header, fields);
    if (progress.layout === null) {
      // A header, or a line such as `sep=;` or `#TYPE …` before it.
      if (fields.length > 1) progress.header = fields;
      return false;
    }
    const { separator } = progress.shape ?? { separator: ',' };
    progress.shape = { separator, rowStart: rowStartPattern(progress.layout, separator) };
  }
  const { layout, journal } = progress;
  const date = eventDate(fields, layout);
  if (date === null) {
    return false;
  }
  journal.recordsSeen += 1;
  const event = undatedEvent(progress, fields, layout, line);
  weighDate(progress.evidence, date);
  if (progress.evidence.dayFirst > 0 && progress.evidence.monthFirst > 0) {
    journal.problemOnce(
      'date-order-mixed',
      'Some dates of the file can only be day first and others only month first.',
    );
  }
  if (progress.passes({ ...event, timeMs: 0 })) {
    take(progress, event, date);
  }
  return true;
}

// S-1-5-21-1004336348-1177238915-682003330-512
const sid = /^S-1-\d/;

function undatedEvent(progress: Progress, fields: readonly string[], layout: CsvLayout, line: number): Undated {
  const { journal } = progress;
  const word = fields[layout.level] ?? '';
  const level = levelOf(word);
  if (level === null && word !== '') {
    journal.problemOnce(
      'level-unknown',
      `The level "${word.slice(0, 40)}" is in no language known here; it counts as 0.`,
    );
  }
  const user = fields[layout.user] ?? '';
  const recordId = Number(fields[layout.recordId] ?? Number.NaN);
  return {
    file: journal.file,
    place: { kind: 'line', line },
    recordId: Number.isSafeInteger(recordId) && recordId > 0 ? recordId : null,
    provider: (fields[layout.provider] ?? '').trim(),
    eventId: Number(fields[layout.eventId]),
    level: level ?? 0,
    channel: fields[layout.channel] ?? '',
    computer: fields[layout.computer] ?? '',
    user: sid.test(user) ? user : null,
    data: [],
    message: fields[layout.message] ?? null,
  };
}

function take(progress: Progress, event: Undated, date: LocalDate): void {
  progress.order = provenOrder(progress.evidence) ?? progress.order;
  if (date.shape !== 'slashed') {
    // Who writes 5.10.2026 or 05-10-2026 means the 5th of October; nobody puts the month first there.
    finish(progress, event, date, 'day-first');
    return;
  }
  if (progress.order !== null) {
    releaseHeld(progress);
    finish(progress, event, date, progress.order);
    return;
  }
  progress.held.push({ event, date });
  progress.heldCharacters += (event.message?.length ?? 0) + 200;
  if (progress.heldCharacters > HELD_CHARACTERS) {
    releaseHeld(progress);
  }
}

/** Dates what was held back, by the best that is known now. */
function releaseHeld(progress: Progress): void {
  const { held } = progress;
  if (held.length === 0) {
    return;
  }
  progress.order ??= likelyOrder(progress.evidence);
  if (progress.order === null) {
    progress.journal.problemOnce(
      'date-order-unknown',
      'Nothing in the file tells whether the day or the month comes first in its dates; they were read day first.',
    );
    progress.order = 'day-first';
  }
  progress.held = [];
  progress.heldCharacters = 0;
  for (const { event, date } of held) {
    finish(progress, event, date, progress.order);
  }
}

function finish(progress: Progress, event: Undated, date: LocalDate, order: DateOrder): void {
  const { time, timeMs } = localDateText(date, order);
  const record: EventRecord = { ...event, time, timeMs };
  if (progress.passesTime(record)) {
    progress.journal.yielded(record);
    progress.batch.push(record);
  }
}
