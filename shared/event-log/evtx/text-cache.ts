/**
 * Texts made from short runs of bytes, to be given again when the same bytes come again: in a log most names, accounts
 * and addresses do. A slot holds the bytes seen last; their text is kept only when they come a second time, so that
 * values that never come again leave nothing behind. Bytes are compared, so a hit is exact.
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

/** True where `slot` holds these bytes; otherwise it does from now on. */
export function sameAgain(
  cache: TextCache,
  slot: number,
  bytes: Uint8Array,
  offset: number,
  size: number,
  type: number,
): boolean {
  const kept = cache.bytes;
  const from = slot * LONGEST_CACHED;
  let index = 0;
  if (cache.keys[slot] === ((type << 8) | size)) {
    while (index < size && kept[from + index] === bytes[offset + index]) index += 1;
    if (index === size) return true;
  }
  cache.keys[slot] = (type << 8) | size;
  cache.texts[slot] = null;
  for (; index < size; index++) kept[from + index] = bytes[offset + index]!;
  return false;
}
