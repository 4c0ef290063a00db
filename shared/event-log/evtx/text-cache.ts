/**
 * Texts made from short runs of bytes, to be given again when the same bytes come again: in a log most names, accounts
 * and addresses do. A slot holds the bytes seen last; their text is kept only when they come a second time, so that
 * values that never come again leave nothing behind. Bytes are compared, so a hit is exact.
 */
export interface TextCache {
  readonly texts: (string | null)[];
  /** Size of each slot's bytes with the type they were read as; the bytes themselves are in `view`. */
  readonly keys: Int32Array;
  readonly view: DataView;
}

const SLOTS = 4096;
const MASK = SLOTS - 1;
/** Longest run that is kept, in bytes. */
export const LONGEST_CACHED = 96;

export function createTextCache(): TextCache {
  return {
    texts: Array.from({ length: SLOTS }, () => null),
    keys: new Int32Array(SLOTS),
    view: new DataView(new ArrayBuffer(SLOTS * LONGEST_CACHED)),
  };
}

/**
 * Where these bytes belong: by their size and five words of them, spread from end to end. Texts that differ only
 * elsewhere fall into one slot and are made each time; texts that do are rare, and a hash of all is what costs.
 */
export function cacheSlot(source: DataView, offset: number, size: number, type: number): number {
  if (size < 4)
    return (type * 67 + source.getUint8(offset) * 31 + source.getUint8(offset + size - 1) * 7 + size) & MASK;
  const last = size - 4;
  const half = last >> 1;
  const quarter = last >> 2;
  let hash = Math.imul(source.getInt32(offset, true) ^ size, 0x01000193) ^ type;
  hash = Math.imul(hash ^ (hash >>> 15) ^ source.getInt32(offset + last, true), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13) ^ source.getInt32(offset + half, true), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 14) ^ source.getInt32(offset + quarter, true), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13) ^ source.getInt32(offset + half + quarter, true), 0x01000193);
  return (hash ^ (hash >>> 15)) & MASK;
}

/** True where `slot` holds these bytes; otherwise it does from now on. */
export function sameAgain(
  cache: TextCache,
  slot: number,
  source: DataView,
  offset: number,
  size: number,
  type: number,
): boolean {
  const kept = cache.view;
  const from = slot * LONGEST_CACHED;
  const words = size & ~3;
  let index = 0;
  if (cache.keys[slot] === ((type << 8) | size)) {
    while (index < words && kept.getInt32(from + index, true) === source.getInt32(offset + index, true)) index += 4;
    if (index === words) {
      while (index < size && kept.getUint8(from + index) === source.getUint8(offset + index)) index += 1;
      if (index === size) return true;
    }
  }
  cache.keys[slot] = (type << 8) | size;
  cache.texts[slot] = null;
  for (index = 0; index < words; index += 4) kept.setInt32(from + index, source.getInt32(offset + index, true), true);
  for (; index < size; index++) kept.setUint8(from + index, source.getUint8(offset + index));
  return false;
}
