import type { EventRecord } from '../event-log/event-record.ts';
import type { ConnectVersionFact, Fact, Facts } from '../facts/facts.ts';
import { syncEngineSource } from '../operations/event-sources.ts';
import { syncTraceOf } from '../operations/parsed-events.ts';

/**
 * Adds the engine version that the newest 6329 ends with. A bare log has no better source; beside others it comes
 * last, because the event may be older than an upgrade.
 */
export function withEngineVersion(facts: Facts, ordered: readonly EventRecord[]): Facts {
  const event = ordered.findLast((record) => isTrace(record) && syncTraceOf(record).engineVersion !== null);
  const version = event === undefined ? null : syncTraceOf(event).engineVersion;
  if (event === undefined || version === null) return facts;
  const place = event.place.kind === 'record' ? `record ${event.place.id}` : `line ${event.place.line}`;
  const known = facts.connectVersion;
  const fact: Fact<ConnectVersionFact> = {
    value: {
      sources: [...(known?.value.sources ?? []), { kind: 'event-6329', version, place: `${event.file} ${place}` }],
      azureInstance: known?.value.azureInstance ?? null,
    },
    source: known?.source ?? { collector: 'event-log', file: event.file, place },
  };
  return { ...facts, connectVersion: fact };
}

function isTrace(record: EventRecord): boolean {
  return record.provider === syncEngineSource && record.eventId === 6329;
}
