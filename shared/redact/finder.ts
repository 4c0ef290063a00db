import type { PartSink } from './category.ts';

/**
 * A finder looks at the place where its trigger stands and adds what it finds. It may look back as far as `floor`
 * (the end of what is already found) and forward by a bounded length, so that the whole scan stays linear.
 */
export interface FinderInput {
  readonly text: string;
  /** Where the trigger stands. */
  readonly at: number;
  /** Nothing before this index may be claimed. */
  readonly floor: number;
  readonly known: Known;
  readonly parts: PartSink;
}

/** Where the scan goes on, or 0: nothing found, go on behind the trigger. */
export type Finder = (input: FinderInput) => number;

/** What is already known of this server; finders are bolder where they recognise a name. */
export interface Known {
  isShortDomain(name: string): boolean;
  isHost(name: string): boolean;
  /** Of a person, a unit or an organization, whole, as a directory or a certificate names it. */
  isDirectoryName(name: string): boolean;
}

const space = 0x20;

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

export function isHexDigit(unit: number): boolean {
  return isDigit(unit) || (unit >= 97 && unit <= 102) || (unit >= 65 && unit <= 70);
}

export function isSpace(unit: number): boolean {
  return unit === space || (unit >= 9 && unit <= 13) || unit === 0xa0;
}

/** Quote marks a value may stand in, the escaped one included. */
export function isQuote(unit: number): boolean {
  return unit === 0x22 || unit === 0x27 || unit === 0xe022;
}

/**
 * Where the value of a key begins: behind `: `, `=`, `": "`, `'>` (an XML attribute or element that names it).
 * Null where no separator follows the key. `quote` is the unit that must end the value, or 0.
 */
export function valueStart(text: string, keyEnd: number): ValueStart | null {
  let at = keyEnd;
  const afterQuote = isQuote(text.charCodeAt(at));
  if (afterQuote) at++;
  const spaced = at;
  while (at < text.length && at - keyEnd < 24 && isSpace(text.charCodeAt(at)) && text.charCodeAt(at) !== 10) at++;
  const separator = text.charAt(at);
  if (separator !== ':' && separator !== '=' && (separator !== '>' || at !== spaced)) return null;
  at++;
  const behind = at;
  while (at < text.length && at - behind < 24 && isSpace(text.charCodeAt(at)) && text.charCodeAt(at) !== 10) at++;
  const quote = isQuote(text.charCodeAt(at)) ? text.charCodeAt(at) : 0;
  return { at: quote === 0 ? at : at + 1, quote, separator, loose: separator === ':' && at > behind && quote === 0 };
}

export interface ValueStart {
  readonly at: number;
  readonly quote: number;
  readonly separator: ':' | '=' | '>';
  /** `key: value` with a space and no quotes: it may be prose. */
  readonly loose: boolean;
}

/** End of the run of units that `accept` takes, at most `limit` units. */
export function runWhile(text: string, from: number, limit: number, accept: (unit: number) => boolean): number {
  const stop = Math.min(text.length, from + limit);
  let at = from;
  while (at < stop && accept(text.charCodeAt(at))) at++;
  return at;
}
