import type uPlot from 'uplot';
import { eventClasses } from '../../analysis/event-query.ts';
import type { EventClass } from '../../analysis/event-query.ts';
import type { ChartColours } from './chart-colours.ts';
import type { ChartMarks, Columns } from './chart-content.ts';

/** Heights in CSS pixels of the three lanes above the columns: outages, service, operations. */
export const laneHeight = 15;
export const laneSpace = laneHeight * 3 + 12;

/** A single error among thousands of other events must still be seen. */
const leastHeight = 3;

/** Where things stand on the canvas, in its own pixels. */
export interface Canvas {
  readonly context: CanvasRenderingContext2D;
  /** Canvas pixels in a CSS pixel. */
  readonly ratio: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Of a moment, and of a count. */
  readonly xOf: (milliseconds: number) => number;
  readonly yOf: (count: number) => number;
}

export function canvasOf(plot: uPlot, ratio: number): Canvas {
  const { left, top, width, height } = plot.bbox;
  return {
    context: plot.ctx,
    ratio,
    left,
    top,
    width,
    height,
    xOf: (milliseconds) => plot.valToPos(milliseconds, 'x', true),
    yOf: (count) => plot.valToPos(count, 'y', true),
  };
}

type Texture = 'plain' | 'hatched' | 'dotted' | 'faint';

// Each class has a texture of its own, so that colour is never the only sign.
export const textures: Readonly<Record<EventClass, Texture>> = {
  trouble: 'plain',
  password: 'hatched',
  heartbeat: 'dotted',
  other: 'faint',
};

function fillOf({ context, ratio }: Canvas, colour: string, texture: Texture): string | CanvasPattern {
  if (texture === 'plain') return colour;
  const size = Math.max(4, Math.round(4 * ratio));
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext('2d');
  if (pen === null) return colour;
  pen.fillStyle = colour;
  pen.strokeStyle = colour;
  pen.globalAlpha = texture === 'faint' ? 0.75 : 0.3;
  pen.fillRect(0, 0, size, size);
  pen.globalAlpha = 1;
  if (texture === 'hatched') {
    pen.lineWidth = size / 3;
    pen.beginPath();
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift - 1, size + 1);
      pen.lineTo(shift + size + 1, -1);
    }
    pen.stroke();
  }
  if (texture === 'dotted') pen.fillRect(size / 4, size / 4, size / 2, size / 2);
  return context.createPattern(tile, 'repeat') ?? colour;
}

/** Stacked columns, errors at the foot. */
export function drawColumns(canvas: Canvas, { bins, counts }: Columns, colours: ChartColours): void {
  const { context, ratio, xOf, yOf, left, width } = canvas;
  const least = leastHeight * ratio;
  context.save();
  context.beginPath();
  context.rect(left, canvas.top, width, canvas.height);
  context.clip();
  const feet = Array.from({ length: bins.count }, () => yOf(0));
  for (const [index, name] of eventClasses.entries()) {
    context.fillStyle = fillOf(canvas, colours[name], textures[name]);
    for (let column = 0; column < bins.count; column += 1) {
      const count = counts[index]?.[column] ?? 0;
      const foot = feet[column];
      if (count === 0 || foot === undefined) continue;
      const from = xOf(bins.sinceMs + column * bins.widthMs);
      const to = xOf(bins.sinceMs + (column + 1) * bins.widthMs);
      const height = Math.max(least, yOf(0) - yOf(count));
      const gap = to - from > 4 * ratio ? ratio : 0;
      context.fillRect(from, foot - height, Math.max(ratio, to - from - gap), height);
      feet[column] = foot - height;
    }
  }
  context.restore();
}

/** Outages and restarts of the service, as bars in their lanes and as bands behind the columns. */
export function drawBands(canvas: Canvas, marks: ChartMarks, colours: ChartColours): void {
  const { context, ratio, left, top, width, height } = canvas;
  context.save();
  context.beginPath();
  context.rect(left, top - laneSpace * ratio, width, height + laneSpace * ratio);
  context.clip();
  const lane = (index: number): number => top - (laneSpace - index * laneHeight) * ratio;
  const draw = (
    sinceMs: number,
    untilMs: number,
    index: number,
    colour: string,
    fill: string | CanvasPattern,
  ): void => {
    const from = canvas.xOf(sinceMs);
    const size = Math.max(3 * ratio, canvas.xOf(untilMs) - from);
    context.globalAlpha = 0.14;
    context.fillStyle = colour;
    context.fillRect(from, top, size, height);
    context.globalAlpha = 1;
    context.fillStyle = fill;
    context.fillRect(from, lane(index) + 3 * ratio, size, (laneHeight - 6) * ratio);
    context.strokeStyle = colour;
    context.lineWidth = ratio;
    context.strokeRect(from, lane(index) + 3 * ratio, size, (laneHeight - 6) * ratio);
  };
  // Made once: a log may hold hundreds of them.
  const outage = fillOf(canvas, colours.outage, 'hatched');
  const restart = fillOf(canvas, colours.service, 'hatched');
  for (const { kind, sinceMs, untilMs } of marks.outages) {
    if (kind === 'restart') draw(sinceMs, untilMs, 1, colours.service, restart);
    else draw(sinceMs, untilMs, 0, colours.outage, outage);
  }
  for (const { sinceMs, untilMs } of marks.restarts) draw(sinceMs, untilMs, 1, colours.service, colours.service);
  context.restore();
}

