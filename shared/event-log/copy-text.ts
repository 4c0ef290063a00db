/**
 * What stands in `text` from `start` to `end`, laid out anew. Engines keep a slice as a pointer into the whole and a sum
 * as a pair of pointers: the first keeps the whole alive, and every look at a unit of either is slower. Joining two
 * halves copies.
 */
export function copyText(text: string, start: number = 0, end: number = text.length): string {
  const middle = (start + end) >> 1;
  return [text.slice(start, middle), text.slice(middle, end)].join('');
}

/** The same for whole texts, with one copy for all that are equal; of at most `most` different ones. */
export function createTextPool(most = 1000): (text: string) => string {
  const pool = new Map<string, string>();
  return (text) => {
    const known = pool.get(text);
    if (known !== undefined) return known;
    const own = copyText(text);
    if (pool.size < most) pool.set(own, own);
    return own;
  };
}
