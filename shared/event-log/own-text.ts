/** From this length on engines make a part of a text a view of the whole. */
const SHORTEST_VIEW = 13;

/**
 * The same text with memory of its own. Readers cut texts from longer ones; a part that is kept keeps all of it in memory,
 * a chunk of the log with every event in it. Joining and cutting makes the engine copy the part.
 */
export function ownText(text: string): string {
  return text.length < SHORTEST_VIEW ? text : ` ${text}`.slice(1);
}

/** The same, and one copy for all that are equal; of at most `most` different ones. */
export function createTextPool(most = 1000): (text: string) => string {
  const pool = new Map<string, string>();
  return (text) => {
    const known = pool.get(text);
    if (known !== undefined) return known;
    const own = ownText(text);
    if (pool.size < most) pool.set(own, own);
    return own;
  };
}
