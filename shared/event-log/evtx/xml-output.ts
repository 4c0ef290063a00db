import { EvtxFault } from './budget.ts';
import { DAY_MS, dayPrefix, fileTimeMs, fileTimeText, stepsOf } from './time-text.ts';
import { attributeEscapes, textEscapes } from './xml-escape.ts';

/** UTF-8 output, reused from record to record. */
export interface XmlOutput {
  bytes: Uint8Array;
  view: DataView;
  length: number;
  /** Most bytes the record at hand may take. */
  limit: number;
}

export function createXmlOutput(): XmlOutput {
  const bytes = new Uint8Array(65_536);
  return { bytes, view: new DataView(bytes.buffer), length: 0, limit: 0 };
}

/** Makes room for `size` more bytes; the buffer doubles as output really arrives. */
function reserve(output: XmlOutput, size: number): void {
  const wanted = output.length + size;
  if (wanted <= output.bytes.length) return;
  const grown = new Uint8Array(Math.max(wanted, output.bytes.length * 2));
  grown.set(output.bytes.subarray(0, output.length));
  output.bytes = grown;
  output.view = new DataView(grown.buffer);
}

/** Takes note that output now ends at `length`, within the record's budget. */
function advance(output: XmlOutput, length: number): void {
  output.length = length;
  if (length > output.limit) throw new EvtxFault('budget-exceeded', 'it unfolds to more output than a record may');
}

/** Writes the literal of `size` bytes whose words begin at `from`, see literal-bytes.ts. */
export function writeLiteral(output: XmlOutput, words: Float64Array, from: number, size: number): void {
  // What the last word's padding overwrites has not been written yet, or is beyond the end.
  reserve(output, size + 8);
  const { view, length } = output;
  const end = length + size;
  for (let to = length, word = from; to < end; to += 8, word++) view.setFloat64(to, words[word]!, true);
  advance(output, end);
}

/** Text that needs no escapes and is ASCII only: numbers, times, GUIDs, SIDs, hex. */
export function writeAscii(output: XmlOutput, text: string): void {
  const size = text.length;
  reserve(output, size);
  const { bytes, length } = output;
  for (let index = 0; index < size; index++) bytes[length + index] = text.charCodeAt(index);
  advance(output, length + size);
}

/** The longest one UTF-16 unit can become: `&quot;`. */
const LONGEST_UNIT = 6;

export function writeText(output: XmlOutput, text: string, inAttribute: boolean): void {
  reserve(output, text.length * LONGEST_UNIT);
  const { bytes } = output;
  let to = output.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const low = code >= 0xd800 && code < 0xdc00 ? text.charCodeAt(index + 1) : 0;
    if (low >= 0xdc00 && low < 0xe000) {
      to = putCode(bytes, to, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00), inAttribute);
      index += 1;
    } else {
      to = putCode(bytes, to, code, inAttribute);
    }
  }
  advance(output, to);
}

/**
 * Two characters below 0x80 at once, by their fourteen bits: 1 where both stand for themselves. A pair with anything
 * else in it goes the long way.
 */
function plainPairs(escapes: readonly (Uint8Array | null)[]): Uint8Array {
  const pairs = new Uint8Array(1 << 14);
  for (let second = 0; second < 128; second++) {
    if (escapes[second] !== null) continue;
    for (let first = 0; first < 128; first++) if (escapes[first] === null) pairs[(second << 7) | first] = 1;
  }
  return pairs;
}

const plainInText = plainPairs(textEscapes);
const plainInAttributes = plainPairs(attributeEscapes);

/** UTF-16LE to escaped UTF-8 in one pass. `source` is a view of the bytes at hand. */
export function writeUtf16(
  output: XmlOutput,
  source: DataView,
  offset: number,
  size: number,
  inAttribute: boolean,
): void {
  reserve(output, (size >> 1) * LONGEST_UNIT);
  const { bytes, view } = output;
  const plain = inAttribute ? plainInAttributes : plainInText;
  const end = offset + size;
  let to = output.length;
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
  advance(output, to);
}

