import { eventText } from '../event-log/event-record.ts';
import type { EventRecord } from '../event-log/event-record.ts';
import { syncEngineSource } from './event-sources.ts';
import { parseDirectoryLogon, parseSyncEngineEvent } from './parse-sync-engine-event.ts';
import type { DirectoryLogon, SyncEngineTrace } from './parse-sync-engine-event.ts';
import { parseWritebackEvent } from './parse-writeback-event.ts';
import type { WritebackEventText } from './parse-writeback-event.ts';

/**
 * Records never change, so each text is parsed once, however often a growing log is analysed. The entries go with
 * their records.
 */
const writebackTexts = new WeakMap<EventRecord, WritebackEventText>();
const traces = new WeakMap<EventRecord, SyncEngineTrace>();

export function writebackTextOf(event: EventRecord): WritebackEventText {
  const known = writebackTexts.get(event);
  if (known !== undefined) return known;
  const parsed = parseWritebackEvent(eventText(event));
  writebackTexts.set(event, parsed);
  return parsed;
}

export function syncTraceOf(event: EventRecord): SyncEngineTrace {
  const known = traces.get(event);
  if (known !== undefined) return known;
  const parsed = parseSyncEngineEvent(eventText(event));
  traces.set(event, parsed);
  return parsed;
}

/** Connector account and domain, where the event is an ADSync 403 or 405. */
export function directoryLogonOf(event: EventRecord): DirectoryLogon | null {
  const names = event.provider === syncEngineSource && (event.eventId === 403 || event.eventId === 405);
  return names ? parseDirectoryLogon(eventText(event)) : null;
}
