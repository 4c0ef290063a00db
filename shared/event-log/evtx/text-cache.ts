/**
 * Texts made from short runs of bytes, to be given again when the same bytes come again: in a log most names, accounts
 * and addresses do. A slot holds one text; a newer one takes its place. Bytes are compared, so a hit is exact.
 */
export interface TextCache {
  readonly texts: (string | null)[];
  /** Size of each slot's bytes with the type they were read as, and the bytes themselves. */
  readonly keys: Int32Array;
  readonly bytes: Uint8Array;
}

const SLOTS = 4096;
/** Longest run that is kept, in bytes. */
export const LONGEST_CACHED = 96;

export function createTextCache(): TextCache {
  return {
    texts: Array.from({ length: SLOTS }, () => null),
    keys: new Int32Array(SLOTS),
    bytes: new Uint8Array(SLOTS * LONGEST_CACHED),
  };
}

/** Where these bytes belong: from their size and a sample of them. */
export function cacheSlot(bytes: Uint8Array, offset: number, size: number, type: number): number {
  let hash = Math.imul(size, 31) + type;
  // Every byte of a short run, every second or third one of a longer: the comparison sees them all.
  const step = size < 24 ? 1 : size < 48 ? 2 : 4;
  for (let at = offset + size - 1; at >= offset; at -= step) hash = Math.imul(hash, 0x01000193) ^ bytes[at]!;
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

/** The text kept at `slot` if it was made from these bytes, else null. */
export function cachedText(
  cache: TextCache,
  slot: number,
  bytes: Uint8Array,
  offset: number,
  size: number,
  type: number,
): string | null {
  if (cache.keys[slot] !== ((type << 8) | size)) return null;
  const kept = cache.bytes;
  const from = slot * LONGEST_CACHED;
  for (let index = 0; index < size; index++) if (kept[from + index] !== bytes[offset + index]) return null;
  return cache.texts[slot] ?? null;
}

export function keepText(
  cache: TextCache,
  slot: number,
  bytes: Uint8Array,
  offset: number,
  size: number,
  type: number,
  text: string,
): void {
  cache.keys[slot] = (type << 8) | size;
  cache.texts[slot] = text;
  const from = slot * LONGEST_CACHED;
  for (let index = 0; index < size; index++) cache.bytes[from + index] = bytes[offset + index]!;
}
