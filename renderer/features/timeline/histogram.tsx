import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Analysis } from '../../../shared/analysis/analysis.ts';
import { eventClasses } from '../../analysis/event-query.ts';
import type { EventAnswer, EventClass } from '../../analysis/event-query.ts';
import { counted, formatMoment } from '../../common/format.ts';

export interface TimeWindow {
  readonly sinceMs: number;
  readonly untilMs: number;
}

export const classWords: Readonly<Record<EventClass, string>> = {
  trouble: 'errors and warnings of Connect',
  password: 'password writeback',
  heartbeat: 'heartbeats',
  other: 'other',
};

const width = 1000;
const height = 140;
const markHeight = 12;

/** Stacked counts over time, outages as bands behind them, failed operations as marks above. Drag to zoom. */
export function Histogram({
  answer,
  shown,
  analysis,
  onZoom,
}: {
  readonly answer: EventAnswer;
  readonly shown: TimeWindow;
  readonly analysis: Analysis;
  readonly onZoom: (window: TimeWindow) => void;
}): ReactNode {
  const frame = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const buckets = answer.histogram[0]?.length ?? 0;
  const totals = Array.from({ length: buckets }, (_unused, bucket) =>
    answer.histogram.reduce((sum, counts) => sum + (counts[bucket] ?? 0), 0),
  );
  const most = Math.max(1, ...totals);
  const span = shown.untilMs - shown.sinceMs;
  const xOf = (ms: number): number => Math.min(width, Math.max(0, ((ms - shown.sinceMs) / span) * width));
  const atPointer = (clientX: number): number => {
    const box = frame.current?.getBoundingClientRect();
    return box === undefined ? 0 : Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * width;
  };
  const finish = (): void => {
    if (drag !== null && Math.abs(drag.to - drag.from) > 4) {
      const [from, to] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
      onZoom({ sinceMs: shown.sinceMs + (from / width) * span, untilMs: shown.sinceMs + (to / width) * span });
    }
    setDrag(null);
  };
  const inWindow = (ms: number): boolean => ms >= shown.sinceMs && ms < shown.untilMs;
  const failed = analysis.operations
    .filter((operation) => operation.outcome === 'failed')
    .map((operation) => Date.parse(operation.start))
    .filter((ms) => inWindow(ms));

  return (
    <figure className="histogram">
      <svg
        ref={frame}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${counted(answer.matching, 'event', 'events')} from ${formatMoment(shown.sinceMs)} to ${formatMoment(shown.untilMs)}, most in one column: ${most}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: atPointer(event.clientX), to: atPointer(event.clientX) });
        }}
        onPointerMove={(event) => setDrag(drag === null ? null : { ...drag, to: atPointer(event.clientX) })}
        onPointerUp={finish}
        onPointerCancel={() => setDrag(null)}
      >
        {analysis.outages.map((outage) => {
          const from = xOf(outage.startMs);
          const to = xOf(outage.startMs + (outage.durationMs ?? Number.POSITIVE_INFINITY));
          return (
            <rect
              key={`${outage.kind} ${outage.start}`}
              className="band-outage"
              x={from}
              y={0}
              width={Math.max(2, to - from)}
              height={height}
            />
          );
        })}
        {analysis.serviceLife.engineStarts
          .filter((start) => inWindow(start.startedMs))
          .map((start) => (
            <rect
              key={start.startedAt}
              className="mark-start"
              x={xOf(start.startedMs)}
              y={0}
              width={1.5}
              height={height}
            />
          ))}
        {totals.map((_total, bucket) => (
          // The place of a column is what it is.
          // oxlint-disable-next-line react/no-array-index-key
          <Column key={bucket} answer={answer} bucket={bucket} buckets={buckets} most={most} />
        ))}
        {failed.map((ms, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <path key={index} className="mark-failed" d={`M${xOf(ms) - 4} 0h8l-4 ${markHeight - 2}Z`} />
        ))}
        {drag === null ? null : (
          <rect
            className="brush"
            x={Math.min(drag.from, drag.to)}
            y={0}
            width={Math.abs(drag.to - drag.from)}
            height={height}
          />
        )}
      </svg>
      <figcaption>
        <span>{formatMoment(shown.sinceMs)}</span>
        <span className="legend">
          {eventClasses.map((name) => (
            <span key={name}>
              <span className={`swatch class-${name}`} aria-hidden="true" /> {classWords[name]}
            </span>
          ))}
          <span>
            <span className="swatch band-outage" aria-hidden="true" /> outage
          </span>
          <span>▾ failed operation</span>
        </span>
        <span>{formatMoment(shown.untilMs)}</span>
      </figcaption>
    </figure>
  );
}

function Column({
  answer,
  bucket,
  buckets,
  most,
}: {
  readonly answer: EventAnswer;
  readonly bucket: number;
  readonly buckets: number;
  readonly most: number;
}): ReactNode {
  const columnWidth = width / buckets;
  let top = height;
  return eventClasses.map((name, index) => {
    const count = answer.histogram[index]?.[bucket] ?? 0;
    if (count === 0) return null;
    // A single error among thousands of other events must still be seen.
    const size = Math.max(2, (count / most) * (height - markHeight));
    top -= size;
    return (
      <rect
        key={name}
        className={`class-${name}`}
        x={bucket * columnWidth}
        y={top}
        width={Math.max(1, columnWidth - 1)}
        height={size}
      />
    );
  });
}
