import { CACHE_SLOTS, CHUNK, KEPT, KEPT_SIZE, KEYS, MOST_PROMISED, PROMISED } from './memory';

/*
 * Short runs of bytes whose texts TypeScript keeps, to be given again when the same bytes come again; as text-cache.ts
 * does. A text is kept only when its bytes come a second time.
 */

const SEEN_ONCE: u32 = 0x10000;
const HAS_TEXT: u32 = 0x20000;

export const enum Cached {
  /** There is no text of these bytes. */
  no,
  /** The text is to be made, and to be kept in its place from now on. */
  make,
  /** The text kept is the one. */
  yes,
}

/** Place of the bytes last looked up. */
export let place: i32 = 0;

/** Places whose texts the record at hand asked to be made: it may still be given up. */
let promised: i32 = 0;

export function forgetTexts(): void {
  memory.fill(KEYS, 0, 4 * <usize>CACHE_SLOTS);
}

export function openPromises(): void {
  promised = 0;
}

/** The record is given up: nobody makes the texts it asked for. */
export function breakPromises(): void {
  for (let index = 0; index < promised; index++) {
    const key = KEYS + ((<usize>load<u32>(PROMISED + ((<usize>index) << 2))) << 2);
    store<u32>(key, (load<u32>(key) & 0xffff) | SEEN_ONCE);
  }
}

/** Looks up at most KEPT_SIZE bytes of the chunk, read as values of `type`. */
export function lookUp(offset: i32, size: i32, type: i32): Cached {
  const at = CHUNK + <usize>offset;
  const stated = <u32>((type << 8) | size);
  place = slotOf(at, size, stated);
  const key = KEYS + (<usize>place << 2);
  const kept = KEPT + <usize>(place * KEPT_SIZE);
  const known = load<u32>(key);
  if ((known & 0xffff) === stated && isSame(kept, at, size)) {
    if ((known & HAS_TEXT) !== 0) return Cached.yes;
    if (promised >= MOST_PROMISED) return Cached.no;
    store<u32>(PROMISED + (<usize>promised << 2), place);
    promised += 1;
    store<u32>(key, stated | HAS_TEXT);
    return Cached.make;
  }
  // Whole vectors: what they store past the end is another place's only within this one's 96 bytes.
  for (let part: i32 = 0; part < size; part += 16) v128.store(kept + <usize>part, v128.load(at + <usize>part));
  store<u32>(key, stated | SEEN_ONCE);
  return Cached.no;
}

function slotOf(at: usize, size: i32, seed: u32): i32 {
  let hash: u64 = <u64>seed * 0x9e3779b97f4a7c15;
  let part: i32 = 0;
  for (; part + 8 <= size; part += 8) hash = mix(hash, load<u64>(at + <usize>part));
  if (part < size) {
    // The last bytes, and as many before them as a word holds; short values word by word.
    let rest: u64 = 0;
    if (size >= 8) rest = load<u64>(at + <usize>(size - 8));
    else for (let index = part; index < size; index++) rest = (rest << 8) | <u64>load<u8>(at + <usize>index);
    hash = mix(hash, rest);
  }
  return <i32>((hash >> 40) & <u64>(CACHE_SLOTS - 1));
}

// @ts-ignore: decorator
@inline
function mix(hash: u64, word: u64): u64 {
  const mixed = (hash ^ word) * 0xff51afd7ed558ccd;
  return mixed ^ (mixed >> 32);
}

function isSame(one: usize, other: usize, size: i32): bool {
  let at: i32 = 0;
  for (; at + 16 <= size; at += 16) {
    if (v128.any_true(v128.xor(v128.load(one + <usize>at), v128.load(other + <usize>at)))) return false;
  }
  for (; at + 2 <= size; at += 2) if (load<u16>(one + <usize>at) !== load<u16>(other + <usize>at)) return false;
  return at === size || load<u8>(one + <usize>at) === load<u8>(other + <usize>at);
}
