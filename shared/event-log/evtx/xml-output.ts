import { EvtxFault } from './budget.ts';
import { enterSecond, fileTimeMs, secondCodes, secondsOf, ticksOf } from './time-text.ts';
import { attributeEscapes, textEscapes, utf8 } from './xml-escape.ts';

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

/**
 * A text as UTF-8 in words of four bytes, the last one padded, behind its size in bytes: in this form a few stores write
 * it, and thousands of them cost no object each.
 */
export function packLiteral(text: string): readonly number[] {
  const bytes = utf8(text);
  const padded = new Uint8Array((bytes.length + 3) & ~3);
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  return [bytes.length, ...Array.from({ length: padded.length >> 2 }, (_, index) => view.getInt32(index * 4, true))];
}

/** Writes the literal that is packed at `at`; returns where it ends in `code`. */
export function writeLiteral(output: XmlOutput, code: Int32Array, at: number): number {
  const size = code[at]!;
  // What the last word's padding overwrites has not been written yet, or is beyond the end.
  reserve(output, size + 4);
  const { view, length } = output;
  const end = length + size;
  let word = at + 1;
  for (let to = length; to < end; to += 4, word++) view.setInt32(to, code[word]!, true);
  advance(output, end);
  return word;
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

/** What each character below 0x80 is: 1 stands for itself, 0 must be escaped, by where it stands. */
const plainInText = Uint8Array.from(textEscapes, (escape) => (escape === null ? 1 : 0));
const plainInAttributes = Uint8Array.from(attributeEscapes, (escape) => (escape === null ? 1 : 0));

/** UTF-16LE to escaped UTF-8 in one pass. */
export function writeUtf16(
  output: XmlOutput,
  source: Uint8Array,
  offset: number,
  size: number,
  inAttribute: boolean,
): void {
  reserve(output, (size >> 1) * LONGEST_UNIT);
  const { bytes } = output;
  const plain = inAttribute ? plainInAttributes : plainInText;
  const end = offset + size;
  let to = output.length;
  for (let at = offset; at < end; at += 2) {
    const code = source[at]! | (source[at + 1]! << 8);
    if (code < 0x80 && plain[code] === 1) {
      bytes[to++] = code;
      continue;
    }
    const low = code >= 0xd800 && code < 0xdc00 && at + 3 < end ? source[at + 2]! | (source[at + 3]! << 8) : 0;
    if (low >= 0xdc00 && low < 0xe000) {
      to = putCode(bytes, to, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00), inAttribute);
      at += 2;
    } else {
      to = putCode(bytes, to, code, inAttribute);
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

/** A whole number from 0 to 2^32 - 1. */
export function writeUnsigned(output: XmlOutput, value: number): void {
  reserve(output, 10);
  const { bytes, length } = output;
  let digits = 1;
  for (let limit = 10; digits < 10 && value >= limit; limit *= 10) digits += 1;
  let left = value;
  for (let at = length + digits - 1; at >= length; at--) {
    const rest = ((left >>> 0) / 10) >>> 0;
    bytes[at] = 48 + (left - rest * 10);
    left = rest;
  }
  advance(output, length + digits);
}

/** FILETIME as `2026-10-05T08:15:31.1234567Z`, without making a text of it. */
export function writeFileTime(output: XmlOutput, low: number, high: number): void {
  const ms = fileTimeMs(low, high);
  const seconds = secondsOf(ms);
  const size = enterSecond(seconds);
  reserve(output, size + 8);
  const { bytes, length } = output;
  for (let index = 0; index < size; index++) bytes[length + index] = secondCodes[index]!;
  const fraction = length + size;
  let ticks = ticksOf(ms, seconds, low, high);
  for (let at = fraction + 6; at >= fraction; at--) {
    const rest = ((ticks >>> 0) / 10) >>> 0;
    bytes[at] = 48 + ticks - rest * 10;
    ticks = rest;
  }
  bytes[fraction + 7] = 0x5a;
  advance(output, fraction + 8);
}
