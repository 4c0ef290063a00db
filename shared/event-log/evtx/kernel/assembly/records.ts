import { CHUNK, CHUNK_HEADER, OFFSETS, SIZES, SMALLEST_RECORD } from './memory';

const RECORD_MAGIC: i32 = 0x00002a2a;

/**
 * Lists the records of a whole chunk whose header states where they end, and gives their number; -1 where anything is
 * out of the ordinary, so that the walk in TypeScript has to look.
 */
export function walk(length: i32, end: i32): i32 {
  let at: i32 = CHUNK_HEADER;
  let count: i32 = 0;
  while (at < end) {
    if (at + SMALLEST_RECORD > end || load<i32>(CHUNK + <usize>at) !== RECORD_MAGIC) return -1;
    const size = load<i32>(CHUNK + <usize>at + 4);
    if (size < SMALLEST_RECORD || size > end - at) return -1;
    if (load<i32>(CHUNK + <usize>(at + size) - 4) !== size) return -1;
    store<i32>(OFFSETS + ((<usize>count) << 2), at);
    store<i32>(SIZES + ((<usize>count) << 2), size);
    count += 1;
    at += size;
  }
  // One more behind the stated end is for the other walk, too.
  return at + SMALLEST_RECORD <= length && load<i32>(CHUNK + <usize>at) === RECORD_MAGIC ? -1 : count;
}

/** Header times of the earliest and the latest record, in 100 ns since 1601; as precise as a number is, for comparing. */
let first: f64 = Infinity;
let last: f64 = -Infinity;
/** Offsets of the records that moved them, of the chunk at hand; -1 where none did. */
export let firstAt: i32 = -1;
export let lastAt: i32 = -1;

export function resetCoverage(): void {
  first = Infinity;
  last = -Infinity;
}

/** Takes the header times of the listed records into account; those outside `earliest` to `latest` are damage. */
export function cover(count: i32, earliest: f64, latest: f64): void {
  firstAt = -1;
  lastAt = -1;
  for (let index = 0; index < count; index++) {
    const at = load<i32>(OFFSETS + ((<usize>index) << 2));
    const ticks = load<u64>(CHUNK + <usize>at + 16);
    const time = <f64>(ticks >> 32) * 4_294_967_296 + <f64>(ticks & 0xffff_ffff);
    if (time < earliest || time > latest) continue;
    if (time < first) {
      first = time;
      firstAt = at;
    }
    if (time >= last) {
      last = time;
      lastAt = at;
    }
  }
}
