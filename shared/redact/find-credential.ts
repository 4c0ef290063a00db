import { isQuote, isSpace, runWhile, valueStart, type Finder } from './finder.ts';
import { isOf, runEnd, unitClass } from './unit-class.ts';

// Sample: `password: true`, `Kennwort: erforderlich`, `password=*****`: values that hide nothing.
const harmlessValue =
  /^(?:true|false|yes|no|ja|nein|null|none|never|nie|not?|empty|unset|set|hidden|removed|redacted|required|optional|expired|invalid|valid|wrong|incorrect|allowed|denied|enabled|disabled|unspecified|unlimited|unknown|ok|the|a|an|is|was|and|or|in|on|for|of|to|with|this|that|your|has|must|should|cannot|please|reset|change|changed|failed|succeeded|success|n\/a|credential-removed|\*+|x+|\.+|\(.*|<.*|\[.*|%.*|\$.*|\{.*|-+)$/i;
// Sample: `Sommer2026!`: more than one class of characters.
const looksSecret = /^(?=.{6,})(?:(?=.*\d)(?=.*\p{L})|(?=.*[^\p{L}\d\s])(?=.*\p{L})|(?=.*\p{Ll})(?=.*\p{Lu}.*\p{Lu}))/u;

export interface FoundSecret {
  readonly start: number;
  readonly end: number;
  /** The value is there but hides nothing. */
  readonly harmless?: true;
}

/** The value behind `password=` and its relatives; null where the word is only prose. */
export function findPasswordValue(text: string, keyStart: number, keyEnd: number): FoundSecret | null {
  // Sample: `-Password Sommer2026!`, `/password:x`
  const flag = text.charAt(keyStart - 1);
  if ((flag === '-' || flag === '/') && text.charAt(keyEnd) === ' ') return quotedOrToken(text, keyEnd + 1, 0, false);
  const begin = valueStart(text, keyEnd);
  if (begin === null) return null;
  // Sample: `<add key="password" value="x"/>` is met at `value="` below; `password">` needs an element around it.
  const lineStart = startsItsLine(text, keyStart);
  return quotedOrToken(text, begin.at, begin.quote, begin.loose && !lineStart);
}

/** `<add key="password" value="x" />`: the value stands in the next attribute. */
export function findSettingValue(text: string, keyEnd: number): FoundSecret | null {
  // Sample: `" value="` behind the key.
  const next = /^["']\s{1,4}value\s?=\s?["']/i.exec(text.slice(keyEnd, keyEnd + 24));
  if (next === null) return null;
  const start = keyEnd + next[0].length;
  return quotedOrToken(text, start, text.charCodeAt(start - 1), false);
}

/** Longest secret that is looked for in one piece. */
const longestSecret = 4096;

function quotedOrToken(text: string, from: number, quote: number, mustLookSecret: boolean): FoundSecret | null {
  let start = from;
  let mark = quote;
  if (mark === 0 && isQuote(text.charCodeAt(start))) mark = text.charCodeAt(start++);
  let end: number;
  if (mark === 0) {
    end = runEnd(text, start, longestSecret, unitClass.secret);
    // A bracket or full stop belongs to the text around it.
    while (end > start && ').]}'.includes(text.charAt(end - 1))) end--;
    const query = text.slice(start, end).indexOf('&');
    if (query >= 0) end = start + query;
  } else {
    end = runWhile(text, start, longestSecret, (unit) => unit !== mark && unit !== 10 && unit !== 13);
  }
  const value = text.slice(start, end);
  if (value === '' || harmlessValue.test(value)) return { start, end, harmless: true };
  return mustLookSecret && !looksSecret.test(value) ? { start, end, harmless: true } : { start, end };
}

function startsItsLine(text: string, at: number): boolean {
  for (let index = at - 1; index >= 0 && at - index < 64; index--) {
    const unit = text.charCodeAt(index);
    if (unit === 10 || unit === 13 || unit === 0x7b || unit === 0x3b || unit === 0x2c) return true;
    if (!isSpace(unit) && !isQuote(unit) && unit !== 0x2d && unit !== 0x2a) return false;
  }
  return at < 64;
}

/** `Bearer …`, `access_token=…`, `sig=…`: opaque text of at least 16 characters. */
export function findToken(text: string, start: number): FoundSecret | null {
  const end = runEnd(text, start, 16_384, unitClass.token);
  return end - start >= 16 ? { start, end } : null;
}

/** A JSON web token. Triggered by the dot before its second part, which is JSON in base64 like its first. */
export const findWebToken: Finder = ({ text, at, floor, parts }) => {
  if (text.charCodeAt(at + 1) !== 0x65 || !text.startsWith('eyJ', at + 1)) return 0;
  let start = at;
  const stop = Math.max(floor, at - 8192);
  while (start > stop && isOf(text.charCodeAt(start - 1), unitClass.token) && text.charAt(start - 1) !== '=') start--;
  const header = text.slice(start, at).indexOf('eyJ');
  if (header < 0) return 0;
  const end = runEnd(text, at, 65_536, unitClass.token);
  parts.add('credential', start + header, end);
  return end;
};

// Sample: `-----BEGIN RSA PRIVATE KEY-----`
const pemBegin = /^-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----/;

/** A private key in PEM form, without its two marker lines; to the end of the text where the last one is missing. */
export function findPrivateKey(text: string, start: number): FoundSecret | null {
  const begin = pemBegin.exec(text.slice(start, start + 64));
  if (begin === null) return null;
  const from = start + begin[0].length;
  const end = text.indexOf('-----END ', from);
  return { start: from, end: end < 0 ? text.length : end };
}

/** `user:password@` of a URL. Triggered by the colon of `://`. */
export const findUrlCredential: Finder = ({ text, at, parts }) => {
  if (text.charCodeAt(at + 1) !== 0x2f || text.charCodeAt(at + 2) !== 0x2f) return 0;
  const start = at + 3;
  const stop = runEnd(text, start, 512, unitClass.authority);
  // A password may hold an @ itself: the last one counts.
  let end = stop - 1;
  while (end >= start && text.charCodeAt(end) !== 0x40) end--;
  if (end < start || !text.slice(start, end).includes(':')) return 0;
  parts.add('credential', start, end);
  return end;
};
