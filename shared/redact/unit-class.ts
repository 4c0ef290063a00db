import { isWordUnit } from './term-matcher.ts';

/**
 * What a UTF-16 unit may be part of, as bits. One look-up for each unit: the finders walk over the text around every
 * trigger, and a call of a function for each unit made up half of their time.
 */
export const unitClass = {
  word: 1,
  digit: 2,
  hex: 4,
  /** Of a DNS name: word, `-`, `.`, `_`. */
  name: 8,
  /** One label of it: word, `-`, `_`. */
  label: 16,
  /** Of an account: as a name, `$` of computers, `#` of guests. */
  account: 32,
  /** Of the local part of an address. Quotes, slashes and `=` are left out: text around an address uses them. */
  local: 64,
  /** Of an IPv4 address or a version. */
  quad: 128,
  /** Of an IPv6 address. */
  six: 256,
  token: 512,
  base64: 1024,
  /** Base64 with the alphabet of URLs too. */
  anchor: 2048,
  /** Of a SID: digits and dashes. */
  sid: 4096,
  letter: 8192,
} as const;

const classes = makeClasses();

function makeClasses(): Uint16Array {
  const table = new Uint16Array(65_536);
  const add = (marks: string, bits: number): void => {
    for (let index = 0; index < marks.length; index++) {
      const unit = marks.charCodeAt(index);
      table[unit] = (table[unit] ?? 0) | bits;
    }
  };
  const { word, digit, hex, name, label, account, local, quad, six, token, base64, anchor, sid, letter } = unitClass;
  for (let unit = 0; unit < 65_536; unit++) {
    if (!isWordUnit(unit)) continue;
    table[unit] = word | name | label | account | local | (unit < 128 ? token | base64 | anchor : 0);
  }
  add('0123456789', digit | hex | quad | six | sid);
  add('abcdefABCDEF', hex | six);
  add('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', letter);
  add('-', name | label | account | token | anchor | sid);
  add('_', name | label | account | token | anchor);
  add('.', name | account | quad | six | token);
  add('$#', account);
  add("._-+#'!$&~^", local);
  add(':', six);
  add('~+/=%', token);
  add('+/', base64 | anchor);
  return table;
}

export function isOf(unit: number, bits: number): boolean {
  return ((classes[unit] ?? 0) & bits) !== 0;
}

/** End of the run of units of the class, at most `limit` units. */
export function runEnd(text: string, from: number, limit: number, bits: number): number {
  const stop = Math.min(text.length, from + limit);
  let at = from;
  while (at < stop && ((classes[text.charCodeAt(at)] ?? 0) & bits) !== 0) at++;
  return at;
}

/** Start of the run that ends at `until`, not before `floor` and at most `limit` units long. */
export function runStart(text: string, until: number, floor: number, limit: number, bits: number): number {
  const stop = Math.max(floor, until - limit);
  let at = until;
  while (at > stop && ((classes[text.charCodeAt(at - 1)] ?? 0) & bits) !== 0) at--;
  return at;
}
