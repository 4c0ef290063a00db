import { foldedHash, foldUnit, readsAs } from './term-matcher.ts';

/** Words in any case, looked up where they stand in a text: no string is made. */
export interface WordSet {
  /** Whether `text`, or what stands in it from `start` to `end`, is one of the words. */
  has(text: string, start?: number, end?: number): boolean;
}

/** `words` in small letters. */
export function wordSet(words: Iterable<string>): WordSet {
  const byHash = new Map<number, string[]>();
  /** For each length one bit for each way the first and the last unit may be folded, modulo 32. */
  const firstUnits: number[] = [];
  const lastUnits: number[] = [];
  for (const word of words) {
    const { length } = word;
    while (firstUnits.length <= length) {
      firstUnits.push(0);
      lastUnits.push(0);
    }
    firstUnits[length] = (firstUnits[length] ?? 0) | (1 << foldUnit(word.charCodeAt(0)));
    lastUnits[length] = (lastUnits[length] ?? 0) | (1 << foldUnit(word.charCodeAt(length - 1)));
    const hash = foldedHash(word, 0, length);
    byHash.set(hash, [...(byHash.get(hash) ?? []), word]);
  }
  return {
    has(text, start = 0, end = text.length) {
      const length = end - start;
      if (length <= 0 || length >= firstUnits.length) return false;
      if ((((firstUnits[length] ?? 0) >>> foldUnit(text.charCodeAt(start))) & 1) === 0) return false;
      if ((((lastUnits[length] ?? 0) >>> foldUnit(text.charCodeAt(end - 1))) & 1) === 0) return false;
      for (const word of byHash.get(foldedHash(text, start, end)) ?? []) {
        if (word.length === length && readsAs(text, start, word)) return true;
      }
      return false;
    },
  };
}
