import { eventText } from '../event-log/event-record.ts';
import type { EventRecord } from '../event-log/event-record.ts';
import { writebackSource } from './event-sources.ts';
import { writebackTextOf } from './parsed-events.ts';

export const heartbeatId = 31019;

/** A silence between two heartbeats, or from the last one to the log's end. */
export interface HeartbeatGap {
  readonly from: string;
  readonly fromMs: number;
  /** Null where the log ends in the silence. */
  readonly to: string | null;
  readonly durationMs: number;
}

export interface HeartbeatSummary {
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Namespaces that heartbeats named; a healthy server has two. */
  readonly namespaces: readonly string[];
  readonly gaps: readonly HeartbeatGap[];
}

/** Two come about every five minutes; three misses in a row make a gap. */
export const heartbeatGapMs = 20 * 60_000;

/** `events` in order; `logEndMs` is the time of the newest event of any source, NaN where unknown. */
export function readHeartbeats(events: readonly EventRecord[], logEndMs: number): HeartbeatSummary {
  const beats = events.filter((event) => event.provider === writebackSource && event.eventId === heartbeatId);
  const gaps: HeartbeatGap[] = [];
  for (const [index, beat] of beats.entries()) {
    const next = beats[index + 1];
    const durationMs = (next?.timeMs ?? logEndMs) - beat.timeMs;
    if (durationMs >= heartbeatGapMs) {
      gaps.push({ from: beat.time, fromMs: beat.timeMs, to: next?.time ?? null, durationMs });
    }
  }
  return {
    count: beats.length,
    first: beats[0]?.time ?? null,
    last: beats.at(-1)?.time ?? null,
    namespaces: [...new Set(unlike(beats).flatMap((beat) => writebackTextOf(beat).serviceBusNamespaces))].toSorted(),
    gaps,
  };
}

/** One event of each text: the tens of thousands of a long log say the same, and what is read from each is kept. */
function unlike(events: readonly EventRecord[]): readonly EventRecord[] {
  const byText = new Map<string, EventRecord>();
  for (const event of events) {
    const text = eventText(event);
    if (!byText.has(text)) byText.set(text, event);
  }
  return [...byText.values()];
}
