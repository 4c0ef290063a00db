import type { TextWindow } from './text-window.ts';
import { LARGEST_ITEM } from './text-window.ts';

/** An outermost object of a JSON text, or what was lost in its place. */
export type JsonItem = { readonly start: number; readonly length: number } & (
  | { readonly kind: 'object'; readonly value: object }
  | { readonly kind: 'record-unreadable' | 'record-too-large' | 'truncated' }
);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const LINE_FEED = 0x0a;

/**
 * The next outermost object at or behind `window.at`, which moves behind it; null where more text is needed first or the
 * text has ended. What stands between objects (brackets and commas of a list, line breaks) is passed over.
 *
 * A torn object costs no other: a string never spans lines, and no form begins a line with an inner object, so at a line
 * break in a string, or at a `{` that opens a line, the next object begins.
 */
export function nextJsonObject(window: TextWindow): JsonItem | null {
  const { text } = window;
  const start = text.indexOf('{', window.at);
  if (start === -1) {
    window.at = text.length;
    return null;
  }
  window.at = start;
  const end = objectEnd(text, start);
  if (end !== null) {
    window.at = end.at;
    const length = end.at - start;
    const value = end.torn ? null : parseObject(text.slice(start, end.at));
    return value === null ? { kind: 'record-unreadable', start, length } : { kind: 'object', value, start, length };
  }
  const length = text.length - start;
  if (!window.last && length <= LARGEST_ITEM) {
    return null;
  }
  window.at = text.length;
  return { kind: window.last ? 'truncated' : 'record-too-large', start, length };
}

function objectEnd(text: string, start: number): { readonly at: number; readonly torn: boolean } | null {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === LINE_FEED && (inString || text.charCodeAt(index + 1) === OPEN)) {
      return { at: index + 1, torn: true };
    }
    if (inString) {
      if (unit === BACKSLASH) index += 1;
      else if (unit === QUOTE) inString = false;
    } else if (unit === QUOTE) {
      inString = true;
    } else if (unit === OPEN) {
      depth += 1;
    } else if (unit === CLOSE) {
      depth -= 1;
      if (depth === 0) return { at: index + 1, torn: false };
    }
  }
  return null;
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
