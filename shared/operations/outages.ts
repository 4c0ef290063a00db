import { eventText } from '../event-log/event-record.ts';
import type { EventRecord } from '../event-log/event-record.ts';
import { syncEngineSource, writebackSource } from './event-sources.ts';
import { heartbeatId } from './heartbeats.ts';
import { writebackTextOf } from './parsed-events.ts';

/**
 * `outage`: no connection to the relay until recovery. `blip`: one short loss that healed by itself.
 * `restart`: errors at a restart of the service that ended in a healthy endpoint.
 */
export type OutageKind = 'outage' | 'blip' | 'restart';

/** What the error texts themselves say about the reason. */
export type OutageCause = 'certificate' | 'proxy-authentication' | 'proxy-refusal' | 'tls' | 'name' | 'unknown';

export interface Outage {
  readonly kind: OutageKind;
  readonly cause: OutageCause;
  readonly start: string;
  readonly startMs: number;
  /** Time of the event that showed recovery, or null where the log shows none. */
  readonly end: string | null;
  readonly durationMs: number | null;
  /** Namespaces that the errors named. */
  readonly namespaces: readonly string[];
  readonly errorCount: number;
}

/** An outage with its error records, oldest first. */
export interface OutageRecords {
  readonly outage: Outage;
  readonly records: readonly EventRecord[];
}

/** Errors of the connection to the relay: listener lost, service error, service bus error, hosts not running. */
export const connectionErrors: ReadonlySet<number> = new Set([31034, 31044, 32001, 32002]);

const endpointStarted = 31015;
const endpointStopped = 31016;
const engineStarts: ReadonlySet<number> = new Set([2001, 2002]);

/** A loss that heals within this time and names a single kind of error is a blip. */
const blipMs = 10 * 60_000;
/** Errors this close to a stop or start of the service belong to the restart. */
const restartMs = 5 * 60_000;
/** A restart must bring heartbeats this soon to count as recovered. */
const restartRecoveryMs = 30 * 60_000;
/** A started endpoint that loses its connection again this soon had not recovered. */
const relapseMs = 10 * 60_000;

interface Draft {
  readonly records: EventRecord[];
  /** Namespaces still without connection; empty name where an error named none. */
  readonly open: Set<string>;
  end: EventRecord | null;
}

/** `events` in order. */
export function readOutages(events: readonly EventRecord[]): readonly OutageRecords[] {
  const restarts = events.filter(isRestartEvent).map((event) => event.timeMs);
  return mergeRelapses(collect(events)).map((draft) => {
    const first = draft.records[0];
    return { outage: describe(draft, first, restarts), records: draft.records };
  });
}

function isRestartEvent(event: EventRecord): boolean {
  return (
    (event.provider === syncEngineSource && engineStarts.has(event.eventId)) ||
    (event.provider === writebackSource && (event.eventId === endpointStopped || event.eventId === endpointStarted))
  );
}

function collect(events: readonly EventRecord[]): readonly Draft[] {
  const drafts: Draft[] = [];
  let current: Draft | null = null;
  for (const event of events) {
    if (event.provider !== writebackSource) continue;
    if (connectionErrors.has(event.eventId)) {
      if (current === null) {
        current = { records: [], open: new Set(), end: null };
        drafts.push(current);
      }
      current.records.push(event);
      const named = writebackTextOf(event).serviceBusNamespaces;
      for (const name of named.length === 0 ? [''] : named) current.open.add(name);
    } else if (current !== null && recovers(current, event)) {
      current.end = event;
      current = null;
    }
  }
  return drafts;
}

/** A heartbeat heals the namespace it names; one that names none, or a started endpoint, heals all. */
function recovers(draft: Draft, event: EventRecord): boolean {
  if (event.eventId === endpointStarted) return true;
  if (event.eventId !== heartbeatId) return false;
  const named = writebackTextOf(event).serviceBusNamespaces;
  if (named.length === 0) return true;
  draft.open.delete('');
  for (const name of named) draft.open.delete(name);
  return draft.open.size === 0;
}

/** A start of the endpoint alone proves little: errors that follow soon continue the same outage. */
function mergeRelapses(drafts: readonly Draft[]): readonly Draft[] {
  const merged: Draft[] = [];
  for (const draft of drafts) {
    const before = merged.at(-1);
    const first = draft.records[0];
    const startedOnly = before?.end?.eventId === endpointStarted;
    if (before !== undefined && first !== undefined && startedOnly && first.timeMs - endMs(before) < relapseMs) {
      before.records.push(...draft.records);
      before.end = draft.end;
    } else {
      merged.push(draft);
    }
  }
  return merged;
}

function endMs(draft: Draft): number {
  return draft.end?.timeMs ?? Number.POSITIVE_INFINITY;
}

function describe(draft: Draft, first: EventRecord | undefined, restarts: readonly number[]): Outage {
  const startMs = first?.timeMs ?? Number.NaN;
  const durationMs = draft.end === null ? null : draft.end.timeMs - startMs;
  return {
    kind: kindOf(draft, startMs, durationMs, restarts),
    cause: causeOf(draft.records),
    start: first?.time ?? '',
    startMs,
    end: draft.end?.time ?? null,
    durationMs,
    namespaces: [
      ...new Set(draft.records.flatMap((record) => writebackTextOf(record).serviceBusNamespaces)),
    ].toSorted(),
    errorCount: draft.records.length,
  };
}

function kindOf(draft: Draft, startMs: number, durationMs: number | null, restarts: readonly number[]): OutageKind {
  if (durationMs === null) return 'outage';
  const lastMs = draft.records.at(-1)?.timeMs ?? startMs;
  const atRestart = restarts.some((ms) => Math.abs(ms - startMs) <= restartMs && Math.abs(ms - lastMs) <= restartMs);
  if (atRestart && durationMs <= restartRecoveryMs) return 'restart';
  const kinds = new Set(draft.records.map((record) => record.eventId));
  return durationMs <= blipMs && kinds.size === 1 && kinds.has(31034) ? 'blip' : 'outage';
}

// The framework's own sentences, as they stand inside 31034 and its neighbours:
// `The remote certificate is invalid according to the validation procedure.`
const certificateWords = /remote certificate is invalid|could not establish trust relationship/i;
// `The remote server returned an error: (407) Proxy Authentication Required.`
const proxyAuthenticationWords = /\(407\)|Proxy Authentication Required/i;
// `The remote server returned an error: (403) Forbidden.`
const proxyRefusalWords = /\(403\) Forbidden/i;
// `The request was aborted: Could not create SSL/TLS secure channel.`
// `The client and server cannot communicate, because they do not possess a common algorithm`
const tlsWords = /Could not create SSL\/TLS secure channel|do not possess a common algorithm/i;
// `The remote name could not be resolved: 'ssprdedicatedsbprodncu.servicebus.windows.net'`
const nameWords = /remote name could not be resolved|No such host is known/i;

/** Also for 6800, whose stack repeats the words of the error beneath. */
export function causeInText(text: string): OutageCause {
  if (certificateWords.test(text)) return 'certificate';
  if (proxyAuthenticationWords.test(text)) return 'proxy-authentication';
  if (proxyRefusalWords.test(text)) return 'proxy-refusal';
  if (tlsWords.test(text)) return 'tls';
  return nameWords.test(text) ? 'name' : 'unknown';
}

function causeOf(records: readonly EventRecord[]): OutageCause {
  for (const record of records) {
    const cause = causeInText(eventText(record));
    if (cause !== 'unknown') return cause;
  }
  return 'unknown';
}
