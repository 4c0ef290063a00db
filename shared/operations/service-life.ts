import type { EventPlace, EventRecord } from '../event-log/event-record.ts';
import { syncEngineSource, writebackSource } from './event-sources.ts';

/** Where an event stands, small enough to keep in a result. */
export interface EventPointer {
  readonly file: string;
  readonly place: EventPlace;
  readonly eventId: number;
  readonly time: string;
}

/** One stretch in which a service ran; a null end is an end the log does not show. */
export interface ServiceRun {
  /** `engine`: the service ADSync (2001, 2002). `writeback`: its password endpoint (31015, 31016). */
  readonly service: 'engine' | 'writeback';
  readonly start: string | null;
  readonly startMs: number | null;
  readonly end: string | null;
  readonly endMs: number | null;
}

/** One start of the engine, and what became of the password endpoint in it. */
export interface EngineStart {
  readonly startedAt: string;
  readonly startedMs: number;
  /** Time of the stop before it, where logged. */
  readonly stoppedAt: string | null;
  /** First 31015 between this start and the next one. */
  readonly endpointAt: string | null;
  /** First 6800 between this start and the next one. */
  readonly endpointError: EventPointer | null;
}

export interface ServiceLife {
  readonly runs: readonly ServiceRun[];
  readonly engineStarts: readonly EngineStart[];
}

const engineStarted = 2001;
const engineStopped = 2002;
const endpointStarted = 31015;
const endpointStopped = 31016;
const endpointFailed = 6800;

/** `events` in order. */
export function readServiceLife(events: readonly EventRecord[]): ServiceLife {
  return {
    runs: [
      ...runsOf('engine', syncEngineSource, engineStarted, engineStopped, events),
      ...runsOf('writeback', writebackSource, endpointStarted, endpointStopped, events),
    ],
    engineStarts: engineStarts(events),
  };
}

export function pointerTo(event: EventRecord): EventPointer {
  return { file: event.file, place: event.place, eventId: event.eventId, time: event.time };
}

function runsOf(
  service: ServiceRun['service'],
  provider: string,
  startId: number,
  stopId: number,
  events: readonly EventRecord[],
): readonly ServiceRun[] {
  const runs: ServiceRun[] = [];
  let open: EventRecord | null = null;
  for (const event of events) {
    if (event.provider !== provider) continue;
    if (event.eventId === startId) {
      // A second start without a stop between them: the first run ended unseen, as after a crash.
      if (open !== null) runs.push(run(service, open, null));
      open = event;
    }
    if (event.eventId === stopId) {
      // Several stops in a row belong to one end.
      if (open !== null || runs.length === 0) runs.push(run(service, open, event));
      open = null;
    }
  }
  if (open !== null) runs.push(run(service, open, null));
  return runs;
}

function run(service: ServiceRun['service'], from: EventRecord | null, to: EventRecord | null): ServiceRun {
  return {
    service,
    start: from?.time ?? null,
    startMs: from?.timeMs ?? null,
    end: to?.time ?? null,
    endMs: to?.timeMs ?? null,
  };
}

function engineStarts(events: readonly EventRecord[]): readonly EngineStart[] {
  const starts: { -readonly [Key in keyof EngineStart]: EngineStart[Key] }[] = [];
  let stoppedAt: string | null = null;
  for (const event of events) {
    const current = starts.at(-1);
    if (event.provider === syncEngineSource && event.eventId === engineStopped) stoppedAt = event.time;
    if (event.provider === syncEngineSource && event.eventId === engineStarted) {
      starts.push({
        startedAt: event.time,
        startedMs: event.timeMs,
        stoppedAt,
        endpointAt: null,
        endpointError: null,
      });
      stoppedAt = null;
    }
    if (current === undefined) continue;
    if (event.provider === writebackSource && event.eventId === endpointStarted) current.endpointAt ??= event.time;
    if (event.provider === syncEngineSource && event.eventId === endpointFailed) {
      current.endpointError ??= pointerTo(event);
    }
  }
  return starts;
}
