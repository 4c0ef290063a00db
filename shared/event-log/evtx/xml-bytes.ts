import { DAY_MS, dayPrefix, fileTimeMs, stepsOf } from './time-text.ts';
import { attributeEscapes, textEscapes } from './xml-escape.ts';

/*
 * What writes values into bytes that have room for them, and gives the place behind. Four bytes of output for each of a
 * value's, and SPARE more, are enough for every function here.
 */

/** Most bytes a value of fixed size takes beyond four times its own: whole words are stored past its end. */
export const SPARE = 64;

/** Writes the literal of `size` bytes whose words begin at `from`, see literal-bytes.ts; whole words of eight. */
export function putLiteral(view: DataView, to: number, words: Float64Array, from: number, size: number): number {
  const end = to + size;
  // What the last word's padding overwrites has not been written yet, or is beyond the end.
  for (let at = to, word = from; at < end; at += 8, word++) view.setFloat64(at, words[word]!, true);
  return end;
}

/** The longest one UTF-16 unit can become: `&quot;`. */
export const LONGEST_UNIT = 6;

/**
 * Two characters below 0x80 at once, by their fourteen bits: 1 where both stand for themselves. A pair with anything
 * else in it goes the long way.
 */
const plainInText = new Uint8Array(1 << 14);
const plainInAttributes = new Uint8Array(1 << 14);

function fillPairs(pairs: Uint8Array, escapes: readonly (Uint8Array | null)[]): void {
  const row = Uint8Array.from(escapes, (escape) => (escape === null ? 1 : 0));
  for (let second = 0; second < 128; second++) if (row[second] === 1) pairs.set(row, second << 7);
}

let isPrepared = false;

/** Fills the tables below: to be called before anything else here, by the few logs that need it at all. */
export function prepareTables(): void {
  if (isPrepared) return;
  isPrepared = true;
  fillPairs(plainInText, textEscapes);
  fillPairs(plainInAttributes, attributeEscapes);
  let value = 0;
  for (let thousands = 0x30; thousands < 0x3a; thousands++) {
    for (let hundreds = 0x3000; hundreds < 0x3a00; hundreds += 0x100) {
      for (let tens = 0x30_0000; tens < 0x3a_0000; tens += 0x1_0000) {
        const word = thousands | hundreds | tens;
        for (let ones = 0x3000_0000; ones < 0x3a00_0000; ones += 0x100_0000) fourDigits[value++] = word | ones;
      }
    }
  }
  for (let byte = 0; byte < 256; byte++) {
    const pair = byte.toString(16).padStart(2, '0');
    lowerPairs[byte] = asciiWord(pair);
    upperPairs[byte] = asciiWord(pair.toUpperCase());
  }
}

/** UTF-16LE to escaped UTF-8 in one pass. `source` is a view of the bytes at hand. */
export function putUtf16(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  source: DataView,
  offset: number,
  size: number,
  inAttribute: boolean,
): number {
  const plain = inAttribute ? plainInAttributes : plainInText;
  const end = offset + size;
  let to = start;
  let at = offset;
  while (at < end) {
    // Four characters a round, and two, while none is special.
    while (at + 8 <= end) {
      const first = source.getInt32(at, true);
      const second = source.getInt32(at + 4, true);
      if (((first | second) & 0xff80_ff80) !== 0) break;
      const left = (first & 0x7f) | ((first >> 9) & 0x3f80);
      const right = (second & 0x7f) | ((second >> 9) & 0x3f80);
      if ((plain[left]! & plain[right]!) === 0) break;
      view.setInt32(
        to,
        (first & 0x7f) | ((first >> 8) & 0x7f00) | (((second & 0x7f) | ((second >> 8) & 0x7f00)) << 16),
        true,
      );
      to += 4;
      at += 8;
    }
    if (at >= end) break;
    const code = source.getUint16(at, true);
    const low = code >= 0xd800 && code < 0xdc00 && at + 3 < end ? source.getUint16(at + 2, true) : 0;
    if (low >= 0xdc00 && low < 0xe000) {
      to = putCode(bytes, to, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00), inAttribute);
      at += 4;
    } else {
      to = putCode(bytes, to, code, inAttribute);
      at += 2;
    }
  }
  return to;
}

