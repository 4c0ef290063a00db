import { utcMs } from './event-time.ts';

/** The three numbers of a date as they stand, and the clock behind them. */
export interface LocalDate {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  /** What the writing alone says of the order. `slashed`: 9/10/2026, day or month first. */
  readonly shape: 'year-first' | 'dotted' | 'slashed';
  readonly hour: number;
  readonly minute: number;
  readonly secondOfMinute: number;
  /** Fraction digits, mostly none. */
  readonly fraction: string;
  readonly meridiem: boolean;
}

export type DateOrder = 'day-first' | 'month-first';

const morning = new Set(['am', 'a', '午前', '上午', '오전', 'πμ', 'dop', 'de', 'sa']);
const evening = new Set(['pm', 'p', '午後', '下午', '오후', 'μμ', 'odp', 'du', 'ch']);

// 27.10.2021 12:28:26 · 9/29/2026 10:01:02 AM · 2001/02/03 04:05:06 · 2026. 10. 5. 8:15:31 · 2026-10-05 오전 8:15:31
const localDate =
  /^(\d{1,4}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{1,4})\.?(?: г\.)?,?[ T]([^\d\s]{1,6}(?: ?m\.?)? ?)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?(?: ?([^\d\s]{1,6}(?: ?[mμ]\.?)?))?$/;

/** A date with a clock as Windows writes it in any region, or null. Years have four digits, or two at the end. */
export function parseLocalDate(text: string): LocalDate | null {
  if (text.length > 60) {
    return null;
  }
  const parts = localDate.exec(text) ?? localDate.exec(plainText(text));
  if (parts === null) {
    return null;
  }
  const [, first = '', mark, second = '', third = '', before = '', hourText = '', minute, seconds, fraction, after] =
    parts;
  const half = halfOfDay(before || (after ?? ''));
  const hour = Number(hourText);
  if (half === 'unknown' || (half !== 'none' && (hour < 1 || hour > 12))) {
    return null;
  }
  const shape = first.length > 2 ? 'year-first' : mark === '/' ? 'slashed' : 'dotted';
  const date: LocalDate = {
    first: Number(first),
    second: Number(second),
    third: shape !== 'year-first' && third.length <= 2 ? 2000 + Number(third) : Number(third),
    shape,
    hour: half === 'none' ? hour : (hour % 12) + (half === 'evening' ? 12 : 0),
    minute: Number(minute),
    secondOfMinute: Number(seconds ?? 0),
    fraction: fraction ?? '',
    meridiem: half !== 'none',
  };
  const possible = !Number.isNaN(localDateMs(date, 'day-first')) || !Number.isNaN(localDateMs(date, 'month-first'));
  return possible ? date : null;
}

/** Regional formats hold no-break spaces and direction marks. */
function plainText(text: string): string {
  return text
    .replaceAll(/[\u00a0\u202f\s]+/g, ' ')
    .replaceAll(/[\u200e\u200f]/g, '')
    .trim();
}

function halfOfDay(word: string): 'none' | 'morning' | 'evening' | 'unknown' {
  const letters = word.toLowerCase().replaceAll(/[.\s]/g, '');
  if (letters === '') return 'none';
  if (morning.has(letters)) return 'morning';
  return evening.has(letters) ? 'evening' : 'unknown';
}

/** Milliseconds since 1970 as if the time were UTC; NaN where no such day exists in this order. */
export function localDateMs(date: LocalDate, order: DateOrder): number {
  const { first, second, third, shape, hour, minute, secondOfMinute, fraction } = date;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (shape === 'year-first') {
    return utcMs(first, second, third, hour, minute, secondOfMinute) + ms;
  }
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  return utcMs(third, month, day, hour, minute, secondOfMinute) + ms;
}

/** `2026-10-05T08:15:31`, without zone. Of the two orders the one that gives a real day wins over `order`. */
export function localDateText(date: LocalDate, order: DateOrder): { readonly time: string; readonly timeMs: number } {
  const wanted = localDateMs(date, order);
  const timeMs = Number.isNaN(wanted) ? localDateMs(date, order === 'day-first' ? 'month-first' : 'day-first') : wanted;
  const time = new Date(timeMs).toISOString().slice(0, 19);
  return { time: date.fraction === '' ? time : `${time}.${date.fraction}`, timeMs };
}

/** The same moment may be stamped a little out of order by several threads. */
const TOLERANCE_MS = 5 * 60_000;

interface Trend {
  last: number;
  rises: number;
  falls: number;
}

/** What the dates of one file say together about which number is the day. */
export interface DateOrderEvidence {
  dayFirst: number;
  monthFirst: number;
  meridiem: boolean;
  readonly asDayFirst: Trend;
  readonly asMonthFirst: Trend;
}

export function newDateOrderEvidence(): DateOrderEvidence {
  return {
    dayFirst: 0,
    monthFirst: 0,
    meridiem: false,
    asDayFirst: { last: Number.NaN, rises: 0, falls: 0 },
    asMonthFirst: { last: Number.NaN, rises: 0, falls: 0 },
  };
}

export function weighDate(evidence: DateOrderEvidence, date: LocalDate): void {
  if (date.shape === 'year-first') {
    return;
  }
  if (date.first > 12) evidence.dayFirst += 1;
  if (date.second > 12) evidence.monthFirst += 1;
  evidence.meridiem ||= date.meridiem;
  follow(evidence.asDayFirst, localDateMs(date, 'day-first'));
  follow(evidence.asMonthFirst, localDateMs(date, 'month-first'));
}

function follow(trend: Trend, ms: number): void {
  if (ms > trend.last + TOLERANCE_MS) trend.rises += 1;
  if (ms < trend.last - TOLERANCE_MS) trend.falls += 1;
  if (!Number.isNaN(ms)) trend.last = ms;
}

/** Settled beyond doubt: a number above 12 in one place. */
export function provenOrder(evidence: DateOrderEvidence): DateOrder | null {
  if (evidence.dayFirst > 0 && evidence.monthFirst === 0) return 'day-first';
  return evidence.monthFirst > 0 && evidence.dayFirst === 0 ? 'month-first' : null;
}

/** The order by all evidence there is: a proof; the one order in which the log runs steadily; AM and PM. Else null. */
export function likelyOrder(evidence: DateOrderEvidence): DateOrder | null {
  const proven = provenOrder(evidence);
  if (proven !== null) {
    return proven;
  }
  const dayFirstSteady = isSteady(evidence.asDayFirst);
  const monthFirstSteady = isSteady(evidence.asMonthFirst);
  if (dayFirstSteady !== monthFirstSteady) {
    return dayFirstSteady ? 'day-first' : 'month-first';
  }
  return evidence.meridiem ? 'month-first' : null;
}

/** Event Viewer writes newest first, other tools oldest first; nobody mixes. */
function isSteady({ rises, falls }: Trend): boolean {
  return rises === 0 || falls === 0;
}
