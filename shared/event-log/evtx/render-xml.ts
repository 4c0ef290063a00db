import { EvtxFault, spendSteps, unreadable } from './budget.ts';
import { nextPiece } from './decoder.ts';
import type { ChunkView } from './chunk-view.ts';
import type { Decoder } from './decoder.ts';
import type { Template } from './template-store.ts';
import { valueText } from './value-text.ts';
import { ARRAY, ValueType, arrayItemSize } from './value-types.ts';
import { withoutNuls } from './utf16.ts';
import {
  SPARE,
  prepareTables,
  putFileTime,
  putGuid,
  putHex,
  putHexNumber,
  putLiteral,
  putSid,
  putUnsigned,
  putUtf16,
} from './xml-bytes.ts';
import { advance, makeRoom, writeAscii, writeLiteral, writeText } from './xml-output.ts';
import type { XmlOutput } from './xml-output.ts';
import { Op, generalXml, xmlShape } from './xml-program.ts';
import type { XmlProgram, XmlPrograms } from './xml-program.ts';

/** Writes the event whose BinXML begins at `offset`: one piece, by definition. */
export function writeEvent(decoder: Decoder, output: XmlOutput, offset: number, end: number): void {
  prepareTables();
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
  const programs = piece.xml();
  const program = programFor(decoder, programs, base, count);
  if (program.form === 'straight') runStraight(decoder, output, program, base, count, depth);
  else run(decoder, output, program, 0, program.code.length, base, count, depth);
}

/** Rows of a literal and a value each: nearly all records take this way, so what it writes to is held at hand. */
function runStraight(
  decoder: Decoder,
  output: XmlOutput,
  program: XmlProgram,
  base: number,
  count: number,
  depth: number,
): void {
  const { code, literals } = program;
  const { chunk } = decoder;
  spendSteps(decoder.budget, program.steps);
  let { slots } = decoder;
  let room = makeRoom(output, output.length, 0);
  let { bytes, view, length: to } = output;
  for (let row = 0; row < code.length; row += 4) {
    const literal = code[row]!;
    const operand = code[row + 2]!;
    const slot = operand >= 0 && operand < count ? base + operand * 3 : -1;
    const size = slot < 0 ? 0 : slots[slot + 1]!;
    const most = literal + size * 4 + SPARE;
    if (to + most > room) {
      room = makeRoom(output, to, most);
      ({ bytes, view } = output);
    }
    to = putLiteral(view, to, literals, code[row + 1]!, literal);
    if (size === 0) continue;
    if (size > 32) spendSteps(decoder.budget, size >> 4);
    const inAttribute = code[row + 3] === 1;
    const behind = putValue(chunk, bytes, view, to, slots[slot]!, size, slots[slot + 2]!, inAttribute);
    if (behind >= 0) {
      to = behind;
      continue;
    }
    advance(output, to);
    writeOther(decoder, output, slots[slot]!, size, slots[slot + 2]!, inAttribute, depth);
    // Nested BinXML may have moved all of these.
    ({ slots } = decoder);
    ({ bytes, view, length: to } = output);
    room = makeRoom(output, to, 0);
  }
  advance(output, to);
}

/** The straight program for the values at hand, or the general one if an array is among those that matter. */
function programFor(decoder: Decoder, programs: XmlPrograms, base: number, count: number): XmlProgram {
  const { deciding } = programs;
  const { slots } = decoder;
  let mask = 0;
  for (let bit = 0; bit < deciding.length; bit++) {
    const index = deciding[bit]!;
    const slot = base + index * 3;
    if (index >= count || isEmpty(decoder, slot)) mask |= 1 << bit;
    else if ((slots[slot + 2]! & ARRAY) !== 0) return generalXml(programs, decoder.budget);
  }
  return deciding.length === 0 ? generalXml(programs, decoder.budget) : xmlShape(programs, mask, decoder.budget);
}

