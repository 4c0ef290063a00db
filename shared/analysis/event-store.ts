import { eventText } from '../event-log/event-record.ts';
import type { EventRecord } from '../event-log/event-record.ts';
import { copyText, createTextPool } from '../event-log/copy-text.ts';
import {
  directorySyncSource,
  localDatabaseSource,
  serviceManagerSource,
  syncEngineSource,
  upgradeSources,
  writebackSource,
} from '../operations/event-sources.ts';
import { orderEvents } from '../operations/event-order.ts';

/**
 * Keeps the events that operations and rules read; the rest is only counted by the session. Of each source and id the
 * newest are kept, up to a number and an amount of text, so that a log of any size fits in memory. What is kept does
 * not depend on the order of arrival.
 */
export interface EventStore {
  add(events: readonly EventRecord[]): void;
  /** In order, without doubles. */
  ordered(): readonly EventRecord[];
}

/** Events of these sources may be kept; all others are only counted, so nobody needs their data. */
export const keptSources: ReadonlySet<string> = new Set([
  writebackSource,
  syncEngineSource,
  directorySyncSource,
  serviceManagerSource,
  localDatabaseSource,
  ...upgradeSources,
]);

const syncEngineIds: ReadonlySet<number> = new Set([
  106, 403, 405, 904, 906, 2001, 2002, 2005, 6028, 6226, 6306, 6329, 6800, 6900,
]);
const directorySyncIds: ReadonlySet<number> = new Set([106, 115, 601, 605, 609, 611, 652, 655, 906]);
const serviceManagerIds: ReadonlySet<number> = new Set([7000, 7001, 7023, 7024, 7031, 7034, 7038]);
const failedHashId = 657;
const highestWritebackId = 33_999;

// `Result: Failed.` · `Result : Failed.`
const failedResult = /Result\s{0,4}:\s{0,4}Failed/i;
// The service key name, and its display names through the years.
const syncServiceName = /\bADSync\b|Azure AD Sync|Entra ID Sync/i;

export interface StoreLimits {
  readonly eventsPerId: number;
  /** Characters of text per source and id. */
  readonly textPerId: number;
}

export const storeLimits: StoreLimits = { eventsPerId: 50_000, textPerId: 33_554_432 };

interface Bucket {
  events: EventRecord[];
  text: number;
}

export function createEventStore(limits: StoreLimits = storeLimits): EventStore {
  const buckets = new Map<string, Bucket>();
  const pooled = createTextPool();
  let ordered: readonly EventRecord[] | null = null;
  return {
    add(events) {
      for (const event of events) {
        if (!isKept(event)) continue;
        ordered = null;
        const bucket = bucketOf(buckets, event);
        bucket.events.push(ownEvent(event, pooled));
        bucket.text += weight(event);
        // Twice the limit before trimming: each event is then sorted a few times at most.
        if (bucket.events.length > 2 * limits.eventsPerId || bucket.text > 2 * limits.textPerId) trim(bucket, limits);
      }
    },
    ordered() {
      if (ordered === null) {
        for (const bucket of buckets.values()) {
          if (bucket.events.length > limits.eventsPerId || bucket.text > limits.textPerId) trim(bucket, limits);
        }
        ordered = orderEvents([...buckets.values()].flatMap((bucket) => bucket.events));
      }
      return ordered;
    },
  };
}

/** The event with texts of its own: it stays, and what it was read from is to go. */
function ownEvent(event: EventRecord, pooled: (text: string) => string): EventRecord {
  return {
    ...event,
    time: copyText(event.time),
    provider: pooled(event.provider),
    channel: pooled(event.channel),
    computer: pooled(event.computer),
    user: event.user === null ? null : pooled(event.user),
    data: event.data.map((datum) => ({ ...datum, value: copyText(datum.value) })),
    message: event.message === null ? null : copyText(event.message),
  };
}

function isKept(event: EventRecord): boolean {
  switch (event.provider) {
    case writebackSource:
      return true;
    case syncEngineSource:
      return syncEngineIds.has(event.eventId);
    case directorySyncSource:
      return (
        directorySyncIds.has(event.eventId) || (event.eventId === failedHashId && failedResult.test(eventText(event)))
      );
    case serviceManagerSource:
      return serviceManagerIds.has(event.eventId) && syncServiceName.test(eventText(event));
    case localDatabaseSource:
      return event.eventId === 528;
    default:
      return upgradeSources.includes(event.provider);
  }
}

function bucketOf(buckets: Map<string, Bucket>, event: EventRecord): Bucket {
  // A forged log can carry 65,536 ids; those that no product knows share one place.
  const id = event.eventId <= highestWritebackId ? event.eventId : 'other';
  const key = `${event.provider}\n${id}`;
  const known = buckets.get(key);
  if (known !== undefined) return known;
  const bucket: Bucket = { events: [], text: 0 };
  buckets.set(key, bucket);
  return bucket;
}

function weight(event: EventRecord): number {
  let length = event.message?.length ?? 0;
  for (const datum of event.data) length += datum.value.length;
  return length;
}

/** Leaves the newest events within the limits. */
function trim(bucket: Bucket, limits: StoreLimits): void {
  const newestFirst = bucket.events.toSorted(byAge);
  const kept: EventRecord[] = [];
  let text = 0;
  for (const event of newestFirst) {
    if (kept.length >= limits.eventsPerId || text + weight(event) > limits.textPerId) break;
    kept.push(event);
    text += weight(event);
  }
  bucket.events = kept;
  bucket.text = text;
}

/** A total order, so that the same events are kept whatever the order of arrival. */
function byAge(a: EventRecord, b: EventRecord): number {
  const aMs = Number.isNaN(a.timeMs) ? 0 : a.timeMs;
  const bMs = Number.isNaN(b.timeMs) ? 0 : b.timeMs;
  if (aMs !== bMs) return bMs - aMs;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  const aPlace = a.place.kind === 'record' ? a.place.id : a.place.line;
  const bPlace = b.place.kind === 'record' ? b.place.id : b.place.line;
  return bPlace - aPlace;
}
