import { copyText } from '../event-log/copy-text.ts';

/**
 * Finds thousands of terms in one pass, ignoring case. Each character is folded to six bits; the last four make a
 * 24-bit gram; a table says whether any term begins with that gram, and only then are terms compared. Cost per
 * character is two table look-ups, however many terms there are.
 */
export interface Term<Tag> {
  /** At least two characters. */
  readonly text: string;
  /** The term must not touch a letter or digit on either side. Terms under four characters are always whole. */
  readonly whole: boolean;
  readonly tag: Tag;
}

export interface CompiledTerm<Tag> extends Term<Tag> {
  readonly lower: string;
}

/** Terms of one gram and one length, so that a thousand names that begin alike cost one look-up for each length. */
export interface TermsOfLength<Tag> {
  readonly length: number;
  /** One bit for each way the last unit of these terms may be folded, modulo 32: most candidates fail here. */
  readonly lastUnits: number;
  /** The only term of its length, to be compared at once; null where there are more. */
  readonly only: CompiledTerm<Tag> | null;
  /** By the hash of their folded units; null where there is only one. */
  readonly byHash: ReadonlyMap<number, readonly CompiledTerm<Tag>[]> | null;
  readonly shorter: TermsOfLength<Tag> | null;
}

export interface TermTable<Tag> {
  /** 1 at `slotOf` each gram that a term begins with; small enough to stay in the nearest cache. */
  readonly slots: Uint8Array;
  /** For each gram its longest terms; the shorter ones hang on them. */
  readonly byGram: ReadonlyMap<number, TermsOfLength<Tag>>;
  readonly short: ReadonlyMap<string, CompiledTerm<Tag>>;
}

/** Six bits for each UTF-16 unit; equal for upper and lower case. For loops that look up every character. */
export const foldTable: Uint8Array = makeFoldTable();

function makeFoldTable(): Uint8Array {
  const table = new Uint8Array(65_536);
  for (let code = 0; code < 65_536; code++) table[code] = 37 + (code % 27);
  for (let digit = 0; digit < 10; digit++) table[48 + digit] = 27 + digit;
  for (let letter = 0; letter < 26; letter++) table[65 + letter] = table[97 + letter] = 1 + letter;
  // The scripts with case: Latin, Greek, Cyrillic, Armenian; Georgian; Cherokee; their extensions; letters in circles
  // and of full width.
  for (const [first, last] of [
    [0x80, 0x58f],
    [0x10a0, 0x10ff],
    [0x13a0, 0x13ff],
    [0x1c80, 0x1fff],
    [0x2160, 0x217f],
    [0x24b6, 0x24e9],
    [0x2c00, 0x2d2f],
    [0xa640, 0xa7ff],
    [0xab70, 0xabbf],
    [0xff21, 0xff5a],
  ] as const) {
    for (let code = first; code <= last; code++) {
      const lower = String.fromCharCode(code).toLowerCase();
      if (lower.length === 1) table[code] = 37 + (lower.charCodeAt(0) % 27);
    }
  }
  // The Greek s at the end of a word: its capital is that of the other s.
  table[0x3c2] = table[0x3c3] ?? 0;
  // The two letters outside those ranges whose lower case is ASCII: Kelvin sign and (as two units) dotted capital I.
  table[0x212a] = 1 + 10;
  return table;
}

/** Slots of `TermTable.slots`. */
export const slotCount: number = 1 << 18;

/** Where a gram's mark stands; several grams share a slot, so a mark says maybe. */
export function slotOf(gram: number): number {
  return (gram ^ (gram >>> 6)) & 0x3_ffff;
}

/** Six bits of a UTF-16 unit; equal for upper and lower case. */
export function foldUnit(unit: number): number {
  return foldTable[unit] ?? 0;
}