/** Password operations: a triangle failed, a ring has no result, a small bar succeeded. */
export function drawOperations(canvas: Canvas, marks: ChartMarks, colours: ChartColours): void {
  const { context, ratio, left, top, width } = canvas;
  const middle = top - (laneSpace - laneHeight * 2.5) * ratio;
  const size = 4 * ratio;
  // Of marks that would cover one another the worst is drawn.
  const worst = new Map<number, ChartMarks['operations'][number]>();
  const rank = { succeeded: 0, unfinished: 1, failed: 2 } as const;
  for (const mark of marks.operations) {
    const x = canvas.xOf(mark.timeMs);
    if (x < left - size || x > left + width + size) continue;
    const place = Math.floor(x / (size * 1.5));
    const there = worst.get(place);
    if (there === undefined || rank[mark.outcome] > rank[there.outcome]) worst.set(place, mark);
  }
  context.save();
  for (const { timeMs, outcome } of worst.values()) {
    const x = canvas.xOf(timeMs);
    context.beginPath();
    if (outcome === 'failed') {
      context.fillStyle = colours.failed;
      context.moveTo(x - size, middle - size);
      context.lineTo(x + size, middle - size);
      context.lineTo(x, middle + size);
      context.fill();
    } else if (outcome === 'unfinished') {
      context.strokeStyle = colours.text;
      context.lineWidth = 1.5 * ratio;
      context.arc(x, middle, size * 0.8, 0, Math.PI * 2);
      context.stroke();
    } else {
      context.fillStyle = colours.succeeded;
      context.fillRect(x - ratio, middle - size * 0.7, 2 * ratio, size * 1.4);
    }
  }
  context.restore();
}

/** Names of the lanes, in the gutter where the numbers of the axis stand. */
export function drawLaneNames(canvas: Canvas, names: readonly string[], colours: ChartColours, font: string): void {
  const { context, ratio, left, top } = canvas;
  context.save();
  context.font = font;
  context.fillStyle = colours.text;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const [index, name] of names.entries()) {
    const y = top - (laneSpace - (index + 0.5) * laneHeight) * ratio;
    context.fillText(name, left - 8 * ratio, y, left - 10 * ratio);
  }
  context.restore();
}

/** The moment of the event that is being read. */
export function drawMoment(canvas: Canvas, milliseconds: number, colours: ChartColours): void {
  const { context, ratio, left, top, width, height } = canvas;
  const x = Math.round(canvas.xOf(milliseconds));
  if (x < left || x > left + width) return;
  context.save();
  context.strokeStyle = colours.accent;
  context.lineWidth = 2 * ratio;
  context.setLineDash([4 * ratio, 3 * ratio]);
  context.beginPath();
  context.moveTo(x, top - laneSpace * ratio);
  context.lineTo(x, top + height);
  context.stroke();
  context.restore();
}

/** In the overview: what lies outside the part that is shown above steps back. */
export function drawFrame(canvas: Canvas, sinceMs: number, untilMs: number, colours: ChartColours): void {
  const { context, ratio, left, top, width, height } = canvas;
  const from = Math.max(left, canvas.xOf(sinceMs));
  const to = Math.min(left + width, canvas.xOf(untilMs));
  context.save();
  context.globalAlpha = 0.72;
  context.fillStyle = colours.surface;
  context.fillRect(left, top, from - left, height);
  context.fillRect(to, top, left + width - to, height);
  context.globalAlpha = 1;
  context.strokeStyle = colours.accent;
  context.lineWidth = 2 * ratio;
  context.strokeRect(from + ratio, top + ratio, Math.max(2 * ratio, to - from - 2 * ratio), height - 2 * ratio);
  context.restore();
}
