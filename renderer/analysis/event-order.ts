import { mostNumbers } from './number-column.ts';
import type { Numbers } from './number-column.ts';

/** Numbers of events in the order of their times, equal ones as they came. */
export interface TimeOrder {
  /** For the first `count` events: a view, valid until the next call. */
  upTo(count: number): Uint32Array<ArrayBuffer>;
}

/** Grows in place: a log that is itself in order is only looked at where it is new, and nothing is copied. */
export function createTimeOrder(times: () => Numbers): TimeOrder {
  const buffer = new ArrayBuffer(0, { maxByteLength: mostNumbers * Uint32Array.BYTES_PER_ELEMENT });
  const order = new Uint32Array(buffer);
  let ordered = 0;
  return {
    upTo(count) {
      if (ordered === count) return order.subarray(0, count);
      buffer.resize(count * Uint32Array.BYTES_PER_ELEMENT);
      const ofEvents = times();
      let last = ordered === 0 ? Number.NEGATIVE_INFINITY : ofEvents[order[ordered - 1]!]!;
      let at = ordered;
      for (; at < count && ofEvents[at]! >= last; at++) {
        order[at] = at;
        last = ofEvents[at]!;
      }
      if (at < count) order.set(orderByTime(ofEvents, count));
      ordered = count;
      return order.subarray(0, count);
    },
  };
}

/**
 * Numbers from 0 to `count - 1` in the order of their times, equal ones as they came. Logs are mostly in order,
 * so runs that are already sorted are merged: linear for one log, a pass more for each doubling of their number.
 */
export function orderByTime(times: Numbers, count: number): Uint32Array<ArrayBuffer> {
  let from = new Uint32Array(count);
  for (let index = 0; index < count; index++) from[index] = index;
  let runs = runStarts(times, count);
  let into = new Uint32Array(runs.length > 2 ? count : 0);
  while (runs.length > 2) {
    const next: number[] = [];
    for (let run = 0; run + 1 < runs.length; run += 2) {
      const start = runs[run]!;
      const middle = runs[run + 1]!;
      const end = runs[run + 2] ?? middle;
      mergeRuns(times, from, into, start, middle, end);
      next.push(start);
    }
    next.push(count);
    [from, into] = [into, from];
    runs = next;
  }
  return from;
}

/** Where sorted runs begin, and the end. */
function runStarts(times: Numbers, count: number): number[] {
  const starts = [0];
  for (let index = 1; index < count; index++) {
    if (times[index]! < times[index - 1]!) starts.push(index);
  }
  starts.push(count);
  return starts;
}

function mergeRuns(
  times: Numbers,
  from: Uint32Array,
  into: Uint32Array,
  start: number,
  middle: number,
  end: number,
): void {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    if (left < middle && (right >= end || times[from[left]!]! <= times[from[right]!]!)) {
      into[at] = from[left]!;
      left += 1;
    } else {
      into[at] = from[right]!;
      right += 1;
    }
  }
}

/** How many of the ordered numbers have a time before `timeMs`. */
export function countBefore(times: Numbers, ordered: Uint32Array, timeMs: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[ordered[middle]!]! < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
