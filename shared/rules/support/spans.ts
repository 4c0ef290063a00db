/** A stretch of time, milliseconds, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Answers fast whether a moment lies in one of many stretches, which may overlap. */
export function createSpans(spans: readonly Span[]): { contains(moment: number): boolean } {
  const merged: { from: number; to: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return {
    contains(moment) {
      const at = countUntil(merged, (span) => span.from <= moment) - 1;
      return moment <= (merged[at]?.to ?? Number.NEGATIVE_INFINITY);
    },
  };
}

/** How many items at the head of an ordered list satisfy the test; the test must not come true again behind them. */
export function countUntil<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && test(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
