/** A stretch of time, milliseconds since 1970; the end is not part of it. */
export interface TimeWindow {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** Nearer than this there is nothing more to see. */
const shortestMs = 10_000;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Widths of a column that people can name. */
const niceWidths: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28, 56, 112, 224].map((count) => count * day),
];

export interface Bins extends TimeWindow {
  readonly count: number;
  readonly widthMs: number;
}

/**
 * Cuts a window into at most `most` columns (or few more) of a width that people can name, which begin at whole minutes,
 * hours, days of the shown clock.
 */
export function binsOf(window: TimeWindow, most: number, offsetMinutes: number): Bins {
  const span = Math.max(1, window.untilMs - window.sinceMs);
  const widthMs = niceWidths.find((width) => span / width <= most) ?? Math.ceil(span / most / day) * day;
  const shift = offsetMinutes * minute;
  const sinceMs = Math.floor((window.sinceMs + shift) / widthMs) * widthMs - shift;
  const count = Math.max(1, Math.ceil((window.untilMs - sinceMs) / widthMs));
  return { sinceMs, untilMs: sinceMs + count * widthMs, count, widthMs };
}

/** Keeps a window inside the whole and no shorter than can be read. */
export function clampWindow(window: TimeWindow, all: TimeWindow): TimeWindow {
  const whole = all.untilMs - all.sinceMs;
  const span = Math.min(whole, Math.max(shortestMs, window.untilMs - window.sinceMs));
  const sinceMs = Math.max(all.sinceMs, Math.min(window.sinceMs, all.untilMs - span));
  return { sinceMs, untilMs: sinceMs + span };
}

/** `factor` of the span around `centreMs` (its middle where null), then moved by `shift` spans. */
export function movedWindow(window: TimeWindow, factor: number, shift: number, centreMs: number | null): TimeWindow {
  const span = window.untilMs - window.sinceMs;
  const centre = centreMs ?? (window.sinceMs + window.untilMs) / 2;
  const sinceMs = centre - (centre - window.sinceMs) * factor + shift * span;
  return { sinceMs, untilMs: sinceMs + span * factor };
}

export function isInside(milliseconds: number, { sinceMs, untilMs }: TimeWindow): boolean {
  return milliseconds >= sinceMs && milliseconds < untilMs;
}
