import { byteText, leakPatterns, type LeakEncoding, type LeakPattern } from './leak-patterns.ts';
import type { LeakTerm } from './leak-terms.ts';
import type { RedactionCategory } from './category.ts';
import { foldTable, foldUnit } from './term-matcher.ts';

/** An original value in what was meant to be free of it. */
export interface LeakHit {
  readonly file: string;
  /** Byte offset in the unpacked file; -1 where it stands in the file's name. */
  readonly offset: number;
  readonly category: RedactionCategory;
  readonly encoding: LeakEncoding;
  /** For the administrator only: never write it to a log. */
  readonly value: string;
}

/** One file being searched. */
export interface LeakSearch {
  /** Bytes in order, in pieces of any size. */
  push(bytes: Uint8Array): void;
  /** All hits of this file, at most the scanner's cap; call once, after the last piece. */
  end(): readonly LeakHit[];
}

export interface LeakScanner {
  /** Searches the name at once and the bytes as they come. */
  search(file: string): LeakSearch;
}

/** Patterns that begin alike and have one length: thousands of SIDs cost one look-up for each length. */
interface PatternGroup {
  readonly length: number;
  readonly exact: boolean;
  readonly byText: Map<string, LeakPattern[]>;
}

/** Enough for a person to see where the trouble is. */
const mostHits = 20;
/** Text around a hit that boundaries and GUIDs are judged by. */
const margin = 80;

/**
 * Searches bytes for every value in every encoding in one pass. Memory: the terms and one piece. It holds nothing back
 * when in doubt: a value that stands alone is a hit, whatever it means there.
 */
export function createLeakScanner(terms: readonly LeakTerm[]): LeakScanner {
  const byGram = new Map<number, PatternGroup[]>();
  const slots = new Uint8Array(1 << 20);
  const short = new Map<string, LeakPattern>();
  let longest = 0;
  const addTo = (pattern: LeakPattern): void => {
    longest = Math.max(longest, pattern.text.length);
    if (pattern.text.length < 4) {
      if (pattern.unit === 1) short.set(pattern.text.toLowerCase(), pattern);
      return;
    }
    let gram = 0;
    for (let index = 0; index < 4; index++) gram = (gram << 6) | foldUnit(pattern.text.charCodeAt(index));
    slots[(gram ^ (gram >>> 4)) & 0xf_ffff] = 1;
    const groups = byGram.get(gram) ?? [];
    byGram.set(gram, groups);
    let group = groups.find(({ length, exact }) => length === pattern.text.length && exact === pattern.exact);
    if (group === undefined) {
      group = { length: pattern.text.length, exact: pattern.exact, byText: new Map() };
      groups.push(group);
    }
    const text = pattern.exact ? pattern.text : pattern.text.toLowerCase();
    const alike = group.byText.get(text);
    if (alike === undefined) group.byText.set(text, [pattern]);
    else alike.push(pattern);
  };
  for (const term of terms) leakPatterns(term).forEach(addTo);

  function searchText(
    text: string,
    from: number,
    until: number,
    hit: (pattern: LeakPattern, at: number) => void,
  ): void {
    const fold = foldTable;
    let gram = 0;
    const start = Math.max(0, from - 3);
    for (let at = start; at < text.length && at - 3 < until; at++) {
      gram = ((gram << 6) | (fold[text.charCodeAt(at)] ?? 0)) & 0xff_ffff;
      const first = at - 3;
      if (first < from || slots[(gram ^ (gram >>> 4)) & 0xf_ffff] !== 1) continue;
      for (const { length, exact, byText } of byGram.get(gram) ?? []) {
        const found = text.slice(first, first + length);
        for (const pattern of byText.get(exact ? found : found.toLowerCase()) ?? []) {
          if (standsAlone(text, pattern, first)) hit(pattern, first);
        }
      }
    }
    if (short.size === 0) return;
    // Sample: `DC1`: two or three letters or digits on their own.
    for (const word of text
      .slice(from, Math.min(text.length, until + 3))
      .matchAll(/(?<![0-9A-Za-z])[0-9A-Za-z]{2,3}(?![0-9A-Za-z])/g)) {
      const pattern = short.get(word[0].toLowerCase());
      const at = from + word.index;
      if (pattern !== undefined && at < until && standsAlone(text, pattern, at)) hit(pattern, at);
    }
  }

  return {
    search(file) {
      const hits: LeakHit[] = [];
      const record = (pattern: LeakPattern, offset: number): void => {
        if (hits.length >= mostHits) return;
        const { category, value } = pattern.term;
        hits.push({ file, offset, category, encoding: pattern.encoding, value });
      };
      const name = byteText(new TextEncoder().encode(file));
      searchText(name, 0, name.length, (pattern) => {
        record(pattern, -1);
      });
      /** Bytes kept because a pattern or its surroundings may go on in the next piece. */
      let kept = '';
      let keptOffset = 0;
      let searched = 0;
      const advance = (isLast: boolean): void => {
        const until = isLast ? kept.length : kept.length - longest - margin;
        if (until <= searched) return;
        searchText(kept, searched, until, (pattern, at) => {
          record(pattern, keptOffset + at);
        });
        const drop = Math.max(0, until - margin);
        kept = kept.slice(drop);
        keptOffset += drop;
        searched = until - drop;
      };
      return {
        push(bytes) {
          kept += byteText(bytes);
          advance(false);
        },
        end() {
          advance(true);
          return hits;
        },
      };
    },
  };
}

