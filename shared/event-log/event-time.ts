// 2026-10-05T08:15:31.1234567Z, 2026-10-05 10:15:31+02:00, 2026-10-05T08:15:31
const isoTime = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,12}))?(?:Z|([+-])(\d\d):?(\d\d))?$/;

/** Milliseconds since 1970 UTC, rounded down; a time without zone counts as UTC; NaN where it is no ISO time. */
export function eventTimeMs(text: string): number {
  const parts = isoTime.exec(text);
  if (parts === null) {
    return Number.NaN;
  }
  const [, year, month, day, hour, minute, second, fraction = '', sign, zoneHours, zoneMinutes] = parts;
  const base = utcMs(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second));
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const zone = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * 60_000;
  return base + ms - (sign === '-' ? -zone : zone);
}

/** As Date.UTC, but NaN for a day or an hour that does not exist (month is 1-based). */
export function utcMs(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59) {
    return Number.NaN;
  }
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function daysIn(year: number, month: number): number {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
