import { EvtxFault, spendSteps, unreadable } from './budget.ts';
import { nextPiece } from './decoder.ts';
import type { Decoder } from './decoder.ts';
import type { Template } from './template-store.ts';
import { valueText } from './value-text.ts';
import { ARRAY, ValueType, arrayItemSize } from './value-types.ts';
import { withoutNuls } from './utf16.ts';
import { attributeEscapes, textEscapes } from './xml-escape.ts';
import { Op } from './xml-program.ts';

/** UTF-8 output, reused from record to record. */
export interface XmlOutput {
  bytes: Uint8Array;
  length: number;
  /** Most bytes the record at hand may take. */
  limit: number;
}

export function createXmlOutput(): XmlOutput {
  return { bytes: new Uint8Array(65_536), length: 0, limit: 0 };
}

/** Makes room for `size` more bytes, within the record's budget; the buffer doubles as output really arrives. */
function reserve(output: XmlOutput, size: number): void {
  const wanted = output.length + size;
  if (wanted <= output.bytes.length && wanted <= output.limit) return;
  if (wanted > output.limit) throw new EvtxFault('budget-exceeded', 'it unfolds to more output than a record may');
  const grown = new Uint8Array(Math.max(wanted, output.bytes.length * 2));
  grown.set(output.bytes.subarray(0, output.length));
  output.bytes = grown;
}

/** Writes the event whose BinXML begins at `offset`: one piece, by definition. */
export function writeEvent(decoder: Decoder, output: XmlOutput, offset: number, end: number): void {
  const piece = nextPiece(decoder, offset, end);
  if (piece === null) throw unreadable('it holds no event');
  writePiece(decoder, output, piece, decoder.base, decoder.count, 0);
}

/** Writes all BinXML in `[offset, end)`. Recursion is bounded by `limits.nesting`. */
function writeFragment(decoder: Decoder, output: XmlOutput, offset: number, end: number, depth: number): void {
  if (depth > decoder.limits.nesting) throw unreadable(`BinXML nests deeper than ${decoder.limits.nesting}`);
  let at = offset;
  for (;;) {
    const top = decoder.top;
    const piece = nextPiece(decoder, at, end);
    if (piece === null) return;
    at = decoder.next;
    writePiece(decoder, output, piece, decoder.base, decoder.count, depth);
    decoder.top = top;
  }
}

function writePiece(
  decoder: Decoder,
  output: XmlOutput,
  piece: Template,
  base: number,
  count: number,
  depth: number,
): void {
  const { code, literals } = piece.xml();
  run(decoder, output, code, literals, 0, code.length, base, count, depth);
}

function run(
  decoder: Decoder,
  output: XmlOutput,
  code: Int32Array,
  literals: readonly Uint8Array[],
  from: number,
  to: number,
  base: number,
  count: number,
  depth: number,
): void {
  let at = from;
  while (at < to) {
    spendSteps(decoder.budget, 1);
    const op = code[at] ?? -1;
    const operand = code[at + 1] ?? 0;
    const slot = base + operand * 3;
    switch (op) {
      case Op.literal: {
        const literal = literals[operand];
        if (literal !== undefined) writeBytes(output, literal);
        at += 2;
        break;
      }
      case Op.text:
        if (operand < count) writeSlot(decoder, output, slot, false, depth);
        at += 2;
        break;
      case Op.attribute:
        if (operand < count) writeSlot(decoder, output, slot, true, depth);
        at += 2;
        break;
      case Op.skipIfEmpty:
        at = operand >= count || isEmpty(decoder, slot) ? (code[at + 2] ?? to) : at + 3;
        break;
      case Op.perItem: {
        const target = code[at + 2] ?? to;
        at += 3;
        const type = decoder.slots[slot + 2] ?? 0;
        if (operand < count && (type & ARRAY) !== 0 && decoder.slots[slot + 1] !== 0) {
          runPerItem(decoder, output, code, literals, at, target, base, count, depth, slot);
          at = target;
        }
        break;
      }
      case Op.fragment:
        writeNested(decoder, output, operand, code[at + 2] ?? 0, depth + 1);
        at += 3;
        break;
      default:
        return;
    }
  }
}

/** True for NULL and for a value of no size; a text of NULs only counts as empty too, as it renders to nothing. */
export function isEmpty(decoder: Decoder, slot: number): boolean {
  const size = decoder.slots[slot + 1] ?? 0;
  const type = decoder.slots[slot + 2] ?? 0;
  if (size === 0 || type === ValueType.empty) return true;
  return type === ValueType.string && withoutNuls(decoder.chunk.bytes, decoder.slots[slot] ?? 0, size) === 0;
}

