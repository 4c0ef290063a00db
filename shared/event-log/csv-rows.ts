import type { TextWindow } from './text-window.ts';
import { LARGEST_ITEM } from './text-window.ts';

export interface CsvShape {
  readonly separator: ',' | ';' | '\t';
  /** Recognises the beginning of a row at its `lastIndex` (sticky). */
  readonly rowStart: RegExp;
}

export type CsvRow =
  /** `unclosed`: a quote was never closed; the row was cut where the next one begins, or at the end. */
  | { readonly kind: 'row'; readonly fields: readonly string[]; readonly start: number; readonly unclosed: boolean }
  /** A row longer than any honest one: everything in memory is dropped. */
  | { readonly kind: 'oversized'; readonly start: number; readonly length: number };

/** The separator that the first line of a text holds most of. */
export function detectSeparator(firstLine: string): CsvShape['separator'] {
  const count = (character: string): number => firstLine.split(character).length;
  const commas = count(',');
  const semicolons = count(';');
  const tabs = count('\t');
  if (tabs > commas && tabs > semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}

/**
 * The row at `window.at`, which moves behind it; null where more text is needed first or the text has ended.
 * A quote inside a quoted field that is neither doubled nor followed by a separator or a line end is taken as text:
 * scripts write such fields. If the line it stands on begins like a row, the field was never closed instead.
 */
export function nextCsvRow(window: TextWindow, shape: CsvShape): CsvRow | null {
  skipLineEnds(window);
  const { text, at: start } = window;
  if (start >= text.length) {
    return null;
  }
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const field = text[at] === '"' ? quotedField(window, at, shape) : plainField(text, at, shape);
    if (field === null || (field.end >= text.length && !window.last)) {
      return incompleteRow(window);
    }
    fields.push(field.value);
    if (field.unclosed || text[field.end] !== shape.separator) {
      window.at = field.end;
      return { kind: 'row', fields, start, unclosed: field.unclosed };
    }
    at = field.end + 1;
  }
}

function incompleteRow(window: TextWindow): CsvRow | null {
  const { at: start } = window;
  const length = window.text.length - start;
  if (length <= LARGEST_ITEM) {
    return null;
  }
  window.at = window.text.length;
  return { kind: 'oversized', start, length };
}

function skipLineEnds(window: TextWindow): void {
  const { text } = window;
  while (text[window.at] === '\n' || text[window.at] === '\r') {
    window.at += 1;
  }
}

interface Field {
  readonly value: string;
  /** Where the separator or the line end behind it stands. */
  readonly end: number;
  readonly unclosed: boolean;
}

const plainFields = {
  // Information
  ',': /[^,\r\n]*/y,
  ';': /[^;\r\n]*/y,
  '\t': /[^\t\r\n]*/y,
} as const;

function plainField(text: string, at: number, { separator }: CsvShape): Field {
  const pattern = plainFields[separator];
  pattern.lastIndex = at;
  const value = pattern.exec(text)?.[0] ?? '';
  return { value, end: at + value.length, unclosed: false };
}

/** null where the field goes on behind the text and more of it can come. */
function quotedField(window: TextWindow, at: number, shape: CsvShape): Field | null {
  const { text } = window;
  // The end of the text counts as the end of the field: more of it will not come, or is more than a row can be.
  const final = window.last || text.length - window.at > LARGEST_ITEM;
  const from = at + 1;
  let doubled = false;
  let lineStart = from;
  let lineEnd = text.indexOf('\n', from);
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    const next = text[quote + 1];
    if (next === '"') {
      doubled = true;
      quote += 1;
      continue;
    }
    if (next === undefined && !final) {
      return null;
    }
    if (next === undefined || next === shape.separator || next === '\r' || next === '\n') {
      const value = text.slice(from, quote);
      return { value: doubled ? value.replaceAll('""', '"') : value, end: quote + 1, unclosed: false };
    }
    while (lineEnd !== -1 && lineEnd < quote) {
      lineStart = lineEnd + 1;
      lineEnd = text.indexOf('\n', lineStart);
    }
    if (lineStart > from && beginsRow(text, lineStart, shape)) {
      return cutField(window, from, shape);
    }
  }
  return final ? cutField(window, from, shape) : null;
}

function beginsRow(text: string, at: number, { rowStart }: CsvShape): boolean {
  rowStart.lastIndex = at;
  return rowStart.test(text);
}

/** A field that was never closed, up to the first line in it that begins a row, or to the end. */
function cutField({ text, last }: TextWindow, from: number, shape: CsvShape): Field {
  let lineEnd = text.indexOf('\n', from);
  while (lineEnd !== -1 && !beginsRow(text, lineEnd + 1, shape)) {
    lineEnd = text.indexOf('\n', lineEnd + 1);
  }
  if (lineEnd === -1 && !last) {
    // Too long for a row; its text is not wanted.
    return { value: '', end: text.length, unclosed: true };
  }
  const end = lineEnd === -1 ? text.length : lineEnd + 1;
  const value = text.slice(from, end).replaceAll('""', '"');
  return { value: withoutLineEnd(value), end, unclosed: true };
}

function withoutLineEnd(value: string): string {
  if (value.endsWith('\r\n')) return value.slice(0, -2);
  return value.endsWith('\n') ? value.slice(0, -1) : value;
}
