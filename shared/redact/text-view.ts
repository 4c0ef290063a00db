import { assertNever } from '../result/result.ts';

/**
 * Text as a person would read it, with a way back to where each character stands in the stored text. Finders work on
 * the readable text only, so `anna%40contoso.com`, `anna\u0040contoso.com` and `anna&#64;contoso.com` are one case.
 */
export interface TextView {
  readonly text: string;
  /** Index in the stored text of each readable unit, one more for the end; null where both are the same. */
  readonly starts: Int32Array | null;
}

/** How the stored text is escaped throughout. `plain` may still hold escaped pieces; see `unescapeOnce`. */
export type TextForm = 'plain' | 'json' | 'xml';

/**
 * Stands for `\"` in the readable text of JSON, so that a quote inside a string is not taken for the string's end.
 * A private-use character: no real text holds it, and the finders take it for a quote.
 */
export const escapedQuote = '\uE022';

// Sample: `\u0040`, `\"`, `\\`
const jsonEscape = /\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/g;
// Sample: `&amp;`, `&#64;`, `&#x40;`
const xmlEscape = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});/g;
// Sample: `%40`, `%C3%BC` (one UTF-8 character at a time), `&amp;`, `\u0040`, `\x40`, `\\`, `\/`
const anyEscape =
  /%[cCdD][0-9a-fA-F]%[89abAB][0-9a-fA-F]|%[eE][0-9a-fA-F](?:%[89abAB][0-9a-fA-F]){2}|%[0-9a-fA-F]{2}|&(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\\/"])/g;
// The cheap question before the work, same samples as above.
const anyEscapeTest =
  /%[0-9a-fA-F]{2}|&(?:[a-z]{2,4}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\\/"])/;

const namedEntities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);
const jsonLetters: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', escapedQuote],
]);

export function viewOf(stored: string, form: TextForm): TextView {
  switch (form) {
    case 'plain':
      return { text: stored, starts: null };
    case 'json':
      return stored.includes('\\') ? decode(stored, jsonEscape, readJsonEscape) : { text: stored, starts: null };
    case 'xml':
      return stored.includes('&') ? decode(stored, xmlEscape, readXmlEscape) : { text: stored, starts: null };
    default:
      return assertNever(form);
  }
}

/** The next layer: escapes of any kind inside readable text (a URL in a message, JSON in a string). Null where none. */
export function unescapeOnce(view: TextView): TextView | null {
  if (!anyEscapeTest.test(view.text)) return null;
  const inner = decode(view.text, anyEscape, readAnyEscape);
  const outer = view.starts;
  if (outer === null || inner.starts === null) return inner;
  return { text: inner.text, starts: inner.starts.map((start) => outer[start] ?? 0) };
}

function decode(stored: string, escape: RegExp, read: (found: string) => string): TextView {
  const pieces: string[] = [];
  const starts = new Int32Array(stored.length + 1);
  let length = 0;
  let from = 0;
  const copy = (until: number): void => {
    pieces.push(stored.slice(from, until));
    for (let index = from; index < until; index++) starts[length++] = index;
  };
  for (const match of stored.matchAll(escape)) {
    copy(match.index);
    const text = read(match[0]);
    pieces.push(text);
    for (let index = 0; index < text.length; index++) starts[length++] = match.index;
    from = match.index + match[0].length;
  }
  copy(stored.length);
  starts[length] = stored.length;
  return { text: pieces.join(''), starts: starts.subarray(0, length + 1) };
}

function readJsonEscape(found: string): string {
  if (found.length === 6) return String.fromCharCode(Number.parseInt(found.slice(2), 16));
  const letter = found.charAt(1);
  return jsonLetters.get(letter) ?? letter;
}

function readXmlEscape(found: string): string {
  const named = namedEntities.get(found);
  if (named !== undefined) return named;
  const digits = found.slice(2, -1);
  const code = /^[xX]/.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  return code <= 0x10_ffff ? String.fromCodePoint(code) : '\uFFFD';
}

function readAnyEscape(found: string): string {
  if (found.startsWith('&')) return readXmlEscape(found);
  if (found.startsWith('%')) return readPercents(found);
  if (found.startsWith('\\u')) return String.fromCharCode(Number.parseInt(found.slice(2), 16));
  if (found.startsWith('\\x')) return String.fromCharCode(Number.parseInt(found.slice(2), 16));
  return found.charAt(1) === '"' ? escapedQuote : found.charAt(1);
}

function readPercents(found: string): string {
  try {
    return decodeURIComponent(found);
  } catch {
    // A byte that is no UTF-8 on its own: one character for it keeps the places right.
    return String.fromCharCode(Number.parseInt(found.slice(-2), 16));
  }
}

/** Writes a stand-in the way the text around it is written. `stored` is what it replaces. */
export function escapeLike(standIn: string, stored: string, form: TextForm): string {
  let text = standIn;
  // Sample: `%40` in what is replaced, so the place is part of a URL.
  if (/%[0-9a-fA-F]{2}/.test(stored)) text = encodeURIComponent(standIn);
  switch (form) {
    case 'plain':
      return text;
    case 'json':
      return JSON.stringify(text).slice(1, -1);
    case 'xml':
      return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&apos;');
    default:
      return assertNever(form);
  }
}