/** Lets the slot stand for each item of its array in turn. */
function runPerItem(
  decoder: Decoder,
  output: XmlOutput,
  code: Int32Array,
  literals: readonly Uint8Array[],
  from: number,
  to: number,
  base: number,
  count: number,
  depth: number,
  slot: number,
): void {
  const offset = decoder.slots[slot] ?? 0;
  const size = decoder.slots[slot + 1] ?? 0;
  const type = decoder.slots[slot + 2] ?? 0;
  const end = offset + size;
  for (let at = offset; at < end;) {
    const itemSize = arrayItemSize(decoder.chunk.bytes, at, end, type & ~ARRAY);
    spendSteps(decoder.budget, 1 + (itemSize >> 4));
    decoder.slots[slot] = at;
    decoder.slots[slot + 1] = itemSize;
    decoder.slots[slot + 2] = type & ~ARRAY;
    run(decoder, output, code, literals, from, to, base, count, depth);
    at += itemSize;
  }
  decoder.slots[slot] = offset;
  decoder.slots[slot + 1] = size;
  decoder.slots[slot + 2] = type;
}

function writeSlot(decoder: Decoder, output: XmlOutput, slot: number, inAttribute: boolean, depth: number): void {
  const { chunk, slots } = decoder;
  const offset = slots[slot] ?? 0;
  const size = slots[slot + 1] ?? 0;
  const type = slots[slot + 2] ?? 0;
  if (size === 0) return;
  spendSteps(decoder.budget, 1 + (size >> 4));
  if (type === ValueType.string) {
    writeUtf16(output, chunk.bytes, offset, withoutNuls(chunk.bytes, offset, size), inAttribute);
  } else if (type === ValueType.binXml) {
    if (!inAttribute) writeNested(decoder, output, offset, offset + size, depth + 1);
  } else {
    // At most two characters a byte, or an array's separators and escapes.
    writeText(output, valueText(chunk.bytes, chunk.view, offset, size, type), inAttribute);
  }
}

/** Nested BinXML that cannot be read leaves no half element behind, and the record around it stands. */
function writeNested(decoder: Decoder, output: XmlOutput, offset: number, end: number, depth: number): void {
  const { top } = decoder;
  const { length } = output;
  try {
    writeFragment(decoder, output, offset, end, depth);
  } catch (error) {
    if (!(error instanceof EvtxFault) || error.code === 'budget-exceeded') throw error;
    decoder.damage = error.message;
    decoder.top = top;
    output.length = length;
  }
}

function writeBytes(output: XmlOutput, bytes: Uint8Array): void {
  reserve(output, bytes.length);
  output.bytes.set(bytes, output.length);
  output.length += bytes.length;
}

function writeText(output: XmlOutput, text: string, inAttribute: boolean): void {
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code >= 0xd800 && code < 0xdc00) {
      const low = text.charCodeAt(index + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        index += 1;
      }
    }
    writeCode(output, code, inAttribute);
  }
}

function writeUtf16(output: XmlOutput, bytes: Uint8Array, offset: number, size: number, inAttribute: boolean): void {
  const end = offset + size;
  for (let at = offset; at < end; at += 2) {
    let code = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    if (code >= 0xd800 && code < 0xdc00 && at + 3 < end) {
      const low = (bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        at += 2;
      }
    }
    writeCode(output, code, inAttribute);
  }
}

function writeCode(output: XmlOutput, code: number, inAttribute: boolean): void {
  if (code < 0x80) {
    const escaped = (inAttribute ? attributeEscapes : textEscapes)[code];
    if (escaped !== null && escaped !== undefined) {
      writeBytes(output, escaped);
      return;
    }
  }
  reserve(output, 4);
  const { bytes } = output;
  if (code < 0x80) {
    bytes[output.length++] = code;
  } else if (code < 0x800) {
    bytes[output.length++] = 0xc0 | (code >> 6);
    bytes[output.length++] = 0x80 | (code & 63);
  } else if (code < 0x10000) {
    // A lone surrogate is no character; UTF-8 has only the replacement character for it.
    const valid = code >= 0xd800 && code < 0xe000 ? 0xfffd : code;
    bytes[output.length++] = 0xe0 | (valid >> 12);
    bytes[output.length++] = 0x80 | ((valid >> 6) & 63);
    bytes[output.length++] = 0x80 | (valid & 63);
  } else {
    bytes[output.length++] = 0xf0 | (code >> 18);
    bytes[output.length++] = 0x80 | ((code >> 12) & 63);
    bytes[output.length++] = 0x80 | ((code >> 6) & 63);
    bytes[output.length++] = 0x80 | (code & 63);
  }
}
