import { EvtxFault } from './budget.ts';
import { LONGEST_UNIT, SPARE, putCode, putLiteral } from './xml-bytes.ts';

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

/**
 * Makes room behind `length`, which is what has been written so far; gives where a writer must ask again: at the end of
 * the bytes, or of the record's budget.
 */
export function makeRoom(output: XmlOutput, length: number, size: number): number {
  advance(output, length);
  reserve(output, size);
  return Math.min(output.bytes.length, output.limit);
}

/** Takes note that output now ends at `length`, within the record's budget. */
export function advance(output: XmlOutput, length: number): void {
  output.length = length;
  if (length > output.limit) throw new EvtxFault('budget-exceeded', 'it unfolds to more output than a record may');
}

/** Writes the literal of `size` bytes whose words begin at `from`, see literal-bytes.ts. */
export function writeLiteral(output: XmlOutput, words: Float64Array, from: number, size: number): void {
  reserve(output, size + SPARE);
  advance(output, putLiteral(output.view, output.length, words, from, size));
}

/** Text that needs no escapes and is ASCII only: numbers, times, GUIDs, SIDs, hex. */
export function writeAscii(output: XmlOutput, text: string): void {
  const size = text.length;
  reserve(output, size);
  const { bytes, length } = output;
  for (let index = 0; index < size; index++) bytes[length + index] = text.charCodeAt(index);
  advance(output, length + size);
}

/** Text with what must be escaped. */
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
