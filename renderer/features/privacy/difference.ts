export interface Difference {
  /** The same in both. */
  readonly start: string;
  readonly changed: string;
  /** The same in both. */
  readonly end: string;
}

// A name is marked whole: `user-1` against `user-12` differs from the first letter on.
const wordSign = /[\p{L}\p{N}_.@-]/u;

/** Where a text differs from another: one piece, from the first word that differs to the last. */
export function differenceOf(text: string, other: string): Difference {
  const shorter = Math.min(text.length, other.length);
  let start = 0;
  while (start < shorter && text[start] === other[start]) start += 1;
  while (start > 0 && wordSign.test(text[start - 1] ?? '')) start -= 1;
  let end = 0;
  while (end < shorter - start && text.at(-1 - end) === other.at(-1 - end)) end += 1;
  while (end > 0 && wordSign.test(text.at(-end) ?? '')) end -= 1;
  return {
    start: text.slice(0, start),
    changed: text.slice(start, text.length - end),
    end: text.slice(text.length - end),
  };
}