function putCode(bytes: Uint8Array, to: number, code: number, inAttribute: boolean): number {
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

/** Bytes in upper-case hex without blanks. */
export function writeHex(output: XmlOutput, source: Uint8Array, offset: number, size: number): void {
  reserve(output, size * 2);
  const { bytes } = output;
  let to = output.length;
  for (let at = offset; at < offset + size; at++) {
    const byte = source[at]!;
    const high = byte >> 4;
    const low = byte & 15;
    // "0" is 48, and "A" comes seven behind where a digit for ten would.
    bytes[to++] = high < 10 ? 48 + high : 55 + high;
    bytes[to++] = low < 10 ? 48 + low : 55 + low;
  }
  advance(output, to);
}

/** Text of up to four ASCII characters as one word to be stored little-endian. */
function asciiWord(text: string): number {
  let word = 0;
  for (let index = 0; index < text.length; index++) word |= text.charCodeAt(index) << (index * 8);
  return word;
}

/** Numbers below 10,000 as four digits in a word. */
const fourDigits = Int32Array.from({ length: 10_000 }, (_, value) => {
  const [thousands, hundreds, tens] = [Math.floor(value / 1000), Math.floor(value / 100) % 10, Math.floor(value / 10)];
  return 0x3030_3030 + thousands + (hundreds << 8) + ((tens % 10) << 16) + ((value % 10) << 24);
});
/** `:31.` */
const secondWords = Int32Array.from({ length: 60 }, (_, value) => asciiWord(`:${String(value).padStart(2, '0')}.`));

/** A whole number from 0 to 2^32 - 1. */
export function writeUnsigned(output: XmlOutput, value: number): void {
  // Two more than the longest number: whole words are stored.
  reserve(output, 12);
  const { view } = output;
  let to = output.length;
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
  advance(output, to);
}

/** A number below 10,000 without zeros in front. */
function putFewDigits(view: DataView, to: number, value: number): number {
  const digits = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4;
  view.setInt32(to, fourDigits[value]! >> ((4 - digits) * 8), true);
  return to + digits;
}

/** `2026-10-05T` of the day written last: two words, and three characters of one more. */
const dayWords = new Int32Array(3);
let dayOfWords = Number.NaN;

/** FILETIME as `2026-10-05T08:15:31.1234567Z`, without making a text of it. */
export function writeFileTime(output: XmlOutput, low: number, high: number): void {
  const ms = fileTimeMs(low, high);
  const days = Math.floor(ms / DAY_MS);
  if (days !== dayOfWords) {
    const text = dayPrefix(days);
    // A year of five digits does not fit the words.
    if (text.length !== 11) {
      writeAscii(output, fileTimeText(low, high));
      return;
    }
    for (let word = 0; word < 3; word++) dayWords[word] = asciiWord(text.slice(word * 4, word * 4 + 4));
    dayOfWords = days;
  }
  reserve(output, 28);
  const { view, length } = output;
  const inDay = (ms - days * DAY_MS) | 0;
  const minutes = (inDay / 60_000) | 0;
  const inMinute = inDay - minutes * 60_000;
  const second = (inMinute / 1000) | 0;
  const ticks = (inMinute - second * 1000) * 10_000 + stepsOf(low, high);
  const first = (ticks / 1000) | 0;
  const hour = (minutes / 60) | 0;
  // Hour and minute as one number of four digits, `0815`.
  const clock = fourDigits[hour * 100 + minutes - hour * 60]!;
  view.setInt32(length, dayWords[0]!, true);
  view.setInt32(length + 4, dayWords[1]!, true);
  view.setInt32(length + 8, dayWords[2]! | (clock << 24), true);
  view.setInt32(length + 12, ((clock >>> 8) & 0xff) | 0x3a00 | (clock & 0xffff_0000), true);
  view.setInt32(length + 16, secondWords[second]!, true);
  view.setInt32(length + 20, fourDigits[first]!, true);
  // Three digits and `Z`.
  view.setInt32(length + 24, (fourDigits[ticks - first * 1000]! >>> 8) | 0x5a00_0000, true);
  advance(output, length + 28);
}