function run(
  decoder: Decoder,
  output: XmlOutput,
  program: XmlProgram,
  from: number,
  to: number,
  base: number,
  count: number,
  depth: number,
): void {
  const { code, literals } = program;
  let at = from;
  // Two words at least stand for a step; none is run twice but by runPerItem, which comes back here.
  spendSteps(decoder.budget, (to - from) >> 1);
  while (at < to) {
    const op = code[at]!;
    const operand = code[at + 1]!;
    const slot = base + operand * 3;
    switch (op) {
      case Op.literal:
        spendSteps(decoder.budget, operand >> 3);
        writeLiteral(output, literals, code[at + 2]!, operand);
        at += 3;
        break;
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
          runPerItem(decoder, output, program, at, target, base, count, depth, slot);
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
  const { slots, chunk } = decoder;
  const size = slots[slot + 1]!;
  const type = slots[slot + 2]!;
  if (size === 0 || type === ValueType.empty) return true;
  return type === ValueType.string && withoutNuls(chunk.bytes, slots[slot]!, size) === 0;
}

/** Lets the slot stand for each item of its array in turn. */
function runPerItem(
  decoder: Decoder,
  output: XmlOutput,
  program: XmlProgram,
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
    run(decoder, output, program, from, to, base, count, depth);
    at += itemSize;
  }
  decoder.slots[slot] = offset;
  decoder.slots[slot + 1] = size;
  decoder.slots[slot + 2] = type;
}

function writeSlot(decoder: Decoder, output: XmlOutput, slot: number, inAttribute: boolean, depth: number): void {
  const { chunk, slots } = decoder;
  const offset = slots[slot]!;
  const size = slots[slot + 1]!;
  const type = slots[slot + 2]!;
  if (size === 0) return;
  if (size > 32) spendSteps(decoder.budget, size >> 4);
  makeRoom(output, output.length, size * 4 + SPARE);
  const to = putValue(chunk, output.bytes, output.view, output.length, offset, size, type, inAttribute);
  if (to >= 0) advance(output, to);
  else writeOther(decoder, output, offset, size, type, inAttribute, depth);
}

/**
 * Values of the usual types, which need no text made of them, into bytes that have room for four times the size and
 * SPARE; gives the place behind, or -1 for all others.
 */
function putValue(
  { bytes: source, view: sourceView }: ChunkView,
  bytes: Uint8Array,
  view: DataView,
  to: number,
  offset: number,
  size: number,
  type: number,
  inAttribute: boolean,
): number {
  switch (type) {
    case ValueType.string:
      return putUtf16(bytes, view, to, sourceView, offset, withoutNuls(source, offset, size), inAttribute);
    case ValueType.uint8:
      return putUnsigned(view, to, source[offset]!);
    case ValueType.uint16:
      return size >= 2 ? putUnsigned(view, to, sourceView.getUint16(offset, true)) : -1;
    case ValueType.uint32:
      return size >= 4 ? putUnsigned(view, to, sourceView.getUint32(offset, true)) : -1;
    case ValueType.uint64:
      return size >= 8 && sourceView.getUint32(offset + 4, true) === 0
        ? putUnsigned(view, to, sourceView.getUint32(offset, true))
        : -1;
    case ValueType.fileTime:
      return size >= 8
        ? putFileTime(view, to, sourceView.getUint32(offset, true), sourceView.getUint32(offset + 4, true))
        : -1;
    case ValueType.sid:
      return putSid(view, to, sourceView, offset, size);
    case ValueType.guid:
      return size >= 16 ? putGuid(view, to, source, offset) : -1;
    case ValueType.hexInt32:
      return size >= 4 ? putHexNumber(view, to, sourceView.getUint32(offset, true), 0) : -1;
    case ValueType.hexInt64:
      return size >= 8
        ? putHexNumber(view, to, sourceView.getUint32(offset, true), sourceView.getUint32(offset + 4, true))
        : -1;
    case ValueType.binary:
      return putHex(view, to, source, offset, size);
    default:
      return -1;
  }
}

function writeOther(
  decoder: Decoder,
  output: XmlOutput,
  offset: number,
  size: number,
  type: number,
  inAttribute: boolean,
  depth: number,
): void {
  if (type === ValueType.binXml) {
    if (!inAttribute) writeNested(decoder, output, offset, offset + size, depth + 1);
    return;
  }
  const text = valueText(decoder.chunk.bytes, decoder.chunk.view, offset, size, type);
  const maySayAnything = type === ValueType.ansiString || type === ValueType.xml || (type & ARRAY) !== 0;
  if (maySayAnything) writeText(output, text, inAttribute);
  else writeAscii(output, text);
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
