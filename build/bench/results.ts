import type { Contest, Spread } from './measure.ts';

/** One line of the table. */
export interface Measured {
  readonly suite: string;
  readonly input: string;
  readonly work: string;
  /** What the spread counts, usually ms. */
  readonly unit: string;
  readonly spread: Spread;
  readonly megabytesPerSecond: number | null;
  /** Processor time of the whole process, median. */
  readonly cpuMs: number | null;
  readonly peakMiB: number | null;
  /** What it is compared with in the same run, and how many times better it is; for `ceiling` how much it may take. */
  readonly ratio: { readonly to: string; readonly value: number } | null;
  /** What the project has set itself, as the ratio (at least) or the median (at most). */
  readonly goal: {
    readonly kind: 'ratio-at-least' | 'ratio-at-most' | 'median-at-most';
    readonly value: number;
  } | null;
}

const oneDigit = (value: number): number => Math.round(value * 10) / 10;
const twoDigits = (value: number): number => Math.round(value * 100) / 100;

function rounded({ runs, median, least, most }: Spread): Spread {
  return { runs, median: oneDigit(median), least: oneDigit(least), most: oneDigit(most) };
}

export interface Comparison {
  readonly suite: string;
  readonly input: string;
  readonly bytes: number;
}

/** How many times shorter the median of `spread` is than that of what it is compared with. */
export function ratioTo(to: string, base: Spread, spread: Spread): NonNullable<Measured['ratio']> {
  return { to, value: twoDigits(base.median / spread.median) };
}

/** A contest as a line, `to` being what it is compared with. */
export function asMeasured(
  { suite, input, bytes }: Comparison,
  contest: Contest,
  to: Contest | null,
  goal: Measured['goal'] = null,
): Measured {
  return {
    suite,
    input,
    work: contest.name,
    unit: 'ms',
    spread: rounded(contest.ms),
    megabytesPerSecond: oneDigit(bytes / 1e3 / contest.ms.median),
    cpuMs: contest.cpuMs,
    peakMiB: Math.round(contest.peakMiB),
    ratio: to === null ? null : ratioTo(to.name, to.ms, contest.ms),
    goal,
  };
}

/** A line that is no process. */
export function valueMeasured(
  line: Pick<Measured, 'suite' | 'input' | 'work' | 'unit'> & { readonly spread: Spread } & Partial<Measured>,
): Measured {
  return {
    megabytesPerSecond: null,
    cpuMs: null,
    peakMiB: null,
    ratio: null,
    goal: null,
    ...line,
    spread: rounded(line.spread),
  };
}

export function goalReached({ goal, ratio, spread }: Measured): boolean | null {
  if (goal === null) return null;
  const value = ratio?.value ?? Number.NaN;
  switch (goal.kind) {
    case 'ratio-at-least':
      return value >= goal.value;
    case 'ratio-at-most':
      return value <= goal.value;
    case 'median-at-most':
      return spread.median <= goal.value;
    default:
      return goal.kind satisfies never;
  }
}

function goalText({ goal, unit }: Measured): string {
  if (goal === null) return '';
  switch (goal.kind) {
    case 'ratio-at-least':
      return `≥ ${goal.value} ×`;
    case 'ratio-at-most':
      return `≤ ${goal.value} ×`;
    case 'median-at-most':
      return `≤ ${goal.value} ${unit}`;
    default:
      return goal.kind satisfies never;
  }
}

export function printTable(measured: readonly Measured[]): void {
  const head = ['input', 'work', 'runs', 'median', 'least…most', 'MB/s', 'CPU ms', 'peak MiB', 'ratio', 'goal', ''];
  const rows = measured.map((line) => [
    line.input,
    line.work,
    String(line.spread.runs),
    `${line.spread.median} ${line.unit}`,
    `${line.spread.least}…${line.spread.most}`,
    line.megabytesPerSecond === null ? '' : String(line.megabytesPerSecond),
    line.cpuMs === null ? '' : String(line.cpuMs),
    line.peakMiB === null ? '' : String(line.peakMiB),
    line.ratio === null ? '' : `${line.ratio.value} × ${line.ratio.to}`,
    goalText(line),
    goalReached(line) === null ? '' : goalReached(line) === true ? 'reached' : 'NOT REACHED',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of [head, ...rows]) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Lines whose ratio fell more than a fifth below the recorded one. */
export function fallen(measured: readonly Measured[], recorded: readonly Measured[]): readonly string[] {
  return measured.flatMap((now) => {
    const before = recorded.find(
      ({ suite, input, work }) => suite === now.suite && input === now.input && work === now.work,
    );
    if (before?.ratio === undefined || before.ratio === null || now.ratio === null) return [];
    const better =
      now.goal?.kind === 'ratio-at-most' ? before.ratio.value / now.ratio.value : now.ratio.value / before.ratio.value;
    if (better >= 0.8) return [];
    return [`${now.work} on ${now.input}: ${now.ratio.value} × ${now.ratio.to}, recorded ${before.ratio.value} ×`];
  });
}
