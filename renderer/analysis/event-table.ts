import type { EventRecord } from '../../shared/event-log/event-record.ts';
import { eventText } from '../../shared/event-log/event-record.ts';
import { connectSources, writebackSource } from '../../shared/operations/event-sources.ts';
import { heartbeatId } from '../../shared/operations/heartbeats.ts';

/** What an event is drawn as. */
export type EventClass = 'trouble' | 'password' | 'heartbeat' | 'other';

export const eventClasses: readonly EventClass[] = ['trouble', 'password', 'heartbeat', 'other'];

export interface EventQuery {
  /** Milliseconds since 1970 UTC; inclusive and exclusive. */
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Words that must all stand in text, source, id, place or user; a part in quotes counts as one. */
  readonly text: string;
  readonly provider: string | null;
  readonly eventClass: EventClass | null;
  /** Rows wanted, out of those that match, newest first. */
  readonly offset: number;
  readonly limit: number;
  /** Columns of the histogram. */
  readonly buckets: number;
}

export interface EventRow {
  readonly index: number;
  readonly time: string;
  readonly provider: string;
  readonly eventId: number;
  readonly level: number;
  readonly eventClass: EventClass;
  readonly file: string;
  readonly place: string;
  readonly user: string | null;
  readonly text: string;
}

export interface EventAnswer {
  /** Events kept, and those beyond the cap that are counted but not listed. */
  readonly kept: number;
  readonly beyond: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly matching: number;
  readonly rows: readonly EventRow[];
  /** One list of counts for each class, in the order of `eventClasses`. */
  readonly histogram: readonly (readonly number[])[];
  readonly providers: readonly string[];
}

export interface EventTable {
  add(batch: readonly EventRecord[]): void;
  query(query: EventQuery): EventAnswer;
}

/** Events kept for the list. A week of a busy server has a tenth of it; the rest is counted and said. */
export const largestTable = 300_000;

/** Keeps the events of the logs that were read, for the timeline's list and histogram. */
export function createEventTable(limit: number = largestTable): EventTable {
  let events: EventRecord[] = [];
  let sorted = true;
  let beyond = 0;
  const providers = new Map<string, number>();

  const ordered = (): readonly EventRecord[] => {
    if (!sorted) {
      events = events.toSorted((a, b) => b.timeMs - a.timeMs);
      sorted = true;
    }
    return events;
  };

  return {
    add(batch) {
      for (const event of batch) {
        if (Number.isNaN(event.timeMs)) continue;
        providers.set(event.provider, (providers.get(event.provider) ?? 0) + 1);
        if (events.length < limit) events.push(event);
        else beyond += 1;
      }
      sorted = false;
    },
    query(query) {
      const all = ordered();
      const words = searchedWords(query.text);
      const histogram = eventClasses.map(() => Array.from({ length: query.buckets }, () => 0));
      const width = (query.untilMs - query.sinceMs) / query.buckets;
      const rows: EventRow[] = [];
      let matching = 0;
      for (const [index, event] of all.entries()) {
        if (event.timeMs < query.sinceMs || event.timeMs >= query.untilMs) continue;
        if (query.provider !== null && event.provider !== query.provider) continue;
        const eventClass = classOf(event);
        if (query.eventClass !== null && eventClass !== query.eventClass) continue;
        if (words.length > 0 && !holds(event, words)) continue;
        const counts = histogram[eventClasses.indexOf(eventClass)];
        const bucket = Math.min(query.buckets - 1, Math.floor((event.timeMs - query.sinceMs) / width));
        if (counts !== undefined) counts[bucket] = (counts[bucket] ?? 0) + 1;
        if (matching >= query.offset && rows.length < query.limit) rows.push(toRow(event, index, eventClass));
        matching += 1;
      }
      return {
        kept: all.length,
        beyond,
        firstMs: all.at(-1)?.timeMs ?? Number.NaN,
        lastMs: all[0]?.timeMs ?? Number.NaN,
        matching,
        rows,
        histogram,
        providers: [...providers].toSorted((a, b) => b[1] - a[1]).map(([name]) => name),
      };
    },
  };
}

export function classOf(event: EventRecord): EventClass {
  if (!connectSources.has(event.provider)) return 'other';
  if (event.level >= 1 && event.level <= 3) return 'trouble';
  if (event.provider !== writebackSource) return 'other';
  return event.eventId === heartbeatId ? 'heartbeat' : 'password';
}

/** As evidence names it. */
function placeText({ place }: EventRecord): string {
  return place.kind === 'record' ? `record ${place.id}` : `line ${place.line}`;
}

// Sample: `33008 "record 4711"` → `33008`, `record 4711`.
const searchedPart = /"([^"]*)"|(\S+)/gu;

function searchedWords(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(searchedPart)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((word) => word !== '');
}

function holds(event: EventRecord, words: readonly string[]): boolean {
  const text =
    `${event.provider} ${event.eventId} ${placeText(event)}; ${event.user ?? ''} ${eventText(event)}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function toRow(event: EventRecord, index: number, eventClass: EventClass): EventRow {
  const { time, provider, eventId, level, file, user } = event;
  return {
    index,
    time,
    provider,
    eventId,
    level,
    eventClass,
    file,
    place: placeText(event),
    user,
    text: eventText(event),
  };
}
