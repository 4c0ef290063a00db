import { assertNever } from '../result/result.ts';

/**
 * Text as a person would read it, with a way back to where each character stands in the stored text. Finders work on
 * the readable text only, so `anna%40contoso.com`, `anna\u0040contoso.com` and `anna&#64;contoso.com` are one case.
 */
export interface TextView {
  readonly text: string;
  /** Where the readable text departs from the stored one, in order; null where they are the same. */
  readonly escapes: Escapes | null;
}

/** Ends of the escapes, in readable and in stored units, and how long each is in both. */
interface Escapes {
  readonly readableEnds: readonly number[];
  readonly storedEnds: readonly number[];
  readonly readableLengths: readonly number[];
  readonly storedLengths: readonly number[];
}

/** Index in the stored text of the unit at `at` of the readable text (or of its end). */
export function storedIndex({ escapes }: TextView, at: number): number {
  if (escapes === null) return at;
  const { readableEnds, storedEnds } = escapes;
  // The last escape that ends at or before `at`.
  let low = 0;
  let high = readableEnds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((readableEnds[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const next = readableEnds[low];
  if (next !== undefined && at > next - (escapes.readableLengths[low] ?? 0)) {
    // In the middle of what one escape stands for: it cannot be cut.
    return (storedEnds[low] ?? 0) - (escapes.storedLengths[low] ?? 0);
  }
  return low === 0 ? at : (storedEnds[low - 1] ?? 0) + at - (readableEnds[low - 1] ?? 0);
}

/** How the stored text is escaped throughout. `plain` may still hold escaped pieces; see `eachEscapedLine`. */
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
  /%[0-9a-fA-F]{2}|&(?:[a-z]{2,4}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\\/"])/g;

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

const longText = 4096;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The same text, laid out anew: engines keep a slice as a pointer into what it was cut from, which makes every look at
 * a unit slower. Half a surrogate pair becomes one other unit, so places stay the same.
 */
function inOnePiece(text: string): string {
  return decoder.decode(encoder.encode(text));
}

export function viewOf(stored: string, form: TextForm): TextView {
  switch (form) {
    case 'plain':
      return { text: stored.length < longText ? stored : inOnePiece(stored), escapes: null };
    case 'json':
      return stored.includes('\\') ? decode(stored, jsonEscape, readJsonEscape) : { text: stored, escapes: null };
    case 'xml':
      return stored.includes('&') ? decode(stored, xmlEscape, readXmlEscape) : { text: stored, escapes: null };
    default:
      return assertNever(form);
  }
}

/**
 * The next layer: escapes of any kind inside readable text (a URL in a message, JSON in a string), line by line. Calls
 * `visit` for each line that has any, with where the line begins.
 */
export function eachEscapedLine(text: string, visit: (line: TextView, lineStart: number) => void): void {
  for (let from = 0; from < text.length;) {
    anyEscapeTest.lastIndex = from;
    const found = anyEscapeTest.exec(text);
    if (found === null) return;
    const lineStart = text.lastIndexOf('\n', found.index) + 1;
    const newline = text.indexOf('\n', found.index);
    from = newline < 0 ? text.length : newline + 1;
    visit(decode(text.slice(lineStart, from), anyEscape, readAnyEscape), lineStart);
  }
}

function decode(stored: string, escape: RegExp, read: (found: string) => string): TextView {
  const escapes = {
    readableEnds: [] as number[],
    storedEnds: [] as number[],
    readableLengths: [] as number[],
    storedLengths: [] as number[],
  };
  let text = '';
  let from = 0;
  escape.lastIndex = 0;
  for (let match = escape.exec(stored); match !== null; match = escape.exec(stored)) {
    const found = match[0];
    const readable = read(found);
    text += stored.slice(from, match.index) + readable;
    from = match.index + found.length;
    escapes.readableEnds.push(text.length);
    escapes.storedEnds.push(from);
    escapes.readableLengths.push(readable.length);
    escapes.storedLengths.push(found.length);
  }
  return from === 0 ? { text: stored, escapes: null } : { text: text + stored.slice(from), escapes };
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
