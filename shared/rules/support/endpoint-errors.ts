import { eventText } from '../../event-log/event-record.ts';
import type { EventRecord } from '../../event-log/event-record.ts';
import { syncEngineSource } from '../../operations/event-sources.ts';
import { causeInText } from '../../operations/outages.ts';
import type { RuleInput } from '../rule.ts';
import { outagesBy } from './relay-path.ts';
import type { PathCause } from './relay-path.ts';

/** The endpoint comes up within this time, or it does not. */
const nearMs = 15 * 60_000;

// `"Couldn't connect to any service bus endpoint(s)`
const serviceBusWords = /service bus/i;

const causes: readonly PathCause[] = [
  'inspected',
  'certificate',
  'proxy-authentication',
  'proxy-refusal',
  'unreachable',
];

/**
 * Events 6800 and 6306 that only repeat a lost connection: they name the service bus or a certificate, and an outage
 * of this cause lies around them. The rule of that cause shows them as evidence.
 */
export function endpointErrors(input: RuleInput, cause: PathCause): readonly EventRecord[] {
  return allErrors(input).filter((event) => pathCauseOfError(input, event) === cause);
}

/** Events 6800 that have a cause of their own. */
export function ownEndpointErrors(input: RuleInput): readonly EventRecord[] {
  return input.events.of(syncEngineSource, 6800).filter((event) => pathCauseOfError(input, event) === null);
}

function allErrors(input: RuleInput): readonly EventRecord[] {
  return [...input.events.of(syncEngineSource, 6306), ...input.events.of(syncEngineSource, 6800)].toSorted(
    (a, b) => a.timeMs - b.timeMs,
  );
}

function pathCauseOfError(input: RuleInput, event: EventRecord): PathCause | null {
  const text = eventText(event);
  if (event.eventId === 6800 && !serviceBusWords.test(text) && causeInText(text) === 'unknown') return null;
  const found = causes.find((cause) =>
    outagesBy(input, cause).some(({ outage, records }) => {
      const lastMs = outage.end === null ? Number.POSITIVE_INFINITY : (records.at(-1)?.timeMs ?? outage.startMs);
      return event.timeMs >= outage.startMs - nearMs && event.timeMs <= lastMs + nearMs;
    }),
  );
  return found ?? null;
}
