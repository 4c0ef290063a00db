import {
  ARRAY,
  BINXML,
  Piece,
  STRING,
  arrayItemSize,
  base,
  count as valueCount,
  isEmpty,
  next,
  nextPiece,
  openRecord,
  setSlotTop,
  slotAt,
  slotTop,
  spend,
  steps,
  template as pieceTemplate,
} from './binxml';
import { CHUNK, OFFSETS, OUTPUT, OUTPUT_SIZE, RECORD_HEADER, SIZES, VERDICTS } from './memory';
import { Program, Template, findingSteps, resetFindingSteps } from './templates';
import {
  SPARE,
  putBytes,
  putFileTime,
  putGuid,
  putHex,
  putHexNumber,
  putSid,
  putSigned64,
  putUnsigned,
  putUnsigned64,
  putUtf16,
  withoutNuls,
} from './values';

/*
 * Renders records as render-xml.ts does, as long as all of it is usual. At anything else – a template or combination of
 * values not met before, a rare type, damage – it gives up on the record without a trace, and TypeScript renders it.
 */

const OUTPUT_END: usize = OUTPUT + <usize>OUTPUT_SIZE;

/** Instructions, see Op in xml-program.ts. */
const OP_LITERAL: i32 = 0;
const OP_TEXT: i32 = 1;
const OP_ATTRIBUTE: i32 = 2;
const OP_SKIP_IF_EMPTY: i32 = 3;
const OP_PER_ITEM: i32 = 4;

let nesting: i32 = 16;
let to: usize = OUTPUT;
let isFull: bool = false;

/** Bytes of output, steps and records of the last call; why it stopped: 0 at the end, 1 no room, 2 an unusual record. */
export let written: i32 = 0;
export let stepsTaken: i32 = 0;
export let rendered: i32 = 0;
export let stopped: i32 = 0;

export function setNesting(depth: i32): void {
  nesting = depth;
}

/**
 * Renders the records from the `from`-th on, each followed by a line feed, and gives the one it stopped at. A record may
 * take `recordSteps` and `recordOutput`, all together `mostSteps` and `mostOutput`. With `filtered`, those only whose
 * verdict is yes.
 */
export function render(
  from: i32,
  count: i32,
  filtered: bool,
  recordSteps: i32,
  recordOutput: i32,
  mostSteps: i32,
  mostOutput: i32,
): i32 {
  to = OUTPUT;
  stepsTaken = 0;
  rendered = 0;
  stopped = 0;
  let index = from;
  for (; index < count; index++) {
    if (filtered && load<u8>(VERDICTS + <usize>index) !== 1) continue;
    const at = load<i32>(OFFSETS + ((<usize>index) << 2));
    const end = at + load<i32>(SIZES + ((<usize>index) << 2)) - 4;
    const start = to;
    isFull = false;
    openRecord();
    resetFindingSteps();
    const done = nextPiece(at + RECORD_HEADER, end) === Piece.found && writePiece(0);
    const taken = steps + findingSteps;
    const size = <i32>(to - start);
    if (
      !done ||
      taken > min(recordSteps, mostSteps - stepsTaken) ||
      size > min(recordOutput, mostOutput - <i32>(start - OUTPUT))
    ) {
      to = start;
      // A record that does not fit into all there is must be rendered elsewhere.
      stopped = isFull && start > OUTPUT ? 1 : 2;
      break;
    }
    store<u8>(to, 0x0a);
    to += 1;
    stepsTaken += taken;
    rendered += 1;
  }
  written = <i32>(to - OUTPUT);
  return index;
}

function writePiece(depth: i32): bool {
  const from = base;
  const count = valueCount;
  const address = programFor(changetype<Template>(pieceTemplate), from, count);
  if (address === 0) return false;
  const program = changetype<Program>(address);
  return program.straight !== 0
    ? runStraight(program, from, count, depth)
    : run(program, 0, program.size, from, count, depth);
}

/** The straight program for the values at hand, or the general one if an array is among those that matter. */
function programFor(template: Template, base: i32, count: i32): usize {
  const deciding = template.decidingCount;
  if (deciding === 0) return template.general;
  let mask: i32 = 0;
  for (let bit = 0; bit < deciding; bit++) {
    const index = load<i32>(template.deciding + ((<usize>bit) << 2));
    const slot = slotAt(base, index);
    if (index >= count || isEmpty(slot)) mask |= 1 << bit;
    else if ((load<i32>(slot, 8) & ARRAY) !== 0) return template.general;
  }
  let address = template.programs;
  while (address !== 0) {
    const program = changetype<Program>(address);
    if (program.mask === mask) return address;
    address = program.next;
  }
  return 0;
}

function hasRoom(size: i32): bool {
  if (to + <usize>size + SPARE <= OUTPUT_END) return true;
  isFull = true;
  return false;
}

/** Rows of a literal and a value each. */
function runStraight(program: Program, base: i32, count: i32, depth: i32): bool {
  spend(program.steps);
  const end = program.code + ((<usize>program.size) << 2);
  for (let row = program.code; row < end; row += 16) {
    const literal = load<i32>(row);
    const index = load<i32>(row, 8);
    const slot = slotAt(base, index);
    const size = index >= 0 && index < count ? load<i32>(slot, 4) : 0;
    if (!hasRoom(literal + size * 4)) return false;
    to = putBytes(to, program.literals + ((<usize>load<i32>(row, 4)) << 3), literal);
    if (size === 0) continue;
    if (!writeValue(slot, size, load<i32>(row, 12) === 1, depth)) return false;
  }
  return true;
}

