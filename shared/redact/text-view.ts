import { assertNever } from '../result/result.ts';
import { copyText } from '../event-log/copy-text.ts';
import { anyEscapeAt, codePointMask, jsonEscapeAt, lengthShift, xmlEscapeAt } from './escape.ts';

/**
 * Text as a person would read it, with a way back to where each character stands in the stored text. Finders work on
 * the readable text only, so `anna%40contoso.com`, `anna\u0040contoso.com` and `anna&#64;contoso.com` are one case.
 */
export interface TextView {
  readonly text: string;
  /** Where the readable text departs from the stored one, in order; null where they are the same. */
  readonly escapes: Escapes | null;
}

/**
 * Four numbers for each escape: where it ends in readable and in stored units, and how long it is in both. In one array,
 * because a view is made for every line that holds an escape.
 */
type Escapes = readonly number[];

/** Index in the stored text of the unit at `at` of the readable text (or of its end). */
export function storedIndex({ escapes }: TextView, at: number): number {
  if (escapes === null) return at;
  // The last escape that ends at or before `at`.
  let low = 0;
  let high = escapes.length >> 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((escapes[middle * 4] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const next = low * 4;
  if (next < escapes.length && at > (escapes[next] ?? 0) - (escapes[next + 2] ?? 0)) {
    // In the middle of what one escape stands for: it cannot be cut.
    return (escapes[next + 1] ?? 0) - (escapes[next + 3] ?? 0);
  }
  return low === 0 ? at : (escapes[next - 3] ?? 0) + at - (escapes[next - 4] ?? 0);
}

/** How the stored text is escaped throughout. `plain` may still hold escaped pieces; see `eachEscapedLine`. */
export type TextForm = 'plain' | 'json' | 'xml';

const longText = 4096;

export function viewOf(stored: string, form: TextForm): TextView {
  switch (form) {
    case 'plain':
      return { text: stored.length < longText ? stored : copyText(stored), escapes: null };
    case 'json':
      return decode(stored, 0, stored.length, stored.indexOf('\\'), jsonEscapeAt);
    case 'xml':
      return decode(stored, 0, stored.length, stored.indexOf('&'), xmlEscapeAt);
    default:
      return assertNever(form);
  }
}

/**
 * The next layer: escapes of any kind inside readable text (a URL in a message, JSON in a string), line by line. Calls
 * `visit` for each line that has any, with where the line begins.
 */
export function eachEscapedLine(text: string, visit: (line: TextView, lineStart: number) => void): void {
  // The engine looks for one mark far faster than for one of three.
  let percent = text.indexOf('%');
  let ampersand = text.indexOf('&');
  let backslash = text.indexOf('\\');
  while (percent >= 0 || ampersand >= 0 || backslash >= 0) {
    const at = earlier(earlier(percent, ampersand), backslash);
    let from = at + 1;
    if (anyEscapeAt(text, at) !== 0) {
      const lineStart = text.lastIndexOf('\n', at) + 1;
      const newline = text.indexOf('\n', at);
      from = newline < 0 ? text.length : newline + 1;
      visit(decode(text, lineStart, from, at, anyEscapeAt), lineStart);
    }
    if (percent >= 0 && percent < from) percent = text.indexOf('%', from);
    if (ampersand >= 0 && ampersand < from) ampersand = text.indexOf('&', from);
    if (backslash >= 0 && backslash < from) backslash = text.indexOf('\\', from);
  }
}

/** Of two places the earlier; negative ones are nowhere. */
function earlier(one: number, other: number): number {
  return one >= 0 && (one < other || other < 0) ? one : other;
}

/** The stored text from `start` to `end` as it reads; `first`: before it stands no escape, negative where none does. */
function decode(
  stored: string,
  start: number,
  end: number,
  first: number,
  escapeAt: (text: string, at: number) => number,
): TextView {
  const escapes: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  let from = start;
  for (let at = first < 0 ? end : first; at < end; at++) {
    const unit = stored.charCodeAt(at);
    if (unit !== 0x5c && unit !== 0x26 && unit !== 0x25) continue;
    const escape = escapeAt(stored, at);
    if (escape === 0) continue;
    const readable = String.fromCodePoint(escape & codePointMask);
    pieces.push(stored.slice(from, at), readable);
    length += at - from + readable.length;
    from = at + (escape >>> lengthShift);
    escapes.push(length, from - start, readable.length, from - at);
    at = from - 1;
  }
  if (escapes.length === 0) return { text: stored.slice(start, end), escapes: null };
  // Joined, not added up: the finders look at every unit, which is slow in a sum that was not laid out anew.
  pieces.push(stored.slice(from, end));
  return { text: pieces.join(''), escapes };
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
