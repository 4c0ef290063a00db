import { CHUNK, FOUR_DIGITS, LOWER_HEX, UPPER_HEX } from './memory';

/*
 * Writes values as UTF-8 and gives the address behind. Four bytes of output for each of a value's, and SPARE more, are
 * enough for every function here: whole vectors are stored past the end. The same as xml-bytes.ts, which says why.
 */

export const SPARE: i32 = 64;

function hexDigit(value: i32, letter: i32): i32 {
  return value < 10 ? 48 + value : letter + value - 10;
}

export function makeTables(): void {
  for (let value = 0; value < 10_000; value++) {
    const word =
      (0x30 + value / 1000) |
      ((0x30 + ((value / 100) % 10)) << 8) |
      ((0x30 + ((value / 10) % 10)) << 16) |
      ((0x30 + (value % 10)) << 24);
    store<i32>(FOUR_DIGITS + (<usize>value << 2), word);
  }
  for (let byte = 0; byte < 256; byte++) {
    store<u16>(LOWER_HEX + (<usize>byte << 1), <u16>(hexDigit(byte >> 4, 97) | (hexDigit(byte & 15, 97) << 8)));
    store<u16>(UPPER_HEX + (<usize>byte << 1), <u16>(hexDigit(byte >> 4, 65) | (hexDigit(byte & 15, 65) << 8)));
  }
}

/** Size in bytes of a UTF-16 text without the NULs that end it. */
export function withoutNuls(offset: i32, size: i32): i32 {
  let left = size & ~1;
  while (left > 0 && load<u16>(CHUNK + <usize>(offset + left - 2)) === 0) left -= 2;
  return left;
}

/** A copy in whole vectors: what lies behind is overwritten, and written later. */
// @ts-ignore: decorator
@inline
export function putBytes(to: usize, from: usize, size: i32): usize {
  for (let at: i32 = 0; at < size; at += 16) v128.store(to + <usize>at, v128.load(from + <usize>at));
  return to + <usize>size;
}

/**
 * UTF-16LE to UTF-8 as it stands, of texts in Latin-1; zero for others: those are made faster of UTF-16 than cut from
 * UTF-8 that is made and read again.
 */
export function putPlain(start: usize, offset: i32, size: i32): usize {
  let to = start;
  let at = CHUNK + <usize>offset;
  const end = at + <usize>size;
  let all = i16x8.splat(0);
  for (; at + 16 <= end; at += 16, to += 8) {
    const units = v128.load(at);
    all = v128.or(all, units);
    v128.store64_lane(to, i8x16.narrow_i16x8_u(units, units), 0);
  }
  let rest: u32 = 0;
  for (; at < end; at += 2, to++) {
    const unit: u32 = load<u16>(at);
    rest |= unit;
    store<u8>(to, unit);
  }
  if (rest <= 0x7f && !v128.any_true(v128.and(all, i16x8.splat(~0x7f)))) return to;
  if (rest > 0xff || v128.any_true(v128.and(all, i16x8.splat(~0xff)))) return 0;
  return putLatin(start, CHUNK + <usize>offset, end);
}

/** The same of a text that is not all ASCII. */
function putLatin(start: usize, from: usize, end: usize): usize {
  let to = start;
  for (let at = from; at < end; at += 2) {
    const code: u32 = load<u16>(at);
    if (code < 0x80) {
      store<u8>(to, code);
      to += 1;
    } else {
      store<u8>(to, 0xc0 | (code >> 6));
      store<u8>(to + 1, 0x80 | (code & 63));
      to += 2;
    }
  }
  return to;
}

/** UTF-16LE to escaped UTF-8, eight characters at a time while none is special. */
export function putUtf16(start: usize, offset: i32, size: i32, inAttribute: bool): usize {
  let to = start;
  let at = CHUNK + <usize>offset;
  const end = at + <usize>size;
  while (at < end) {
    const units = v128.load(at);
    const left = <i32>((end - at) >> 1);
    const bytes = i8x16.narrow_i16x8_u(units, units);
    // Lanes that are no ASCII, or stand for something in XML.
    let odd = i16x8.bitmask(i16x8.gt_u(units, i16x8.splat(0x7f)));
    let special = v128.or(
      i8x16.eq(v128.or(bytes, i8x16.splat(2)), i8x16.splat(0x3e)),
      v128.or(i8x16.eq(bytes, i8x16.splat(0x26)), i8x16.eq(bytes, i8x16.splat(0))),
    );
    if (inAttribute) {
      special = v128.or(
        special,
        v128.or(
          i8x16.lt_u(bytes, i8x16.splat(0x20)),
          v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x27))),
        ),
      );
    }
    odd |= i8x16.bitmask(special) & 0xff;
    v128.store64_lane(to, bytes, 0);
    const plain = odd === 0 ? 8 : ctz(odd);
    if (plain >= left) return to + <usize>left;
    to += <usize>plain;
    at += <usize>plain << 1;
    if (plain === 8) continue;
    const code: u32 = load<u16>(at);
    const low: u32 = code >= 0xd800 && code < 0xdc00 && at + 3 < end ? load<u16>(at + 2) : 0;
    if (low >= 0xdc00 && low < 0xe000) {
      to = putCode(to, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00), inAttribute);
      at += 4;
    } else {
      to = putCode(to, code, inAttribute);
      at += 2;
    }
  }
  return to;
}

