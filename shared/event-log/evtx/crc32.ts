/** CRC-32 as zip and EVTX use it: polynomial 0xEDB88320 (reflected), inverted at start and end. */

/** Tables for four bytes at a time: entry `256 * n + byte` is the byte's effect n bytes further on. */
function makeTable(): Int32Array {
  const entries = new Int32Array(1024);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    entries[byte] = value;
  }
  for (let entry = 256; entry < 1024; entry++) {
    const before = entries[entry - 256] ?? 0;
    entries[entry] = (entries[before & 255] ?? 0) ^ (before >>> 8);
  }
  return entries;
}

/** Made when first used: on Node it is not. */
let made: Int32Array | null = null;

/** CRC-32 of some bytes, going on from the checksum of those before them (0 begins one). So `crc32` of Node's zlib. */
export type Crc32 = (bytes: Uint8Array, before?: number) => number;

/** Byte by byte, four at a time. `state` is the inverted checksum. */
function update(state: number, bytes: Uint8Array, from: number): number {
  const table = (made ??= makeTable());
  let crc = state;
  let at = from;
  for (; at + 4 <= bytes.length; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      table[768 + (crc & 255)]! ^
      table[512 + ((crc >>> 8) & 255)]! ^
      table[256 + ((crc >>> 16) & 255)]! ^
      table[crc >>> 24]!;
  }
  for (; at < bytes.length; at++) crc = table[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
  return crc;
}

/*
 * Long runs are folded before they are looked up (after Sam Russell's "Chorba", 2024): the polynomial has multiples of
 * few terms, and one of them, in steps of 32-bit words, is y^300 + y^155 + y^117 + y^89 + 1. So a word may be replaced
 * by itself XORed into the words 145, 183, 211 and 300 behind it, until only 300 words are left; XOR of whole words is
 * several times faster than table look-ups. The taps were found by search; the test compares with the plain way.
 */
const SPAN = 300;

/** Longest run that is folded, in bytes: a chunk. */
const LONGEST = 65_536;

/** The run being folded, behind SPAN zeros. A copy, because folding overwrites; copying also aligns it to words. */
const words = new Int32Array(SPAN + LONGEST / 4);
const wordBytes = new Uint8Array(words.buffer);

/** The checksum as an unsigned number, in TypeScript: for where nothing faster is at hand. */
export const crc32: Crc32 = (bytes, before = 0) => {
  const size = bytes.length;
  if (size < SPAN * 8 || size > LONGEST) return ~update(~before, bytes, 0) >>> 0;
  const count = size >> 2;
  wordBytes.set(count * 4 === size ? bytes : bytes.subarray(0, count * 4), SPAN * 4);
  return ~update(fold(~before, count), bytes, count * 4) >>> 0;
};

/**
 * The inverted checksum behind the first `count` words, which are used up, going on from `state`. Every index lies in the arrays by construction;
 * asserting that, instead of handling what cannot be, makes the loop a third faster.
 */
function fold(state: number, count: number): number {
  const run = words;
  // The words to be folded lie before `end`, the SPAN words that are left from there on.
  const end = count;
  run.fill(0, 0, SPAN);
  run[SPAN]! ^= state;
  for (let at = SPAN + 1; at < end; at++) {
    run[at] = run[at]! ^ run[at - 145]! ^ run[at - 183]! ^ run[at - 211]! ^ run[at - 300]!;
  }
  const bytes = (made ??= makeTable());
  let crc = 0;
  for (let at = end; at < end + SPAN; at++) {
    crc ^= run[at]! ^ run[at - 300]!;
    if (at - 211 < end) crc ^= run[at - 211]!;
    if (at - 183 < end) crc ^= run[at - 183]!;
    if (at - 145 < end) crc ^= run[at - 145]!;
    crc =
      bytes[768 + (crc & 255)]! ^
      bytes[512 + ((crc >>> 8) & 255)]! ^
      bytes[256 + ((crc >>> 16) & 255)]! ^
      bytes[crc >>> 24]!;
  }
  return crc;
}
