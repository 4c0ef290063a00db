import type { EventRecord } from '../../shared/event-log/event-record.ts';
import { eventText } from '../../shared/event-log/event-record.ts';
import { connectSources, writebackSource } from '../../shared/operations/event-sources.ts';
import { heartbeatId } from '../../shared/operations/heartbeats.ts';
import { parseWritebackEvent } from '../../shared/operations/parse-writeback-event.ts';
import { eventClasses } from './event-query.ts';
import type { CountedValue, EventClass, EventRow } from './event-query.ts';
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

/**
 * Events as columns: about 80 bytes and the text each, in typed arrays that double as they fill. An event's number is
 * the order in which it came.
 */
export interface EventColumns {
  count: number;
  /** Events for which there was no more room. */
  beyond: number;
  timeMs: Float64Array;
  eventId: Uint32Array;
  level: Uint8Array;
  /** Index into `eventClasses`. */
  eventClass: Uint8Array;
  provider: Uint32Array;
  file: Uint32Array;
  /** SID of the security context. */
  user: Uint32Array;
  /** Person named by the text of a writeback event. */
  person: Uint32Array;
  trackingId: Uint32Array;
  channel: Uint32Array;
  computer: Uint32Array;
  /** Record id or line; negative for a line. */
  place: Float64Array;
  /** What the time has behind its milliseconds, see `timeText`. */
  timeRest: Uint32Array;
  readonly words: Readonly<Record<WordColumn, Words>>;
  readonly texts: TextPages;
  /** Times no rule gives back, by event number. */
  readonly oddTimes: Map<number, string>;
}

type WordColumn = 'provider' | 'file' | 'user' | 'person' | 'trackingId' | 'channel' | 'computer';

export function createColumns(mostTextBytes: number): EventColumns {
  const size = 4096;
  return {
    count: 0,
    beyond: 0,
    timeMs: new Float64Array(size),
    eventId: new Uint32Array(size),
    level: new Uint8Array(size),
    eventClass: new Uint8Array(size),
    provider: new Uint32Array(size),
    file: new Uint32Array(size),
    user: new Uint32Array(size),
    person: new Uint32Array(size),
    trackingId: new Uint32Array(size),
    channel: new Uint32Array(size),
    computer: new Uint32Array(size),
    place: new Float64Array(size),
    timeRest: new Uint32Array(size),
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
  if (at === columns.timeMs.length) grow(columns);
  const { words } = columns;
  const eventClass = classOf(event);
  columns.timeMs[at] = event.timeMs;
  columns.eventId[at] = event.eventId;
  columns.level[at] = event.level;
  columns.eventClass[at] = eventClasses.indexOf(eventClass);
  columns.provider[at] = numberOf(words.provider, event.provider);
  columns.file[at] = numberOf(words.file, event.file);
  columns.user[at] = event.user === null ? 0 : numberOf(words.user, event.user);
  columns.channel[at] = numberOf(words.channel, event.channel);
  columns.computer[at] = numberOf(words.computer, event.computer);
  columns.place[at] = event.place.kind === 'record' ? event.place.id : -event.place.line;
  columns.count = at + 1;
  keepTime(columns, at, event.time);
  // A heartbeat is nobody's; not to parse it saves most of the work on a healthy server.
  if (event.provider !== writebackSource || eventClass === 'heartbeat') {
    columns.person[at] = 0;
    columns.trackingId[at] = 0;
    return;
  }
  const { trackingId, user } = parseWritebackEvent(text);
  columns.trackingId[at] = trackingId === null ? 0 : numberOf(words.trackingId, trackingId);
  columns.person[at] = user === null ? 0 : numberOf(words.person, user.toLowerCase());
}

function grow(columns: EventColumns): void {
  columns.timeMs = doubled(columns.timeMs, Float64Array);
  columns.place = doubled(columns.place, Float64Array);
  columns.level = doubled(columns.level, Uint8Array);
  columns.eventClass = doubled(columns.eventClass, Uint8Array);
  columns.eventId = doubled(columns.eventId, Uint32Array);
  columns.timeRest = doubled(columns.timeRest, Uint32Array);
  for (const name of ['provider', 'file', 'user', 'person', 'trackingId', 'channel', 'computer'] as const) {
    columns[name] = doubled(columns[name], Uint32Array);
  }
}

function doubled<Column extends Float64Array | Uint32Array | Uint8Array>(
  column: Column,
  make: new (length: number) => Column,
): Column {
  const grown = new make(column.length * 2);
  grown.set(column);
  return grown;
}

/** Largest time rest: the digits behind the milliseconds, and in front of them how many fraction digits there are. */
const DIGITS = 10_000_000;
/** No `Z` behind the time. */
const ZONELESS = 16 * DIGITS;

function keepTime(columns: EventColumns, at: number, time: string): void {
  const ms = columns.timeMs[at]!;
  const zoned = time.endsWith('Z');
  const end = zoned ? time.length - 1 : time.length;
  const digits = Math.max(0, end - 20);
  const rest = digits > 3 && digits <= 10 ? Number(time.slice(23, end)) : 0;
  columns.timeRest[at] = (zoned ? 0 : ZONELESS) + Math.min(15, digits) * DIGITS + (Number.isInteger(rest) ? rest : 0);
  if (rebuiltTime(ms, columns.timeRest[at]) !== time) columns.oddTimes.set(at, time);
}

function rebuiltTime(ms: number, rest: number): string {
  const zoned = rest < ZONELESS;
  const digits = Math.floor((zoned ? rest : rest - ZONELESS) / DIGITS);
  // Sample: 2026-10-05T08:15:31.123Z
  const whole = new Date(ms).toISOString();
  const seconds = whole.slice(0, -5);
  const fraction = digits === 0 ? '' : whole.slice(-5, -4 + Math.min(3, digits));
  const more = digits > 3 ? String(rest % DIGITS).padStart(digits - 3, '0') : '';
  return `${seconds}${fraction}${more}${zoned ? 'Z' : ''}`;
}

export function placeText(columns: EventColumns, at: number): string {
  const place = columns.place[at]!;
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
  const word = (name: WordColumn): string => words[name].values[columns[name][at]!] ?? '';
  return {
    index: at,
    time: columns.oddTimes.get(at) ?? rebuiltTime(columns.timeMs[at]!, columns.timeRest[at]!),
    timeMs: columns.timeMs[at]!,
    provider: word('provider'),
    eventId: columns.eventId[at]!,
    level: columns.level[at]!,
    eventClass: eventClasses[columns.eventClass[at]!] ?? 'other',
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