/** Letters, digits and everything beyond ASCII that is not punctuation or space. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
  return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7 && (unit < 0x2000 || unit > 0x206f) && unit < 0xe000;
}

export function compileTerms<Tag>(terms: readonly Term<Tag>[]): TermTable<Tag> {
  const slots = new Uint8Array(slotCount);
  const byGram = new Map<number, Map<number, CompiledTerm<Tag>[]>>();
  const short = new Map<string, CompiledTerm<Tag>>();
  const seen = new Set<string>();
  for (const { text, whole, tag } of terms) {
    const lower = copyText(text.toLowerCase());
    if (lower.length < 2 || seen.has(lower)) continue;
    seen.add(lower);
    // All in one shape, or each look at a term would have to find out which it has.
    const term: CompiledTerm<Tag> = { text, whole, tag, lower };
    if (lower.length < 4) {
      short.set(lower, term);
      continue;
    }
    let gram = 0;
    for (let index = 0; index < 4; index++) gram = (gram << 6) | foldUnit(lower.charCodeAt(index));
    slots[slotOf(gram)] = 1;
    const lengths = byGram.get(gram) ?? new Map<number, CompiledTerm<Tag>[]>();
    byGram.set(gram, lengths);
    const ofLength = lengths.get(lower.length) ?? [];
    lengths.set(lower.length, ofLength);
    ofLength.push(term);
  }
  const longest = new Map<number, TermsOfLength<Tag>>();
  for (const [gram, lengths] of byGram) {
    let chain: TermsOfLength<Tag> | null = null;
    for (const [length, ofLength] of [...lengths].toSorted(([one], [other]) => one - other)) {
      chain = termsOfLength(length, ofLength, chain);
    }
    if (chain !== null) longest.set(gram, chain);
  }
  return { slots, byGram: longest, short };
}

function termsOfLength<Tag>(
  length: number,
  terms: readonly CompiledTerm<Tag>[],
  shorter: TermsOfLength<Tag> | null,
): TermsOfLength<Tag> {
  let lastUnits = 0;
  for (const { lower } of terms) lastUnits |= 1 << foldUnit(lower.charCodeAt(length - 1));
  const [first] = terms;
  if (first !== undefined && terms.length === 1) return { length, lastUnits, only: first, byHash: null, shorter };
  const byHash = new Map<number, CompiledTerm<Tag>[]>();
  for (const term of terms) {
    const hash = foldedHash(term.lower, 0, length);
    const alike = byHash.get(hash);
    if (alike === undefined) byHash.set(hash, [term]);
    else alike.push(term);
  }
  return { length, lastUnits, only: null, byHash, shorter };
}

/** The longest term of the gram that stands at `start`, or null. */
export function termAt<Tag>(
  table: TermTable<Tag>,
  gram: number,
  text: string,
  start: number,
): CompiledTerm<Tag> | null {
  for (let terms = table.byGram.get(gram) ?? null; terms !== null; terms = terms.shorter) {
    const end = start + terms.length;
    if (end > text.length || ((terms.lastUnits >>> foldUnit(text.charCodeAt(end - 1))) & 1) === 0) continue;
    const term = termOfLength(terms, text, start);
    if (term === null || (term.whole && touchesWord(text, start, end))) continue;
    return term;
  }
  return null;
}

function termOfLength<Tag>(terms: TermsOfLength<Tag>, text: string, start: number): CompiledTerm<Tag> | null {
  const { only } = terms;
  if (only !== null) return readsAs(text, start, only.lower) ? only : null;
  const alike = terms.byHash?.get(foldedHash(text, start, start + terms.length));
  if (alike === undefined) return null;
  for (const term of alike) if (readsAs(text, start, term.lower)) return term;
  return null;
}

/** The same for text that differs in case only; thirty bits, which engines keep without an object. */
export function foldedHash(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 0x9e3779b1) + foldUnit(text.charCodeAt(at))) | 0;
  return (hash ^ (hash >>> 15)) & 0x3fff_ffff;
}

/** True where `lower` stands at `start` in any case. Makes no string as long as only ASCII letters differ in case. */
export function readsAs(text: string, start: number, lower: string): boolean {
  for (let index = 0; index < lower.length; index++) {
    const unit = text.charCodeAt(start + index);
    const wanted = lower.charCodeAt(index);
    if (unit === wanted) continue;
    if (unit >= 128) return text.slice(start, start + lower.length).toLowerCase() === lower;
    if (unit + 32 !== wanted || unit < 65 || unit > 90) return false;
  }
  return true;
}

function touchesWord(text: string, start: number, end: number): boolean {
  return (
    (start > 0 && isWordUnit(text.charCodeAt(start - 1)) && !endsEscape(text, start)) ||
    (end < text.length && isWordUnit(text.charCodeAt(end)) && !isGluedTail(text, end))
  );
}

/**
 * The engine ends its traces with its name and sometimes forgets the line break before it, so that a value runs into
 * it: `…User_1111Azure AD Sync 2.1.20.0`.
 */
export function isGluedTail(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next !== 0x7a && next !== 0x69) return false;
  return text.startsWith('Azure AD ', at) || text.startsWith('Microsoft Entra ', at);
}

/** `%40AADC01`, `\u0040AADC01`, `\nAADC01` spelled out: what stands before the name belongs to an escape. */
function endsEscape(text: string, at: number): boolean {
  if (text.charAt(at - 2) === '\\' && 'nrtbf'.includes(text.charAt(at - 1))) return true;
  return text.charAt(at - 3) === '%' || (text.charAt(at - 5) === 'u' && text.charAt(at - 6) === '\\');
}