function run(program: Program, from: i32, end: i32, base: i32, count: i32, depth: i32): bool {
  let at = from;
  spend((end - from) >> 1);
  while (at < end) {
    const place = program.code + ((<usize>at) << 2);
    const op = load<i32>(place);
    const operand = load<i32>(place, 4);
    switch (op) {
      case OP_LITERAL:
        spend(operand >> 3);
        if (!hasRoom(operand)) return false;
        to = putBytes(to, program.literals + ((<usize>load<i32>(place, 8)) << 3), operand);
        at += 3;
        break;
      case OP_TEXT:
      case OP_ATTRIBUTE:
        if (operand < count) {
          const slot = slotAt(base, operand);
          const size = load<i32>(slot, 4);
          if (!hasRoom(size * 4)) return false;
          if (size !== 0 && !writeValue(slot, size, op === OP_ATTRIBUTE, depth)) return false;
        }
        at += 2;
        break;
      case OP_SKIP_IF_EMPTY:
        at = operand >= count || isEmpty(slotAt(base, operand)) ? load<i32>(place, 8) : at + 3;
        break;
      case OP_PER_ITEM: {
        const target = load<i32>(place, 8);
        at += 3;
        if (operand < count) {
          const slot = slotAt(base, operand);
          if ((load<i32>(slot, 8) & ARRAY) !== 0 && load<i32>(slot, 4) !== 0) {
            if (!runPerItem(program, at, target, base, count, depth, slot)) return false;
            at = target;
          }
        }
        break;
      }
      default:
        return false;
    }
  }
  return true;
}

/** Lets the slot stand for each item of its array in turn. */
function runPerItem(program: Program, from: i32, end: i32, base: i32, count: i32, depth: i32, slot: usize): bool {
  const offset = load<i32>(slot);
  const size = load<i32>(slot, 4);
  const type = load<i32>(slot, 8);
  const last = offset + size;
  let done = true;
  for (let at = offset; at < last && done;) {
    const itemSize = arrayItemSize(at, last, type & ~ARRAY);
    if (itemSize === 0) {
      done = false;
      break;
    }
    spend(1 + (itemSize >> 4));
    store<i32>(slot, at);
    store<i32>(slot, itemSize, 4);
    store<i32>(slot, type & ~ARRAY, 8);
    done = run(program, from, end, base, count, depth);
    at += itemSize;
  }
  store<i32>(slot, offset);
  store<i32>(slot, size, 4);
  store<i32>(slot, type, 8);
  return done;
}

/** A value with room for four times its size; nested BinXML makes room for itself. */
function writeValue(slot: usize, size: i32, inAttribute: bool, depth: i32): bool {
  if (size > 32) spend(size >> 4);
  const offset = load<i32>(slot);
  const type = load<i32>(slot, 8);
  if (type === BINXML) return inAttribute || writeFragment(offset, offset + size, depth + 1);
  const behind = putValue(to, offset, size, type, inAttribute);
  if (behind === 0) return false;
  to = behind;
  return true;
}

/** The text of a value; zero where that is for TypeScript. */
export function putValue(to: usize, offset: i32, size: i32, type: i32, inAttribute: bool): usize {
  const at = CHUNK + <usize>offset;
  switch (type) {
    case STRING:
      return putUtf16(to, offset, withoutNuls(offset, size), inAttribute);
    case 0x03:
      return putSigned64(to, load<i8>(at));
    case 0x04:
      return putUnsigned(to, load<u8>(at));
    case 0x05:
      return size >= 2 ? putSigned64(to, load<i16>(at)) : 0;
    case 0x06:
      return size >= 2 ? putUnsigned(to, load<u16>(at)) : 0;
    case 0x07:
      return size >= 4 ? putSigned64(to, load<i32>(at)) : 0;
    case 0x08:
      return size >= 4 ? putUnsigned(to, load<u32>(at)) : 0;
    case 0x09:
      return size >= 8 ? putSigned64(to, load<i64>(at)) : 0;
    case 0x0a:
      return size >= 8 ? putUnsigned64(to, load<u64>(at)) : 0;
    case 0x0d:
      return size >= 4 ? putBoolean(to, load<u32>(at) !== 0) : 0;
    case 0x0e:
      return putHex(to, offset, size);
    case 0x0f:
      return size >= 16 ? putGuid(to, offset) : 0;
    case 0x10:
      return size >= 8 ? putHexNumber(to, load<u64>(at)) : size >= 4 ? putHexNumber(to, load<u32>(at)) : 0;
    case 0x11:
      return size >= 8 ? putFileTime(to, load<u64>(at)) : 0;
    case 0x13:
      return putSid(to, offset, size);
    case 0x14:
      return size >= 4 ? putHexNumber(to, load<u32>(at)) : 0;
    case 0x15:
      return size >= 8 ? putHexNumber(to, load<u64>(at)) : 0;
    default:
      return 0;
  }
}

function putBoolean(to: usize, value: bool): usize {
  if (value) {
    // true
    store<u32>(to, 0x65757274);
    return to + 4;
  }
  // false
  store<u32>(to, 0x736c6166);
  store<u8>(to + 4, 0x65);
  return to + 5;
}

/** All BinXML in `[offset, end)`. */
function writeFragment(offset: i32, end: i32, depth: i32): bool {
  if (depth > nesting) return false;
  let at = offset;
  while (true) {
    const before = slotTop();
    const piece = nextPiece(at, end);
    if (piece === Piece.none) return true;
    if (piece === Piece.unusual) return false;
    at = next;
    if (!writePiece(depth)) return false;
    setSlotTop(before);
  }
}