/** One character by its code point, escaped where it must be. */
export function putCode(bytes: Uint8Array, to: number, code: number, inAttribute: boolean): number {
  let at = to;
  if (code < 0x80) {
    const escaped = (inAttribute ? attributeEscapes : textEscapes)[code];
    if (escaped === null || escaped === undefined) bytes[at++] = code;
    else for (const byte of escaped) bytes[at++] = byte;
  } else if (code < 0x800) {
    bytes[at++] = 0xc0 | (code >> 6);
    bytes[at++] = 0x80 | (code & 63);
  } else if (code < 0x10000) {
    // A lone surrogate is no character; UTF-8 has only the replacement character for it.
    const valid = code >= 0xd800 && code < 0xe000 ? 0xfffd : code;
    bytes[at++] = 0xe0 | (valid >> 12);
    bytes[at++] = 0x80 | ((valid >> 6) & 63);
    bytes[at++] = 0x80 | (valid & 63);
  } else {
    bytes[at++] = 0xf0 | (code >> 18);
    bytes[at++] = 0x80 | ((code >> 12) & 63);
    bytes[at++] = 0x80 | ((code >> 6) & 63);
    bytes[at++] = 0x80 | (code & 63);
  }
  return at;
}

/** Text of up to four ASCII characters as one word to be stored little-endian. */
function asciiWord(text: string): number {
  let word = 0;
  for (let index = 0; index < text.length; index++) word |= text.charCodeAt(index) << (index * 8);
  return word;
}

/** Two digits of each byte as a word of two characters: `0f`, `0F`. */
const lowerPairs = new Int32Array(256);
const upperPairs = new Int32Array(256);

/** Bytes in upper-case hex without blanks. */
export function putHex(view: DataView, start: number, source: Uint8Array, offset: number, size: number): number {
  let to = start;
  for (let at = offset; at < offset + size; at++, to += 2) view.setUint16(to, upperPairs[source[at]!]!, true);
  return to;
}

/** Numbers below 10,000 as four digits in a word. */
const fourDigits = new Int32Array(10_000);
/** `:31.` */
const secondWords = Int32Array.from({ length: 60 }, (_, value) => asciiWord(`:${String(value).padStart(2, '0')}.`));

/** A whole number from 0 to 2^32 - 1; up to two bytes more than its digits are stored. */
export function putUnsigned(view: DataView, start: number, value: number): number {
  let to = start;
  let left = value;
  if (value >= 100_000_000) {
    const first = (value / 100_000_000) >>> 0;
    to = putFewDigits(view, to, first);
    left = value - first * 100_000_000;
    const middle = (left / 10_000) | 0;
    view.setInt32(to, fourDigits[middle]!, true);
    view.setInt32(to + 4, fourDigits[left - middle * 10_000]!, true);
    to += 8;
  } else if (value >= 10_000) {
    const first = (value / 10_000) | 0;
    to = putFewDigits(view, to, first);
    view.setInt32(to, fourDigits[value - first * 10_000]!, true);
    to += 4;
  } else {
    to = putFewDigits(view, to, left);
  }
  return to;
}

/** A number below 10,000 without zeros in front. */
function putFewDigits(view: DataView, to: number, value: number): number {
  const digits = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4;
  view.setInt32(to, fourDigits[value]! >> ((4 - digits) * 8), true);
  return to + digits;
}

/** `S-1-5-21-…`; -1 where its authority needs more than 32 bits, which is written differently. */
export function putSid(view: DataView, start: number, source: DataView, offset: number, size: number): number {
  if (size < 8 || source.getUint16(offset + 2) !== 0) return -1;
  // "S-"
  view.setUint16(start, 0x2d53, true);
  let to = putUnsigned(view, start + 2, source.getUint8(offset));
  view.setUint8(to, 0x2d);
  to = putUnsigned(view, to + 1, source.getUint32(offset + 4));
  const end = offset + Math.min(size & ~3, 8 + source.getUint8(offset + 1) * 4);
  for (let at = offset + 8; at < end; at += 4) {
    view.setUint8(to, 0x2d);
    to = putUnsigned(view, to + 1, source.getUint32(at, true));
  }
  return to;
}

