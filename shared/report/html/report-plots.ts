import type { Analysis } from '../../analysis/analysis.ts';
import type { OperationOutcome } from '../../operations/password-operation.ts';
import { markup } from './html-text.ts';
import type { Html } from './html-text.ts';
import type { ReportWords } from './report-words.ts';

const width = 900;
const height = 170;
const left = 34;
const bottom = 24;
const buckets = 72;

/** Stacked from the axis up; what failed is nearest to it, so that its height can be read. */
const order: readonly OperationOutcome[] = ['failed', 'unfinished', 'succeeded'];

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The time that was asked for, or else that of the events; null where there is none. */
function spanOf({ coverage }: Analysis): Span | null {
  const fromMs = Date.parse(coverage.askedSince ?? coverage.first ?? '');
  const toMs = Date.parse(coverage.askedUntil ?? coverage.last ?? '');
  return fromMs < toMs ? { fromMs, toMs } : null;
}

/** Password operations over time, stacked by outcome, with lost connections as bands behind them. */
export function operationsPlot(analysis: Analysis, words: ReportWords, day: (ms: number) => string): Html | null {
  const span = spanOf(analysis);
  if (span === null || analysis.operations.length === 0) return null;
  const { fromMs, toMs } = span;
  const counts = Array.from({ length: buckets }, () => ({ failed: 0, unfinished: 0, succeeded: 0 }));
  for (const { start, outcome } of analysis.operations) {
    const at = Math.floor(((Date.parse(start) - fromMs) / (toMs - fromMs)) * buckets);
    const bucket = counts[Math.min(buckets - 1, Math.max(0, at))];
    if (bucket !== undefined) bucket[outcome] += 1;
  }
  const highest = Math.max(1, ...counts.map((bucket) => bucket.failed + bucket.unfinished + bucket.succeeded));
  const plotWidth = width - left;
  const plotHeight = height - bottom - 10;
  const x = (ms: number): number => left + ((ms - fromMs) / (toMs - fromMs)) * plotWidth;
  const lost = analysis.outages.filter((outage) => outage.kind !== 'restart');
  const bands = lost.slice(0, 500).map((outage) => {
    const begin = Math.max(left, x(outage.startMs));
    const end = Math.min(width, x(outage.startMs + (outage.durationMs ?? toMs - outage.startMs)));
    return markup`<rect
      class="band"
      x="${round(begin)}"
      y="10"
      width="${round(Math.max(2, end - begin))}"
      height="${plotHeight}"
    />`;
  });
  const step = plotWidth / buckets;
  const bars = counts.flatMap((bucket, index) => {
    let top = 10 + plotHeight;
    return order.flatMap((outcome) => {
      const count = bucket[outcome];
      if (count === 0) return [];
      const tall = (count / highest) * plotHeight;
      top -= tall;
      return [
        markup`<rect
          class="bar-${outcome}"
          x="${round(left + index * step + 0.5)}"
          y="${round(top)}"
          width="${round(step - 1)}"
          height="${round(tall)}"
        />`,
      ];
    });
  });
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
    return markup`<text x="${round(left + share * plotWidth)}" y="${height - 6}" text-anchor="${anchor}"
      >${day(fromMs + share * (toMs - fromMs))}</text
    >`;
  });
  return markup`<figure>
    <svg viewBox="0 0 ${width} ${height}" width="100%" role="img" aria-label="${words.plotTitle}">
      <title>${words.plotTitle}</title>
      ${bands}
      <line class="axis" x1="${left}" y1="${10 + plotHeight}" x2="${width}" y2="${10 + plotHeight}" />
      <text x="${left - 6}" y="20" text-anchor="end">${highest}</text>
      ${bars}${marks}
    </svg>
    <figcaption>
      ${words.plotSummary(day(fromMs), day(toMs), lost.length)}
      <span class="legend"
        >${order.map(
          (outcome) =>
            markup`<span
              ><svg width="12" height="12" aria-hidden="true">
                <rect class="bar-${outcome}" width="12" height="12" /></svg
              >${words.outcomes[outcome]}</span
            >`,
        )}</span
      >
    </figcaption>
  </figure>`;
}

/** Failures by result code as bars with their numbers. */
export function codesPlot(analysis: Analysis, words: ReportWords): Html | null {
  const codes = analysis.operationTotals.byResultCode.slice(0, 12);
  const most = codes[0]?.count;
  if (most === undefined) return null;
  const line = 24;
  const rows = codes.map(({ resultCode, count }, index) => {
    const long = (count / most) * (width - 260);
    const y = index * line;
    return markup`<text x="120" y="${y + 16}" text-anchor="end">${resultCode}</text>
      <rect class="bar-failed" x="130" y="${y + 4}" width="${round(Math.max(2, long))}" height="${line - 8}" />
      <text x="${round(138 + long)}" y="${y + 16}">${count}</text>`;
  });
  return markup`<h3>${words.codesTitle}</h3>
    <figure>
      <svg viewBox="0 0 ${width} ${codes.length * line}" width="100%" role="img" aria-label="${words.codesTitle}">
        <title>${words.codesTitle}</title>
        ${rows}
      </svg>
    </figure>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
