import { emptyTexts } from './empty-texts.ts';
/** Milliseconds between 1601 (FILETIME's zero) and 1970. */
const EPOCH_SHIFT = 11_644_473_600_000;

/** FILETIME (two unsigned halves, 100 ns since 1601) as whole milliseconds since 1970 UTC, rounded down. */
export function fileTimeMs(low: number, high: number): number {
  // 2^32 = 429,496 * 10,000 + 7,296: splitting it keeps every step below 2^53.
  return high * 429_496 + Math.floor((high * 7296 + low) / 10_000) - EPOCH_SHIFT;
}

const pairs: readonly string[] = Array.from({ length: 100 }, (_, value) => (value < 10 ? `0${value}` : String(value)));

/** A number below 100 with two digits. */
function two(value: number): string {
  return pairs[value] ?? String(value);
}

let dayNumber = Number.NaN;
let dayText = '';

/** `2026-10-05T`, proleptic Gregorian; kept for the next call, because neighbours in a log share their day. */
export function dayPrefix(days: number): string {
  if (days === dayNumber) return dayText;
  // Days to civil date with years that begin in March (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  dayNumber = days;
  dayText = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T`;
  return dayText;
}

/** Three digits, and `08:15:` by minute of the day; each is made when it first comes, for most starts need few. */
const thousandths: string[] = emptyTexts(1000);
const minutesInDay: string[] = emptyTexts(1440);
/** `31.` by second. */
const secondsInMinute: readonly string[] = pairs.slice(0, 60).map((pair) => `${pair}.`);
/** `4567Z`: four digits and the end of a time, each made when it first comes. */
const endings: string[] = emptyTexts(10_000);

export const DAY_MS = 86_400_000;

/** The 100-ns steps behind the milliseconds, 0 to 9,999. */
export function stepsOf(low: number, high: number): number {
  // The remainder by subtraction: both sides are exact, and a remainder of such large numbers is slow.
  const part = high * 7296 + low;
  return part - Math.floor(part / 10_000) * 10_000;
}

let secondNumber = Number.NaN;
let secondText = '';

/** `2026-10-05T08:15:31.`; kept for the next call too: what happens together is often logged in one second. */
function secondPrefix(seconds: number): string {
  if (seconds === secondNumber) return secondText;
  const days = Math.floor(seconds / 86_400);
  const inDay = (seconds - days * 86_400) | 0;
  const minute = (inDay / 60) | 0;
  if (minutesInDay[minute] === '') minutesInDay[minute] = `${two((minute / 60) | 0)}:${two(minute % 60)}:`;
  secondNumber = seconds;
  secondText = dayPrefix(days) + (minutesInDay[minute]! + secondsInMinute[inDay - minute * 60]!);
  return secondText;
}

/** `2026-10-05T08:15:31.1234567Z`: seven fraction digits always, as Windows writes them. */
export function fileTimeText(low: number, high: number): string {
  const ms = fileTimeMs(low, high);
  const seconds = Math.floor(ms / 1000);
  const steps = stepsOf(low, high);
  if (endings[steps] === '') endings[steps] = `${String(steps).padStart(4, '0')}Z`;
  const thousandth = ms - seconds * 1000;
  if (thousandths[thousandth] === '') thousandths[thousandth] = String(thousandth).padStart(3, '0');
  // Joined of ready pieces: an engine copies their characters only when somebody looks at them.
  return secondPrefix(seconds) + (thousandths[thousandth]! + endings[steps]!);
}

/** SYSTEMTIME fields as ISO 8601 with milliseconds, `2026-10-05T08:15:31.123Z`. Impossible fields are shown as stored. */
export function systemTimeText(view: DataView, offset: number): string {
  const field = (index: number): number => view.getUint16(offset + index * 2, true);
  const date = `${String(field(0)).padStart(4, '0')}-${two(field(1))}-${two(field(3))}`;
  return `${date}T${two(field(4))}:${two(field(5))}:${two(field(6))}.${String(field(7)).padStart(3, '0')}Z`;
}

/** Milliseconds since 1970 of an ISO time of any number of fraction digits, rounded down; NaN where it is none. */
export function isoTimeMs(text: string): number {
  // Sample: 2026-10-05T08:15:31.1234567Z
  const parts = /^(\d{4,5})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z?$/.exec(text);
  if (parts === null) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return Number.NaN;
  return Date.UTC(year, month - 1, day, hour, minute, second, Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3)));
}