function putCode(to: usize, code: u32, inAttribute: bool): usize {
  if (code < 0x80) return putAscii(to, code, inAttribute);
  if (code < 0x800) {
    store<u8>(to, 0xc0 | (code >> 6));
    store<u8>(to + 1, 0x80 | (code & 63));
    return to + 2;
  }
  if (code < 0x10000) {
    // A lone surrogate is no character; UTF-8 has only the replacement character for it.
    const valid: u32 = code >= 0xd800 && code < 0xe000 ? 0xfffd : code;
    store<u8>(to, 0xe0 | (valid >> 12));
    store<u8>(to + 1, 0x80 | ((valid >> 6) & 63));
    store<u8>(to + 2, 0x80 | (valid & 63));
    return to + 3;
  }
  store<u8>(to, 0xf0 | (code >> 18));
  store<u8>(to + 1, 0x80 | ((code >> 12) & 63));
  store<u8>(to + 2, 0x80 | ((code >> 6) & 63));
  store<u8>(to + 3, 0x80 | (code & 63));
  return to + 4;
}

function putAscii(to: usize, code: u32, inAttribute: bool): usize {
  switch (code) {
    case 0:
      return to;
    case 0x26:
      // &amp;
      store<u32>(to, 0x706d6126);
      store<u8>(to + 4, 0x3b);
      return to + 5;
    case 0x3c:
      // &lt;
      store<u32>(to, 0x3b746c26);
      return to + 4;
    case 0x3e:
      // &gt;
      store<u32>(to, 0x3b746726);
      return to + 4;
  }
  if (inAttribute) {
    if (code === 0x22) {
      // &quot;
      store<u32>(to, 0x6f757126);
      store<u16>(to + 4, 0x3b74);
      return to + 6;
    }
    if (code === 0x27) {
      // &apos;
      store<u32>(to, 0x6f706126);
      store<u16>(to + 4, 0x3b73);
      return to + 6;
    }
    if (code < 32) {
      store<u16>(to, 0x2326);
      const behind = putUnsigned(to + 2, code);
      store<u8>(behind, 0x3b);
      return behind + 1;
    }
  }
  store<u8>(to, code);
  return to + 1;
}

/** Bytes in upper-case hex without blanks. */
export function putHex(start: usize, offset: i32, size: i32): usize {
  let to = start;
  const end = CHUNK + <usize>(offset + size);
  for (let at = CHUNK + <usize>offset; at < end; at++, to += 2) {
    store<u16>(to, load<u16>(UPPER_HEX + ((<usize>load<u8>(at)) << 1)));
  }
  return to;
}

// @ts-ignore: decorator
@inline
function fourDigits(value: u32): u32 {
  return load<u32>(FOUR_DIGITS + ((<usize>value) << 2));
}

/** A number below 10,000 without zeros in front. */
function putFewDigits(to: usize, value: u32): usize {
  const digits = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4;
  store<u32>(to, fourDigits(value) >> ((4 - digits) << 3));
  return to + digits;
}

export function putUnsigned(to: usize, value: u32): usize {
  if (value < 10_000) return putFewDigits(to, value);
  const above = value / 10_000;
  const behind = above < 10_000 ? putFewDigits(to, above) : putUnsigned(to, above);
  store<u32>(behind, fourDigits(value - above * 10_000));
  return behind + 4;
}

export function putUnsigned64(to: usize, value: u64): usize {
  if (value <= 0xffff_ffff) return putUnsigned(to, <u32>value);
  const above = value / 10_000;
  const behind = putUnsigned64(to, above);
  store<u32>(behind, fourDigits(<u32>(value - above * 10_000)));
  return behind + 4;
}

export function putSigned64(to: usize, value: i64): usize {
  if (value >= 0) return putUnsigned64(to, value);
  store<u8>(to, 0x2d);
  return putUnsigned64(to + 1, <u64>(0 - value));
}

/** `0x8080000000000000`: lower case, without zeros in front. */
export function putHexNumber(to: usize, value: u64): usize {
  store<u16>(to, 0x7830);
  const digits = value === 0 ? 1 : <i32>((67 - clz(value)) >> 2);
  let left = value;
  for (let at = to + 1 + digits; at >= to + 2; at--) {
    store<u8>(at, hexDigit(<i32>(left & 15), 97));
    left >>= 4;
  }
  return to + 2 + digits;
}

