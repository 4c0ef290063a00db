import { eventText } from '../../event-log/event-record.ts';
import type { EventRecord } from '../../event-log/event-record.ts';
import { syncEngineSource } from '../../operations/event-sources.ts';
import { causeInText } from '../../operations/outages.ts';
import type { RuleInput } from '../rule.ts';
import { outagesBy, spansAround } from './relay-path.ts';
import type { createSpans } from './spans.ts';
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
  'proxy-unusable',
  'windows-tls',
  'handshake',
  'clock',
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
  const found = causes.find((cause) => spansOf(input).get(cause)?.contains(event.timeMs));
  return found ?? null;
}

type Spans = ReturnType<typeof createSpans>;

const known = new WeakMap<RuleInput, ReadonlyMap<PathCause, Spans>>();

function spansOf(input: RuleInput): ReadonlyMap<PathCause, Spans> {
  const found = known.get(input);
  if (found !== undefined) return found;
  const spans = new Map(causes.map((cause) => [cause, spansAround(outagesBy(input, cause), nearMs, nearMs)]));
  known.set(input, spans);
  return spans;
}
