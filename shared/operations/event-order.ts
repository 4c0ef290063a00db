import { eventText } from '../event-log/event-record.ts';
import type { EventRecord } from '../event-log/event-record.ts';

/**
 * Events oldest first, the same from any order of arrival: by time, then file, then place; events of unreadable time
 * come first. A text export has whole seconds and often runs newest first; there a later line of the same second is
 * the older event. One event read from two files of the same log is kept once.
 */
export function orderEvents(events: readonly EventRecord[]): readonly EventRecord[] {
  const newestFirst = filesNewestFirst(events);
  const ordered = events.toSorted((a, b) => compareEvents(a, b, newestFirst));
  return withoutDoubles(ordered);
}

function compareEvents(a: EventRecord, b: EventRecord, newestFirst: ReadonlySet<string>): number {
  const aMs = Number.isNaN(a.timeMs) ? Number.NEGATIVE_INFINITY : a.timeMs;
  const bMs = Number.isNaN(b.timeMs) ? Number.NEGATIVE_INFINITY : b.timeMs;
  if (aMs !== bMs) return aMs < bMs ? -1 : 1;
  // Records of one file count up in the order they were written, below the millisecond too.
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  const step = placeNumber(a) - placeNumber(b);
  if (step !== 0) return newestFirst.has(a.file) ? -step : step;
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.eventId !== b.eventId) return a.eventId - b.eventId;
  const aText = `${a.provider}\n${eventText(a)}`;
  const bText = `${b.provider}\n${eventText(b)}`;
  return aText < bText ? -1 : aText > bText ? 1 : 0;
}

function placeNumber(event: EventRecord): number {
  return event.place.kind === 'record' ? event.place.id : event.place.line;
}

/** Files with line numbers whose first line is younger than their last one. */
function filesNewestFirst(events: readonly EventRecord[]): ReadonlySet<string> {
  const ends = new Map<string, { first: EventRecord; last: EventRecord }>();
  for (const event of events) {
    if (event.place.kind !== 'line' || Number.isNaN(event.timeMs)) continue;
    const end = ends.get(event.file);
    if (end === undefined) {
      ends.set(event.file, { first: event, last: event });
      continue;
    }
    if (placeNumber(event) < placeNumber(end.first)) end.first = event;
    if (placeNumber(event) > placeNumber(end.last)) end.last = event;
  }
  return new Set([...ends].filter(([, end]) => end.first.timeMs > end.last.timeMs).map(([file]) => file));
}

/** Record ids are unique in one channel of one computer; equal ones at the same moment are the same event. */
function withoutDoubles(ordered: readonly EventRecord[]): readonly EventRecord[] {
  const kept: EventRecord[] = [];
  for (const event of ordered) {
    if (!isDouble(event, kept)) kept.push(event);
  }
  return kept.length === ordered.length ? ordered : kept;
}

function isDouble(event: EventRecord, kept: readonly EventRecord[]): boolean {
  if (event.recordId === null) return false;
  for (let index = kept.length - 1; index >= 0; index -= 1) {
    const other = kept[index];
    if (other === undefined || other.timeMs !== event.timeMs) return false;
    const same =
      other.recordId === event.recordId &&
      other.eventId === event.eventId &&
      other.provider === event.provider &&
      other.computer === event.computer &&
      other.channel === event.channel;
    if (same) return true;
    // A burst within one millisecond is short; a forged log of a million equal times must not cost a million squared.
    if (kept.length - index > 256) return false;
  }
  return false;
}
