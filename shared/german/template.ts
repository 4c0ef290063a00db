import { valueKinds } from './value-kinds.ts';
import type { ValueKind } from './value-kinds.ts';

/** A sentence with holes, in both languages. */
export type Pair = readonly [english: string, german: string];

type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'hole'; readonly name: string; readonly holds: ValueKind };

export interface Template {
  /** What an English text must begin with; empty where it begins with a value. */
  readonly prefix: string;
  /** The longest words that it must hold somewhere. */
  readonly needle: string;
  readonly english: readonly Segment[];
  readonly german: string;
}

/** What stood in a hole, and its German form. */
export interface Filled {
  readonly english: string;
  readonly german: string;
}

export type Fill = ReadonlyMap<string, Filled>;

/** The German form of what stands in a hole, or null where it is not of that kind. */
export type Translate = (holds: ValueKind, text: string) => string | null;

// samples: {name:list} · [event|events]
const marks = /\{(\w{1,20}):(\w{1,10})\}|\[([^[\]]{1,200})\]/g;

/**
 * Reads a pair. In English `{name:kind}` is a hole and `[was|were]` a choice of words; in German `{name}` is the value
 * and `{name?Vorgang|Vorgänge}` a word that depends on whether the value is 1.
 */
export function compileTemplate([english, german]: Pair): Template {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of english.matchAll(marks)) {
    if (match.index > end) segments.push({ kind: 'literal', text: english.slice(end, match.index) });
    const [mark, name, holds, options] = match;
    if (options !== undefined) segments.push({ kind: 'choice', options: options.split('|') });
    else segments.push({ kind: 'hole', name: name ?? '', holds: kindOf(holds ?? '', english) });
    end = match.index + mark.length;
  }
  if (end < english.length) segments.push({ kind: 'literal', text: english.slice(end) });
  const [first] = segments;
  const needle = segments
    .map((segment) => (segment.kind === 'literal' ? segment.text : ''))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
  return { prefix: first?.kind === 'literal' ? first.text : '', needle, english: segments, german };
}

/** A kind that does not exist is a slip in a table, found when the tables are loaded. */
function kindOf(name: string, english: string): ValueKind {
  const kind = valueKinds.find((known) => known === name);
  if (kind === undefined) throw new Error(`no kind of value is called ${name}: ${english}`);
  return kind;
}

/**
 * The values of an English text that has the template's form, or null. A hole reaches to the next literal; each state
 * (piece of the template, place in the text) is tried once, so that no text can make it slow.
 */
export function matchTemplate({ prefix, needle, english }: Template, text: string, translate: Translate): Fill | null {
  if (!text.startsWith(prefix) || !text.includes(needle)) return null;
  const fill = new Map<string, Filled>();
  const failed = new Set<number>();
  const from = (index: number, at: number): boolean => {
    const segment = english[index];
    if (segment === undefined) return at === text.length;
    const state = index * (text.length + 1) + at;
    if (failed.has(state)) return false;
    if (segment.kind === 'literal') {
      if (text.startsWith(segment.text, at) && from(index + 1, at + segment.text.length)) return true;
    } else if (segment.kind === 'choice') {
      for (const option of segment.options) {
        if (text.startsWith(option, at) && from(index + 1, at + option.length)) return true;
      }
    } else {
      for (const end of endsOf(english[index + 1], text, at)) {
        const value = text.slice(at, end);
        const german = translate(segment.holds, value);
        if (german !== null && from(index + 1, end)) {
          fill.set(segment.name, { english: value, german });
          return true;
        }
      }
    }
    failed.add(state);
    return false;
  };
  return from(0, 0) ? fill : null;
}

/** Where a hole may end: before each place at which the next piece stands. */
function endsOf(next: Segment | undefined, text: string, at: number): readonly number[] {
  if (next === undefined) return [text.length];
  const words = next.kind === 'literal' ? [next.text] : next.kind === 'choice' ? next.options : [];
  const ends: number[] = [];
  for (const word of words) {
    for (let end = text.indexOf(word, at); end !== -1; end = text.indexOf(word, end + 1)) ends.push(end);
  }
  return ends.toSorted((a, b) => a - b);
}

// samples: {count} · {count?Vorgang|Vorgänge}
const holes = /\{(\w{1,20})(?:\?([^|{}]{0,100})\|([^|{}]{0,100}))?\}/g;

/** The German sentence with its values. */
export function fillTemplate({ german }: Template, fill: Fill): string {
  return german.replaceAll(holes, (_mark, name: string, one: string | undefined, many: string | undefined) => {
    const value = fill.get(name);
    return one === undefined || many === undefined ? (value?.german ?? '') : value?.english === '1' ? one : many;
  });
}
