import type { Language, Words } from '../words/words.ts';

/** Which clock times are shown by. `server` is a fixed offset in minutes east of UTC, as the server had at collection. */
export type Clock =
  | { readonly kind: 'utc' }
  | { readonly kind: 'local' }
  | { readonly kind: 'server'; readonly offsetMinutes: number };

/** Values as a person of one language reads them. */
export interface Format {
  /** An ISO time with its zone; one without a zone is shown as it stands and says so; what is no time stays as it is. */
  readonly time: (iso: string) => string;
  /** Milliseconds since 1970. */
  readonly moment: (milliseconds: number) => string;
  /** Milliseconds since 1970 → hours to milliseconds, for rows that stand close together. */
  readonly timeOfDay: (milliseconds: number) => string;
  /** Milliseconds since 1970 → day and time to the second, without its zone: for columns whose head names it. */
  readonly stamp: (milliseconds: number) => string;
  /** Milliseconds since 1970 → hours and minutes. */
  readonly clockTime: (milliseconds: number) => string;
  /** Milliseconds since 1970 → day and month. */
  readonly shortDay: (milliseconds: number) => string;
  /** Minutes by which this clock is ahead of UTC at that moment. */
  readonly offsetMinutes: (milliseconds: number) => number;
  /** Milliseconds since 1970 → the day alone. */
  readonly day: (milliseconds: number) => string;
  /** Powers of 1024, as Windows shows sizes. */
  readonly bytes: (bytes: number) => string;
  /** Milliseconds. */
  readonly duration: (milliseconds: number) => string;
  readonly number: (value: number) => string;
  /** 0 to 1. */
  readonly percent: (share: number) => string;
  /** Short name of the clock, for column heads. */
  readonly zone: string;
  readonly locale: string;
}

const byteUnits = ['KB', 'MB', 'GB', 'TB'] as const;

/** The full tag of the system where it is of this language (`en-GB`), else the language alone. */
function localeOf(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;
}

/** Makes the format of one language and clock. `preferred` are the system's language tags. */
export function createFormat(
  language: Language,
  clock: Clock,
  words: Words,
  preferred: readonly string[] = globalThis.navigator?.languages ?? [],
): Format {
  const locale = localeOf(language, preferred);
  const zone = clock.kind === 'utc' ? 'UTC' : clock.kind === 'local' ? words.common.localTime : words.common.serverTime;
  // A server's offset is added by hand: the format then only has to write UTC.
  const timeZone = clock.kind === 'local' ? undefined : 'UTC';
  const shiftMs = clock.kind === 'server' ? clock.offsetMinutes * 60_000 : 0;
  const dayParts = { timeZone, year: 'numeric', month: 'short', day: 'numeric' } as const;
  const clockParts = { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const full = new Intl.DateTimeFormat(locale, { ...dayParts, ...clockParts });
  const ofDay = new Intl.DateTimeFormat(locale, { ...clockParts, fractionalSecondDigits: 3 });
  const toMinute = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const shortDay = new Intl.DateTimeFormat(locale, { timeZone, month: 'short', day: 'numeric' });
  const dayOnly = new Intl.DateTimeFormat(locale, dayParts);
  const unzoned = new Intl.DateTimeFormat(locale, { ...dayParts, ...clockParts, timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale);
  const oneDigit = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });

  const moment = (milliseconds: number): string => `${full.format(milliseconds + shiftMs)} ${zone}`;

  return {
    time: (iso) => {
      // Sample: `2026-10-05T08:15:31.1234567Z`
      const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[.\d]*(Z?)$/.exec(iso);
      if (match === null) return iso;
      const milliseconds = Date.parse(`${match[1]}Z`);
      if (!Number.isFinite(milliseconds)) return iso;
      return match[2] === 'Z' ? moment(milliseconds) : `${unzoned.format(milliseconds)} ${words.common.zoneUnknown}`;
    },
    moment,
    timeOfDay: (milliseconds) => ofDay.format(milliseconds + shiftMs),
    stamp: (milliseconds) => full.format(milliseconds + shiftMs),
    clockTime: (milliseconds) => toMinute.format(milliseconds + shiftMs),
    shortDay: (milliseconds) => shortDay.format(milliseconds + shiftMs),
    offsetMinutes: (milliseconds) =>
      clock.kind === 'local' ? -new Date(milliseconds).getTimezoneOffset() : shiftMs / 60_000,
    day: (milliseconds) => dayOnly.format(milliseconds + shiftMs),
    bytes: (bytes) => {
      if (bytes < 1024) return `${numbers.format(bytes)} B`;
      let value = bytes;
      let shown = '';
      for (const unit of byteUnits) {
        value /= 1024;
        shown = `${(value < 10 ? oneDigit : whole).format(value)} ${unit}`;
        if (value < 1024) break;
      }
      return shown;
    },
    duration: (milliseconds) => {
      const seconds = milliseconds / 1000;
      if (seconds < 10) return `${oneDigit.format(seconds)} s`;
      if (seconds < 60) return `${whole.format(seconds)} s`;
      const minutes = Math.floor(seconds / 60);
      return minutes < 60
        ? `${minutes} min ${Math.floor(seconds % 60)} s`
        : `${numbers.format(Math.floor(minutes / 60))} h ${minutes % 60} min`;
    },
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    zone,
    locale,
  };
}