/** Whether what stands at `at` and equals the pattern is the value, not a piece of something else. */
function standsAlone(text: string, pattern: LeakPattern, at: number): boolean {
  if (pattern.exact) return true;
  const end = at + pattern.text.length;
  if (pattern.term.whole && (isWordAt(text, at - pattern.unit, pattern, at) || isWordAt(text, end, pattern, at)))
    return false;
  // Sample: `-dc01-` in `3f369fe9-dc01-4450-8661-82b095bdbf0a`: a group of a GUID is no host.
  if (pattern.unit === 1 && /^[0-9a-f]{4,12}$/i.test(text.slice(at, end)) && isInGuid(text, at, end)) return false;
  // Sample: `8.8.8.8` in the object identifier `1.8.8.8.8`: a longer number is no address.
  if (pattern.term.category === 'public-addresses' || pattern.term.category === 'private-addresses') {
    const around = text.slice(Math.max(0, at - 2), at) + text.slice(end, end + 2);
    return !/^\d\.|\.\d$/.test(around);
  }
  return true;
}

/** Whether the character at `at` is a letter or digit that belongs to the same word. */
function isWordAt(text: string, at: number, { unit }: LeakPattern, start: number): boolean {
  if (at < 0 || at + unit > text.length) return false;
  const code = text.charCodeAt(at);
  // Of a UTF-16 character either byte may be the zero one.
  const letter = unit === 1 ? code : code === 0 ? text.charCodeAt(at + 1) : text.charCodeAt(at + 1) === 0 ? code : 0;
  const isWord = (letter >= 48 && letter <= 57) || (letter >= 65 && letter <= 90) || (letter >= 97 && letter <= 122);
  // Sample: `%40AADC01`, `\nAADC01` spelled out: the letter before belongs to an escape.
  if (isWord && at < start && unit === 1) {
    const before = text.slice(Math.max(0, start - 6), start);
    if (/%[0-9a-f]{2}$|\\[nrtbf]$|\\u[0-9a-f]{4}$/i.test(before)) return false;
  }
  return isWord;
}

function isInGuid(text: string, at: number, end: number): boolean {
  const around = text.slice(Math.max(0, at - 36), end + 36);
  const place = at - Math.max(0, at - 36);
  for (const guid of around.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)) {
    if (guid.index <= place && place + (end - at) <= guid.index + 36) return true;
  }
  return false;
}
