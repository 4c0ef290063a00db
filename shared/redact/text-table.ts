import { copyText } from '../event-log/copy-text.ts';

/**
 * One entry for each text, found by where the text stands: a log repeats its names a million times, and neither a string
 * nor a hash of one is made for a name that is known. An entry is made from a copy of the text, so that it does not keep
 * the file alive that the text was cut from.
 */
export interface TextTable<Entry> {
  /** The entry of what stands in `text` from `start` to `end`. */
  at(text: string, start: number, end: number): Entry;
}

/** Slots at first, a power of two; they are doubled when two thirds are taken. */
const firstSize = 256;

/** `seed`: any number; one that nobody knows keeps a log from being made whose texts all meet in one slot. */
export function createTextTable<Entry extends { readonly text: string }>(
  seed: number,
  create: (text: string) => Entry,
): TextTable<Entry> {
  /** For each slot the hash of its text and one more than the index of its entry; 0 where it is free. */
  let slots = new Int32Array(firstSize * 2);
  let mask = firstSize - 1;
  const entries: Entry[] = [];

  function freeSlot(hash: number): number {
    let slot = hash & mask;
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const old = slots;
    slots = new Int32Array(old.length * 2);
    mask = (slots.length >> 1) - 1;
    for (let at = 0; at < old.length; at += 2) {
      const index = old[at + 1] ?? 0;
      if (index > 0) put(old[at] ?? 0, index);
    }
  }

  function put(hash: number, index: number): void {
    const slot = freeSlot(hash);
    slots[slot * 2] = hash;
    slots[slot * 2 + 1] = index;
  }

  function add(text: string, hash: number): Entry {
    const entry = create(text);
    if (entries.length * 3 > mask * 2) grow();
    entries.push(entry);
    put(hash, entries.length);
    return entry;
  }

  return {
    at(text, start, end) {
      const hash = hashOf(seed, text, start, end);
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const index = slots[slot * 2 + 1] ?? 0;
        if (index === 0) return add(copyText(text, start, end), hash);
        if (slots[slot * 2] !== hash) continue;
        const entry = entries[index - 1];
        if (entry !== undefined && standsAt(entry.text, text, start, end)) return entry;
      }
    },
  };
}

/** Entries kept by `rememberedAt`: the names of one log, without letting a hostile one fill the memory. */
const mostRemembered = 8192;

/** The same question about the same text is answered once. For pure functions that are asked about few texts often. */
export function rememberedAt<Answer>(
  ask: (text: string) => Answer,
): (text: string, start: number, end: number) => Answer {
  let count = 0;
  const newTable = (): TextTable<{ readonly text: string; readonly answer: Answer }> =>
    createTextTable(0, (text) => {
      count++;
      return { text, answer: ask(text) };
    });
  let table = newTable();
  return (text, start, end) => {
    if (count >= mostRemembered) {
      count = 0;
      table = newTable();
    }
    return table.at(text, start, end).answer;
  };
}

/** Two units for each turn: the multiplications wait for each other. */
function hashOf(seed: number, text: string, start: number, end: number): number {
  let hash = seed;
  let at = start;
  for (; at + 1 < end; at += 2) {
    hash = Math.imul(hash ^ (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)), 0x0100_0193);
    hash ^= hash >>> 15;
  }
  if (at < end) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash ^ (hash >>> 13);
}

function standsAt(value: string, text: string, start: number, end: number): boolean {
  if (value.length !== end - start) return false;
  for (let index = 0; index < value.length; index++) {
    if (value.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  }
  return true;
}
