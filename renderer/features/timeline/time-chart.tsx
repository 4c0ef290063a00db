import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import uPlot from 'uplot';
import type { Format } from '../../common/create-format.ts';
import { useElementSize } from '../../common/use-element-size.ts';
import { useFormat, useWords } from '../../words/use-words.tsx';
import { useChartColours } from './chart-colours.ts';
import type { ChartColours } from './chart-colours.ts';
import { totalsOf } from './chart-content.ts';
import type { ChartMarks, Columns } from './chart-content.ts';
import {
  canvasOf,
  drawBands,
  drawColumns,
  drawFrame,
  drawLaneNames,
  drawMoment,
  drawOperations,
  laneSpace,
} from './draw-chart.ts';
import type { TimeWindow } from './time-window.ts';

interface Shown {
  readonly columns: Columns;
  readonly window: TimeWindow;
  readonly marks: ChartMarks;
  /** Of the event that is being read. */
  readonly momentMs: number | null;
  /** In an overview: the part that is shown elsewhere. */
  readonly frame: TimeWindow | null;
  readonly onZoom: (window: TimeWindow) => void;
  readonly onPick: (milliseconds: number) => void;
  readonly onHover: (column: number | null) => void;
  readonly onReset: () => void;
}

const gutter = 84;
const dayMs = 86_400_000;

/**
 * Columns over time with bands and marks, drawn once per change and never animated: quick with software rendering too.
 * A drag chooses a part of the time, a click a moment. What it shows is said in words beside it: see `ChartSummary`.
 */
export function TimeChart({
  height,
  compact,
  ...shown
}: Shown & {
  readonly height: number;
  /** Without axis, lanes and numbers. */
  readonly compact: boolean;
}): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const { width } = useElementSize(host);
  const colours = useChartColours(host);
  const format = useFormat();
  const { timeline } = useWords();
  const latest = useRef<Shown>(shown);

  useEffect(() => {
    latest.current = shown;
  });
  const { columns, window, marks, momentMs, frame } = shown;
  useEffect(() => {
    plot.current?.setData(dataOf(columns), true);
    // What else is drawn is read by the hooks.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [columns, window, marks, momentMs, frame]);

  useEffect(() => {
    if (host.current === null || colours === null || width === 0) return undefined;
    const lanes = [timeline.laneOutages, timeline.laneService, timeline.laneOperations];
    const options = compact
      ? overviewOptions(latest, colours)
      : { ...chartOptions(latest, colours, lanes, format), padding: [laneSpace, 8, 0, 0] satisfies uPlot.Padding };
    const made = new uPlot({ ...options, width, height }, dataOf(latest.current.columns), host.current);
    made.over.addEventListener('click', ({ offsetX }) => latest.current.onPick(made.posToVal(offsetX, 'x')));
    made.over.addEventListener('dblclick', () => latest.current.onReset());
    plot.current = made;
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [width, height, compact, colours, format, timeline]);

  return <div ref={host} className="time-chart" style={{ height }} aria-hidden="true" />;
}

function dataOf(columns: Columns): uPlot.AlignedData {
  const { bins } = columns;
  const middles = Array.from({ length: bins.count }, (_, column) => bins.sinceMs + (column + 0.5) * bins.widthMs);
  return [middles, [...totalsOf(columns)]];
}

type Latest = { readonly current: Shown };
type OptionsWithoutSize = Omit<uPlot.Options, 'width' | 'height'>;

function baseOptions(latest: Latest): OptionsWithoutSize {
  return {
    ms: 1,
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false, dist: 5 } },
    scales: {
      x: { auto: false, range: () => [latest.current.window.sinceMs, latest.current.window.untilMs] },
      y: { range: (_plot, _least, most) => [0, Math.max(4, most * 1.04)] },
    },
    // The columns are drawn by hooks: uPlot gives place, axes and the pointer.
    series: [{}, { paths: () => null, points: { show: false } }],
  };
}

