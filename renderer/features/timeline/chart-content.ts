import type { Analysis } from '../../../shared/analysis/analysis.ts';
import type { OperationOutcome } from '../../../shared/operations/password-operation.ts';
import type { OutageKind } from '../../../shared/operations/outages.ts';
import { eventClasses } from '../../analysis/event-query.ts';
import type { EventClass } from '../../analysis/event-query.ts';
import type { Bins, TimeWindow } from './time-window.ts';

export interface OutageBand extends TimeWindow {
  readonly kind: OutageKind;
}

export interface OperationMark {
  readonly timeMs: number;
  readonly outcome: OperationOutcome;
}

/** What lies over the histogram: it comes from the verdict, not from the single events. */
export interface ChartMarks {
  readonly outages: readonly OutageBand[];
  /** From the stop of the service to its start; a start without a stop in the log has no length. */
  readonly restarts: readonly TimeWindow[];
  /** In the order of time. */
  readonly operations: readonly OperationMark[];
}

export function marksOf(
  { outages, serviceLife, operations }: Pick<Analysis, 'outages' | 'serviceLife' | 'operations'>,
  endMs: number,
): ChartMarks {
  return {
    outages: outages.map(({ kind, startMs, durationMs }) => ({
      kind,
      sinceMs: startMs,
      // One that did not end in the log lasts to its end.
      untilMs: durationMs === null ? Math.max(startMs, endMs) : startMs + durationMs,
    })),
    restarts: serviceLife.engineStarts.map(({ startedMs, stoppedAt }) => {
      const stoppedMs = stoppedAt === null ? Number.NaN : Date.parse(stoppedAt);
      return { sinceMs: Number.isNaN(stoppedMs) ? startedMs : stoppedMs, untilMs: startedMs };
    }),
    operations: operations
      .map(({ start, outcome }) => ({ timeMs: Date.parse(start), outcome }))
      .filter(({ timeMs }) => !Number.isNaN(timeMs))
      .toSorted((one, other) => one.timeMs - other.timeMs),
  };
}

/** Columns with their counts, one list for each class in the order of `eventClasses`. */
export interface Columns {
  readonly bins: Bins;
  readonly counts: readonly (readonly number[])[];
}

export function totalsOf({ counts, bins }: Columns): readonly number[] {
  return Array.from({ length: bins.count }, (_, column) =>
    counts.reduce((sum, ofClass) => sum + (ofClass[column] ?? 0), 0),
  );
}

export function countsByClass({ counts }: Columns): Readonly<Record<EventClass, number>> {
  const sum = (index: number): number => (counts[index] ?? []).reduce((total, count) => total + count, 0);
  return { trouble: sum(0), password: sum(1), heartbeat: sum(2), other: sum(3) };
}

/** What one column holds, for its line of text. */
export interface ColumnContent extends TimeWindow {
  readonly counts: readonly { readonly eventClass: EventClass; readonly count: number }[];
  readonly failed: number;
  readonly operations: number;
  readonly outage: OutageKind | null;
  readonly restarts: number;
}

export function columnContent({ bins, counts }: Columns, marks: ChartMarks, column: number): ColumnContent {
  const sinceMs = bins.sinceMs + column * bins.widthMs;
  const untilMs = sinceMs + bins.widthMs;
  const inside = marks.operations.filter(({ timeMs }) => timeMs >= sinceMs && timeMs < untilMs);
  return {
    sinceMs,
    untilMs,
    counts: eventClasses.map((eventClass, index) => ({ eventClass, count: counts[index]?.[column] ?? 0 })),
    failed: inside.filter(({ outcome }) => outcome === 'failed').length,
    operations: inside.length,
    outage: marks.outages.find((band) => band.sinceMs < untilMs && band.untilMs >= sinceMs)?.kind ?? null,
    restarts: marks.restarts.filter((band) => band.sinceMs < untilMs && band.untilMs >= sinceMs).length,
  };
}
