import type { EventRecord } from '../../shared/event-log/event-record.ts';
import { eventText } from '../../shared/event-log/event-record.ts';
import { connectSources, writebackSource } from '../../shared/operations/event-sources.ts';
import { heartbeatId } from '../../shared/operations/heartbeats.ts';
import { parseWritebackEvent } from '../../shared/operations/parse-writeback-event.ts';
import { eventClasses } from './event-query.ts';
import type { CountedValue, EventClass, EventRow } from './event-query.ts';
import { createNumberColumn, setNumber } from './number-column.ts';
import type { NumberColumn } from './number-column.ts';
import { createTextPages } from './text-pages.ts';
import type { TextPages } from './text-pages.ts';

/** Values that repeat, each kept once; a column holds their numbers. Number 0 is "none". */
export interface Words {
  readonly values: string[];
  readonly counts: number[];
  readonly numbers: Map<string, number>;
}

function createWords(): Words {
  return { values: [''], counts: [0], numbers: new Map() };
}

function numberOf(words: Words, value: string): number {
  let number = words.numbers.get(value);
  if (number === undefined) {
    number = words.values.length;
    words.values.push(value);
    words.counts.push(0);
    words.numbers.set(value, number);
  }
  words.counts[number]! += 1;
  return number;
}

/** Values with their counts, the most frequent first. */
export function countedWords({ values, counts }: Words): readonly CountedValue<string>[] {
  return values
    .map((value, number) => ({ value, count: counts[number] ?? 0 }))
    .slice(1)
    .toSorted((one, other) => other.count - one.count);
}

/** Events as columns: about 30 bytes and the text each. An event's number is the order in which it came. */
export interface EventColumns {
  count: number;
  /** Events for which there was no more room. */
  beyond: number;
  readonly timeMs: NumberColumn;
  readonly eventId: NumberColumn;
  readonly level: NumberColumn;
  /** Index into `eventClasses`. */
  readonly eventClass: NumberColumn;
  readonly provider: NumberColumn;
  readonly file: NumberColumn;
  /** SID of the security context. */
  readonly user: NumberColumn;
  /** Person named by the text of a writeback event. */
  readonly person: NumberColumn;
  readonly trackingId: NumberColumn;
  readonly channel: NumberColumn;
  readonly computer: NumberColumn;
  /** Record id or line; negative for a line. */
  readonly place: NumberColumn;
  /** What the time has behind its milliseconds, see `timeText`. */
  readonly timeRest: NumberColumn;
  readonly words: Readonly<Record<WordColumn, Words>>;
  readonly texts: TextPages;
  /** Times no rule gives back, by event number. */
  readonly oddTimes: Map<number, string>;
}

type WordColumn = 'provider' | 'file' | 'user' | 'person' | 'trackingId' | 'channel' | 'computer';

export function createColumns(mostTextBytes: number): EventColumns {
  return {
    count: 0,
    beyond: 0,
    timeMs: createNumberColumn(),
    eventId: createNumberColumn(),
    level: createNumberColumn(),
    eventClass: createNumberColumn(),
    provider: createNumberColumn(),
    file: createNumberColumn(),
    user: createNumberColumn(),
    person: createNumberColumn(),
    trackingId: createNumberColumn(),
    channel: createNumberColumn(),
    computer: createNumberColumn(),
    place: createNumberColumn(),
    timeRest: createNumberColumn(),
    words: {
      provider: createWords(),
      file: createWords(),
      user: createWords(),
      person: createWords(),
      trackingId: createWords(),
      channel: createWords(),
      computer: createWords(),
    },
    texts: createTextPages(mostTextBytes),
    oddTimes: new Map(),
  };
}

/** Events without a readable time stand nowhere on a timeline and are left out. */
export function addEvent(columns: EventColumns, event: EventRecord): void {
  if (Number.isNaN(event.timeMs)) return;
  const text = eventText(event);
  if (!columns.texts.add(text)) {
    columns.beyond += 1;
    return;
  }
  const at = columns.count;
  const { words } = columns;
  const eventClass = classOf(event);
  setNumber(columns.timeMs, at, event.timeMs);
  setNumber(columns.eventId, at, event.eventId);
  setNumber(columns.level, at, event.level);
  setNumber(columns.eventClass, at, eventClasses.indexOf(eventClass));
  setNumber(columns.provider, at, numberOf(words.provider, event.provider));
  setNumber(columns.file, at, numberOf(words.file, event.file));
  setNumber(columns.user, at, event.user === null ? 0 : numberOf(words.user, event.user));
  setNumber(columns.channel, at, numberOf(words.channel, event.channel));
  setNumber(columns.computer, at, numberOf(words.computer, event.computer));
  setNumber(columns.place, at, event.place.kind === 'record' ? event.place.id : -event.place.line);
  columns.count = at + 1;
  keepTime(columns, at, event.time);
  // A heartbeat is nobody's; not to parse it saves most of the work on a healthy server.
  const isNobodys = event.provider !== writebackSource || eventClass === 'heartbeat';
  const { trackingId, user } = isNobodys ? nobody : parseWritebackEvent(text);
  setNumber(columns.trackingId, at, trackingId === null ? 0 : numberOf(words.trackingId, trackingId));
  setNumber(columns.person, at, user === null ? 0 : numberOf(words.person, user.toLowerCase()));
}

