import { CHUNK, CRC_TABLE, FOLDED } from './memory';

/*
 * CRC-32 of parts of the chunk, as crc32.ts works it out, four words at a time: every term of the polynomial's multiple
 * lies more than four words back, so that neighbours do not depend on each other.
 */

/** Words that are left to the table; those before them are folded. */
const SPAN: i32 = 300;
/** How far behind a word it is added again, in bytes. */
const FIRST: usize = 4 * 145;
const SECOND: usize = 4 * 183;
const THIRD: usize = 4 * 211;
const LAST: usize = 4 * 300;

/** Entry `256 * n + byte` is the byte's effect n bytes further on. */
export function makeCrcTable(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) !== 0 ? (value >> 1) ^ 0xedb88320 : value >> 1;
    store<u32>(CRC_TABLE + ((<usize>byte) << 2), value);
  }
  for (let entry: usize = 256; entry < 1024; entry++) {
    const before = load<u32>(CRC_TABLE + ((entry - 256) << 2));
    store<u32>(CRC_TABLE + (entry << 2), effect(0, before & 255) ^ (before >> 8));
  }
}

// @ts-ignore: decorator
@inline
function effect(further: usize, byte: u32): u32 {
  return load<u32>(CRC_TABLE + (further << 10) + ((<usize>byte) << 2));
}

// @ts-ignore: decorator
@inline
function behindWord(crc: u32): u32 {
  return effect(3, crc & 255) ^ effect(2, (crc >> 8) & 255) ^ effect(1, (crc >> 16) & 255) ^ effect(0, crc >> 24);
}

/** The checksum of `size` bytes at `offset`, going on from `before`. */
export function crc32(offset: i32, size: i32, before: u32): u32 {
  let crc = ~before;
  let at = CHUNK + <usize>offset;
  const end = at + <usize>size;
  const words = size >> 2;
  if (words >= SPAN * 2) {
    crc = fold(at, words, crc);
    at += (<usize>words) << 2;
  }
  for (; at + 4 <= end; at += 4) crc = behindWord(crc ^ load<u32>(at));
  for (; at < end; at++) crc = effect(0, (crc ^ <u32>load<u8>(at)) & 255) ^ (crc >> 8);
  return ~crc;
}

/** The inverted checksum behind these words. What was folded stands in FOLDED behind SPAN zeros. */
function fold(from: usize, words: i32, state: u32): u32 {
  const start = FOLDED + LAST;
  const end = start + ((<usize>(words - SPAN)) << 2);
  memory.fill(FOLDED, 0, LAST);
  let to = start;
  let at = from;
  // The state goes into the first word; it is the only one that differs from what stands in the chunk.
  store<u32>(to, load<u32>(at) ^ state);
  to += 4;
  at += 4;
  for (; to + 16 <= end; to += 16, at += 16) {
    const one = v128.xor(v128.load(at), v128.load(to - FIRST));
    const other = v128.xor(v128.load(to - SECOND), v128.load(to - THIRD));
    v128.store(to, v128.xor(v128.xor(one, other), v128.load(to - LAST)));
  }
  for (; to < end; to += 4, at += 4) store<u32>(to, load<u32>(at) ^ addedTo(to));
  // Nothing is added by the words that are left.
  memory.fill(end, 0, LAST);
  let crc: u32 = 0;
  for (const last = end + LAST; to < last; to += 4, at += 4) crc = behindWord(crc ^ load<u32>(at) ^ addedTo(to));
  return crc;
}

// @ts-ignore: decorator
@inline
function addedTo(to: usize): u32 {
  return load<u32>(to - FIRST) ^ load<u32>(to - SECOND) ^ load<u32>(to - THIRD) ^ load<u32>(to - LAST);
}
