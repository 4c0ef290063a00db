import { isSpace } from './finder.ts';
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
  /** Of the part of a URL before its path: user, password, host, port. */
  authority: 1 << 14,
  /** Of a folder that may be somebody's profile. */
  folder: 1 << 15,
  /** Of a secret that no quotes enclose. */
  secret: 1 << 16,
  /** Stands between a GUID and the word that says what it is. */
  cueMark: 1 << 17,
  /** The last letter of such a word. */
  cueEnd: 1 << 18,
} as const;

const classes = makeClasses();

function makeClasses(): Uint32Array {
  const table = new Uint32Array(65_536);
  const add = (marks: string, bits: number): void => {
    for (let index = 0; index < marks.length; index++) {
      const unit = marks.charCodeAt(index);
      table[unit] = (table[unit] ?? 0) | bits;
    }
  };
  const remove = (marks: string, bits: number): void => {
    for (let index = 0; index < marks.length; index++) {
      const unit = marks.charCodeAt(index);
      table[unit] = (table[unit] ?? 0) & ~bits;
    }
  };
  const { word, digit, hex, name, label, account, local, quad, six, token, base64, anchor, sid, letter } = unitClass;
  const { authority, folder, secret } = unitClass;
  for (let unit = 0; unit < 65_536; unit++) {
    let bits = 0;
    if (unit > 0x20) bits |= authority;
    if (unit >= 0x20) bits |= isSpace(unit) ? folder : folder | secret;
    if (isWordUnit(unit)) bits |= word | name | label | account | local | (unit < 128 ? token | base64 | anchor : 0);
    table[unit] = bits;
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
  add(' \t\n\r"\'\uE022:=>({[\\', unitClass.cueMark);
  add('dDsSeEbBrR', unitClass.cueEnd);
  remove('/\\"\'<>?#\uE022', authority);
  remove('\\/:*?"<>|,;\'\uE022', folder);
  remove(',;"<>|\'\uE022', secret);
  return table;
}

/**
 * Whether a letter, or a unit of `bits`, stands in the text from `start` to `end`. Letters beyond ASCII are told from
 * other marks by the engine's tables, which is slow and rarely needed.
 */
export function holdsLetter(text: string, start: number, end: number, bits: number = unitClass.letter): boolean {
  let isAscii = true;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (((classes[unit] ?? 0) & (bits | unitClass.letter)) !== 0) return true;
    if (unit >= 128) isAscii = false;
  }
  return !isAscii && /\p{L}/u.test(text.slice(start, end));
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