/** `S-1-5-21-…`; zero where its authority needs more than 32 bits, which is written differently. */
export function putSid(start: usize, offset: i32, size: i32): usize {
  const at = CHUNK + <usize>offset;
  if (size < 8 || load<u16>(at + 2) !== 0) return 0;
  // "S-"
  store<u16>(start, 0x2d53);
  let to = putUnsigned(start + 2, load<u8>(at));
  store<u8>(to, 0x2d);
  to = putUnsigned(to + 1, bswap<u32>(load<u32>(at + 4)));
  const end = min<i32>(size & ~3, 8 + (<i32>load<u8>(at + 1) << 2));
  for (let part: i32 = 8; part < end; part += 4) {
    store<u8>(to, 0x2d);
    to = putUnsigned(to + 1, load<u32>(at + part));
  }
  return to;
}

/** Lower case in braces. */
export function putGuid(to: usize, offset: i32): usize {
  const at = CHUNK + <usize>offset;
  store<u8>(to, 0x7b);
  putPair(to + 1, at + 3);
  putPair(to + 3, at + 2);
  putPair(to + 5, at + 1);
  putPair(to + 7, at);
  store<u8>(to + 9, 0x2d);
  putPair(to + 10, at + 5);
  putPair(to + 12, at + 4);
  store<u8>(to + 14, 0x2d);
  putPair(to + 15, at + 7);
  putPair(to + 17, at + 6);
  store<u8>(to + 19, 0x2d);
  putPair(to + 20, at + 8);
  putPair(to + 22, at + 9);
  store<u8>(to + 24, 0x2d);
  for (let index: usize = 0; index < 6; index++) putPair(to + 25 + (index << 1), at + 10 + index);
  store<u8>(to + 37, 0x7d);
  return to + 38;
}

// @ts-ignore: decorator
@inline
function putPair(to: usize, at: usize): void {
  store<u16>(to, load<u16>(LOWER_HEX + ((<usize>load<u8>(at)) << 1)));
}

/** Milliseconds between 1601 (FILETIME's zero) and 1970; and from 1601 to the year 10000. */
const EPOCH_SHIFT: i64 = 11_644_473_600_000;
const YEAR_10000: u64 = 265_046_774_400_000;

/** FILETIME as whole milliseconds since 1970, rounded down. */
export function fileTimeMs(ticks: u64): f64 {
  return <f64>(<i64>(ticks / 10_000) - EPOCH_SHIFT);
}

/** `2026-10-05T` of the day written last. */
let lastDay: i32 = -1;
let dayFirst: u64 = 0;
let dayLast: u32 = 0;

/** Days since 1601 as a date; years that begin in March (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function setDay(days: i32): void {
  const shifted = days - 134_774 + 719_468;
  const era = shifted / 146_097;
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
  const dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const monthFromMarch = (5 * dayOfYear + 2) / 153;
  const day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const inYear: u64 = fourDigits(month * 100 + day);
  dayFirst = <u64>fourDigits(year) | (<u64>0x2d << 32) | ((inYear & 0xffff) << 40) | (<u64>0x2d << 56);
  dayLast = <u32>(inYear >> 16) | 0x54_0000;
  lastDay = days;
}

/** `2026-10-05T08:15:31.1234567Z`, 28 characters; zero for a year of five digits. */
export function putFileTime(to: usize, ticks: u64): usize {
  const ms = ticks / 10_000;
  if (ms >= YEAR_10000) return 0;
  const days = <i32>(ms / 86_400_000);
  if (days !== lastDay) setDay(days);
  const inDay = <u32>(ms - <u64>days * 86_400_000);
  const minutes = inDay / 60_000;
  const inMinute = inDay - minutes * 60_000;
  const second = inMinute / 1000;
  const fraction = (inMinute - second * 1000) * 10_000 + <u32>(ticks - ms * 10_000);
  const hour = minutes / 60;
  // Hour and minute as one number of four digits, `0815`.
  const clock = fourDigits(hour * 100 + minutes - hour * 60);
  store<u64>(to, dayFirst);
  store<u32>(to + 8, dayLast | ((clock & 0xff) << 24));
  store<u32>(to + 12, ((clock >> 8) & 0xff) | 0x3a00 | (clock & 0xffff_0000));
  store<u32>(to + 16, 0x2e00_003a | ((fourDigits(second) >> 16) << 8));
  const first = fraction / 1000;
  store<u32>(to + 20, fourDigits(first));
  // Three digits and `Z`.
  store<u32>(to + 24, (fourDigits(fraction - first * 1000) >> 8) | 0x5a00_0000);
  return to + 28;
}
