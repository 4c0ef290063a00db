/** What a hole of a template may hold. A German sentence writes each kind as German does. */
export const valueKinds = [
  'text',
  'word',
  'number',
  'moment',
  'day',
  'period',
  'span',
  'size',
  'addresses',
  'code',
  'identifier',
  'file',
  'list',
  'items',
  'phrase',
  'quote',
  'reason',
] as const;

export type ValueKind = (typeof valueKinds)[number];

/** The kinds that need no further translation: the German form, or null where the text is not of that kind. */
export const plainKinds: Readonly<
  Record<Exclude<ValueKind, 'items' | 'phrase' | 'quote' | 'reason'>, (text: string) => string | null>
> = {
  text: (text) => (text === '' ? null : text),
  word: (text) => (text === '' || text.includes(' ') ? null : text),
  number: germanNumber,
  moment: germanMoment,
  day: germanDay,
  period: germanPeriod,
  span: germanSpan,
  size: germanSize,
  // samples: 192.0.2.20 · 192.0.2.20, 2001:db8::1
  addresses: (text) => (/^(?=.*\d)[\da-f.:]{3,45}(?:, [\da-f.:]{3,45}){0,20}$/i.test(text) ? text : null),
  // samples: ETIMEDOUT · DEPTH_ZERO_SELF_SIGNED_CERT
  code: (text) => (/^[A-Z][A-Z\d_]{2,60}$/.test(text) ? text : null),
  // samples: OnPremisesUserNotFound · HashBatchEnd
  identifier: (text) => (/^[A-Z]{1,10}[a-z]+(?:[A-Z]+[a-z]+){1,12}$/.test(text) ? text : null),
  // samples: Application.evtx · inner.zip/My log.xml; a quotation mark would be part of a sentence
  file: (text) => (/^[^"]{0,400}[./][^"]{1,400}$/.test(text) ? text : null),
  list: germanList,
};

/** `12,345` → `12.345`, `3.6` → `3,6`, `-2` → `-2`. */
export function germanNumber(text: string): string | null {
  // samples: 7 · 12,345 · 3.6 · -2 · 1.5
  if (!/^-?\d{1,20}(?:,\d{3}){0,6}(?:\.\d{1,9})?$/.test(text)) return null;
  return text.replaceAll(/[.,]/g, (mark) => (mark === ',' ? '.' : ','));
}

/** `2026-11-12` → `12.11.2026`. */
function germanDay(text: string): string | null {
  // sample: 2026-11-12
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts === null ? null : `${parts[3]}.${parts[2]}.${parts[1]}`;
}

/** `2026-11-12 08:15 UTC` → `12.11.2026, 08:15 UTC`; an ISO time gets the same form; a time nobody could read stays. */
function germanMoment(text: string): string | null {
  // samples: 2026-11-12 08:15 UTC · 2026-11-12 08:15 (local time) · 2026-11-12T08:15:31.123Z
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?(Z| UTC| \(local time\))?$/.exec(text);
  if (parts === null) return text.includes(' ') ? null : text;
  const zone = parts[3] === undefined || parts[3] === ' (local time)' ? '(Ortszeit)' : 'UTC';
  return `${germanDay(parts[1] ?? '') ?? ''}, ${parts[2]} ${zone}`;
}

/** `` · ` at …` · ` between … and …`, with the blank in front, as the rules write it. */
function germanPeriod(text: string): string | null {
  if (text === '') return '';
  if (text.startsWith(' at ')) {
    const moment = germanMoment(text.slice(4));
    return moment === null ? null : ` am ${moment}`;
  }
  if (!text.startsWith(' between ')) return null;
  const [from, to, ...rest] = text.slice(9).split(' and ').map(germanMoment);
  return rest.length > 0 || from === undefined || from === null || to === undefined || to === null
    ? null
    : ` zwischen dem ${from} und dem ${to}`;
}

const units: Readonly<Record<string, string>> = {
  second: 'Sekunde',
  seconds: 'Sekunden',
  minute: 'Minute',
  minutes: 'Minuten',
  hour: 'Stunde',
  hours: 'Stunden',
  day: 'Tag',
  days: 'Tage',
};

/** `12 minutes` → `12 Minuten`; stands where German wants the nominative or the accusative. */
function germanSpan(text: string): string | null {
  if (text === 'less than a minute') return 'weniger als eine Minute';
  const [count = '', unit = '', ...rest] = text.split(' ');
  const number = germanNumber(count);
  const word = Object.hasOwn(units, unit) ? units[unit] : undefined;
  return number === null || word === undefined || rest.length > 0 ? null : `${number} ${word}`;
}

const sizes: ReadonlySet<string> = new Set(['ms', 's', 'bytes', 'KB', 'MB', 'GB', 'KiB', 'MiB', 'GiB', 'TiB']);

/** `3.6 MB` → `3,6 MB`. */
function germanSize(text: string): string | null {
  const [count = '', unit = '', ...rest] = text.split(' ');
  const number = germanNumber(count);
  if (number === null || !sizes.has(unit) || rest.length > 0) return null;
  return `${number} ${unit === 'bytes' ? 'Byte' : unit}`;
}

const joint = ' and ';

/** `a, b and c` → the three; names that hold a comma or an `and` come apart wrongly, and so stay as they are. */
export function itemsOf(text: string): readonly string[] {
  const at = text.lastIndexOf(joint);
  const [head, last] = at === -1 ? [text, []] : [text.slice(0, at), [text.slice(at + joint.length)]];
  return [...head.split(', '), ...last];
}

/** The same the other way round, in German. */
export function germanItems(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} und ${items.at(-1) ?? ''}`;
}

/** `a, b and 2 others` → `a, b und 2 weitere`. Names stay as they are. */
function germanList(text: string): string | null {
  if (text === '') return null;
  const at = text.lastIndexOf(joint);
  if (at === -1) return text;
  const last = text.slice(at + joint.length);
  // samples: 1 other · 1,204 others
  const count = /^(\d{1,3}(?:,\d{3}){0,6}) others?$/.exec(last)?.[1];
  const end = count === undefined ? last : `${germanNumber(count) ?? count} weitere`;
  return `${text.slice(0, at)} und ${end}`;
}