const nobody = { trackingId: null, user: null };

/** Largest time rest: the digits behind the milliseconds, and in front of them how many fraction digits there are. */
const DIGITS = 10_000_000;
/** No `Z` behind the time. */
const ZONELESS = 16 * DIGITS;

function keepTime(columns: EventColumns, at: number, time: string): void {
  const ms = columns.timeMs.values[at]!;
  const zoned = time.endsWith('Z');
  const end = zoned ? time.length - 1 : time.length;
  const digits = Math.max(0, end - 20);
  const rest = digits > 3 && digits <= 10 ? Number(time.slice(23, end)) : 0;
  const kept = (zoned ? 0 : ZONELESS) + Math.min(15, digits) * DIGITS + (Number.isInteger(rest) ? rest : 0);
  setNumber(columns.timeRest, at, kept);
  if (rebuiltTime(ms, kept) !== time) columns.oddTimes.set(at, time);
}

function rebuiltTime(ms: number, rest: number): string {
  const zoned = rest < ZONELESS;
  const digits = Math.floor((zoned ? rest : rest - ZONELESS) / DIGITS);
  const minute = Math.floor(ms / 60_000);
  const inMinute = ms - minute * 60_000;
  const second = Math.floor(inMinute / 1000);
  const fraction = digits === 0 ? '' : `.${padded(Math.floor(inMinute % 1000), 3).slice(0, digits)}`;
  const more = digits > 3 ? padded(rest % DIGITS, digits - 3) : '';
  return `${minuteText(minute)}${padded(second, 2)}${fraction}${more}${zoned ? 'Z' : ''}`;
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

/** What a time has before its seconds; most events share it with the one before. */
function minuteText(minute: number): string {
  if (lastMinute.number !== minute) {
    // Sample: 2026-10-05T08:15:00.000Z
    lastMinute = { number: minute, text: new Date(minute * 60_000).toISOString().slice(0, -7) };
  }
  return lastMinute.text;
}

let lastMinute = { number: 0, text: '1970-01-01T00:00:' };

export function placeText(columns: EventColumns, at: number): string {
  const place = columns.place.values[at]!;
  return place < 0 ? `line ${-place}` : `record ${place}`;
}

/** The place as the column holds it; NaN where the text names none. */
export function placeNumber(text: string): number {
  // Sample: record 4711, line 12
  const parts = /^(record|line) (\d+)$/.exec(text);
  const number = Number(parts?.[2]);
  return parts?.[1] === 'line' ? -number : number;
}

export function readRow(columns: EventColumns, at: number): EventRow {
  const { words } = columns;
  const word = (name: WordColumn): string => words[name].values[columns[name].values[at]!] ?? '';
  return {
    index: at,
    time: columns.oddTimes.get(at) ?? rebuiltTime(columns.timeMs.values[at]!, columns.timeRest.values[at]!),
    timeMs: columns.timeMs.values[at]!,
    provider: word('provider'),
    eventId: columns.eventId.values[at]!,
    level: columns.level.values[at]!,
    eventClass: eventClasses[columns.eventClass.values[at]!] ?? 'other',
    file: word('file'),
    place: placeText(columns, at),
    user: word('user') || null,
    trackingId: word('trackingId') || null,
    channel: word('channel'),
    computer: word('computer'),
    text: columns.texts.read(at),
  };
}

export function classOf(event: Pick<EventRecord, 'provider' | 'level' | 'eventId'>): EventClass {
  if (!connectSources.has(event.provider)) return 'other';
  if (event.level >= 1 && event.level <= 3) return 'trouble';
  if (event.provider !== writebackSource) return 'other';
  return event.eventId === heartbeatId ? 'heartbeat' : 'password';
}