/** `2026-10-05T` of the day written last: two words, and three characters of one more. */
const dayWords = new Int32Array(3);
let dayOfWords = Number.NaN;

/** FILETIME as `2026-10-05T08:15:31.1234567Z`, without making a text of it; -1 for a year of five digits. */
export function putFileTime(view: DataView, to: number, low: number, high: number): number {
  const ms = fileTimeMs(low, high);
  const days = Math.floor(ms / DAY_MS);
  if (days !== dayOfWords) {
    const text = dayPrefix(days);
    if (text.length !== 11) return -1;
    for (let word = 0; word < 3; word++) dayWords[word] = asciiWord(text.slice(word * 4, word * 4 + 4));
    dayOfWords = days;
  }
  const inDay = (ms - days * DAY_MS) | 0;
  const minutes = (inDay / 60_000) | 0;
  const inMinute = inDay - minutes * 60_000;
  const second = (inMinute / 1000) | 0;
  const ticks = (inMinute - second * 1000) * 10_000 + stepsOf(low, high);
  const first = (ticks / 1000) | 0;
  const hour = (minutes / 60) | 0;
  // Hour and minute as one number of four digits, `0815`.
  const clock = fourDigits[hour * 100 + minutes - hour * 60]!;
  view.setInt32(to, dayWords[0]!, true);
  view.setInt32(to + 4, dayWords[1]!, true);
  view.setInt32(to + 8, dayWords[2]! | (clock << 24), true);
  view.setInt32(to + 12, ((clock >>> 8) & 0xff) | 0x3a00 | (clock & 0xffff_0000), true);
  view.setInt32(to + 16, secondWords[second]!, true);
  view.setInt32(to + 20, fourDigits[first]!, true);
  // Three digits and `Z`.
  view.setInt32(to + 24, (fourDigits[ticks - first * 1000]! >>> 8) | 0x5a00_0000, true);
  return to + 28;
}

/** Bytes of a GUID in the order in which they are written; -1 stands for a hyphen. */
const guidOrder = Int8Array.of(3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15);

/** Lower case in braces; two bytes more than that are stored. */
export function putGuid(view: DataView, start: number, source: Uint8Array, offset: number): number {
  view.setUint8(start, 0x7b);
  let to = start + 1;
  for (let index = 0; index < 20; index++) {
    const place = guidOrder[index]!;
    if (place < 0) {
      view.setUint8(to, 0x2d);
      to += 1;
    } else {
      view.setUint16(to, lowerPairs[source[offset + place]!]!, true);
      to += 2;
    }
  }
  view.setUint8(to, 0x7d);
  return to + 1;
}

/** Hex without zeros in front. */
function putFewHex(view: DataView, start: number, value: number): number {
  const digits = value === 0 ? 1 : (35 - Math.clz32(value)) >> 2;
  if (digits === 8) return putEightHex(view, start, value);
  let left = value;
  for (let to = start + digits - 1; to >= start; to--) {
    const digit = left & 15;
    view.setUint8(to, digit < 10 ? 48 + digit : 87 + digit);
    left >>>= 4;
  }
  return start + digits;
}

function putEightHex(view: DataView, to: number, value: number): number {
  view.setInt32(to, lowerPairs[value >>> 24]! | (lowerPairs[(value >> 16) & 0xff]! << 16), true);
  view.setInt32(to + 4, lowerPairs[(value >> 8) & 0xff]! | (lowerPairs[value & 0xff]! << 16), true);
  return to + 8;
}

/** `0x8080000000000000`: lower case, without zeros in front. */
export function putHexNumber(view: DataView, to: number, low: number, high: number): number {
  view.setUint16(to, 0x7830, true);
  return high === 0 ? putFewHex(view, to + 2, low) : putEightHex(view, putFewHex(view, to + 2, high), low);
}