/** A drag across the plot becomes a window; the mark that uPlot leaves is taken away. */
function onSelect(latest: Latest): (plot: uPlot) => void {
  return (plot) => {
    const { left, width } = plot.select;
    if (width < 5) return;
    latest.current.onZoom({ sinceMs: plot.posToVal(left, 'x'), untilMs: plot.posToVal(left + width, 'x') });
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  };
}

function chartOptions(
  latest: Latest,
  colours: ChartColours,
  lanes: readonly string[],
  format: Format,
): OptionsWithoutSize {
  const font = "12px 'Segoe UI', system-ui, sans-serif";
  const axis = { stroke: colours.text, font, ticks: { stroke: colours.grid, width: 1, size: 4 } };
  return {
    ...baseOptions(latest),
    // uPlot asks a Date for its local parts: this one gives those of the chosen clock.
    tzDate: (milliseconds) => {
      const own = -new Date(milliseconds).getTimezoneOffset();
      return new Date(milliseconds + (format.offsetMinutes(milliseconds) - own) * 60_000);
    },
    axes: [
      {
        ...axis,
        space: 70,
        // A second line is there only where days are written below times.
        size: (_plot, labels) => ((labels ?? []).some((text) => text.includes('\n')) ? 40 : 24),
        gap: 4,
        grid: { show: false },
        values: (_plot, splits, _axis, _space, step) =>
          splits.map((at, index) => label(format, splits, at, index, step)),
      },
      {
        ...axis,
        size: gutter,
        space: 26,
        grid: { stroke: colours.grid, width: 1 },
        incrs: wholeSteps,
        values: (_plot, splits) => splits.map((count) => format.number(count)),
      },
    ],
    hooks: {
      drawClear: [(plot) => drawBands(canvasOf(plot, uPlot.pxRatio), latest.current.marks, colours)],
      draw: [
        (plot) => {
          const canvas = canvasOf(plot, uPlot.pxRatio);
          const { columns, marks, momentMs } = latest.current;
          drawColumns(canvas, columns, colours);
          drawOperations(canvas, marks, colours);
          drawLaneNames(canvas, lanes, colours, `${12 * uPlot.pxRatio}px 'Segoe UI', system-ui, sans-serif`);
          if (momentMs !== null) drawMoment(canvas, momentMs, colours);
        },
      ],
      setSelect: [onSelect(latest)],
      setCursor: [
        (plot) => {
          const { left = -1 } = plot.cursor;
          const { bins } = latest.current.columns;
          const column = Math.floor((plot.posToVal(left, 'x') - bins.sinceMs) / bins.widthMs);
          latest.current.onHover(left < 0 || column < 0 || column >= bins.count ? null : column);
        },
      ],
    },
  };
}

function overviewOptions(latest: Latest, colours: ChartColours): OptionsWithoutSize {
  return {
    ...baseOptions(latest),
    padding: [0, 8, 0, gutter],
    axes: [{ show: false }, { show: false }],
    hooks: {
      draw: [
        (plot) => {
          const canvas = canvasOf(plot, uPlot.pxRatio);
          const { columns, frame } = latest.current;
          drawColumns(canvas, columns, colours);
          if (frame !== null) drawFrame(canvas, frame.sinceMs, frame.untilMs, colours);
        },
      ],
      setSelect: [onSelect(latest)],
    },
  };
}

const wholeSteps = [1, 2, 5]
  .flatMap((digit) => [0, 1, 2, 3, 4, 5, 6].map((power) => digit * 10 ** power))
  .toSorted((a, b) => a - b);

/** Days by their date, shorter steps by their time, with the date where another day begins. */
function label(format: Format, splits: readonly number[], at: number, index: number, step: number): string {
  if (step >= dayMs) return format.shortDay(at);
  const before = splits[index - 1];
  const newDay = before === undefined || format.shortDay(before) !== format.shortDay(at);
  return newDay ? `${format.clockTime(at)}\n${format.shortDay(at)}` : format.clockTime(at);
}
