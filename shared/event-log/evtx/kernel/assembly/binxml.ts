import { CHUNK, MOST_SLOTS, SLOTS } from './memory';
import { learnPlan } from './plan';
import { templateAt } from './templates';
import { withoutNuls } from './values';

/** Value types, see value-types.ts. */
export const EMPTY: i32 = 0x00;
export const STRING: i32 = 0x01;
export const ARRAY: i32 = 0x80;
export const BINXML: i32 = 0x21;

const END_OF_STREAM: i32 = 0x00;
const TEMPLATE_INSTANCE: i32 = 0x0c;
const FRAGMENT_HEADER: i32 = 0x0f;

/** Steps taken, for the budgets of record and file. */
export let steps: i32 = 0;
/** The piece at hand: its template, its values, and where the bytes go on behind it. */
export let template: usize = 0;
export let base: i32 = 0;
export let count: i32 = 0;
export let next: i32 = 0;
let top: i32 = 0;
let mostValues: u32 = 4096;
let learning: i32 = -1;

/** Templates not met before are learnt on the way, for instances in this context; -1: they are not. */
export function setLearning(context: i32): void {
  learning = context;
}

export function setMostValues(values: i32): void {
  mostValues = <u32>values;
}

export function openRecord(): void {
  steps = 0;
  top = 0;
}

export function spend(amount: i32): void {
  steps += amount;
}

/** Where the next instance's values go: to be set back when those at hand are done with. */
export function slotTop(): i32 {
  return top;
}

export function setSlotTop(value: i32): void {
  top = value;
}

export const enum Piece {
  /** There is one, in the variables above. */
  found,
  /** The BinXML ends. */
  none,
  /** Something unusual, which the decoder in TypeScript judges. */
  unusual,
}

/** The next piece of BinXML in `[offset, end)`, which must be an instance of a known template. */
export function nextPiece(offset: i32, end: i32): Piece {
  let at = offset;
  while (at < end) {
    steps += 1;
    const token = <i32>load<u8>(CHUNK + <usize>at) & 0xbf;
    if (token === FRAGMENT_HEADER) at += 4;
    else if (token === TEMPLATE_INSTANCE) return openInstance(at, end) ? Piece.found : Piece.unusual;
    else return token === END_OF_STREAM ? Piece.none : Piece.unusual;
  }
  return Piece.none;
}

/** Where the values of the instance at `offset` begin (at their count), or zero. */
export function valuesOf(offset: i32, end: i32): i32 {
  if (offset + 14 > end) return 0;
  const definition = load<u32>(CHUNK + <usize>offset + 6);
  if (definition !== <u32>(offset + 10)) return offset + 10;
  const at = <i32>definition;
  if (at + 28 > end) return 0;
  const size = load<u32>(CHUNK + <usize>at + 20);
  return size > <u32>(end - at - 28) ? 0 : at + 24 + <i32>size;
}

function openInstance(offset: i32, end: i32): bool {
  let at = valuesOf(offset, end);
  if (at === 0) return false;
  const definition = load<u32>(CHUNK + <usize>offset + 6);
  template = templateAt(definition);
  if (template === 0 && learning >= 0) template = learnPlan(definition, learning);
  if (template === 0) return false;
  const values = load<u32>(CHUNK + <usize>at);
  at += 4;
  if (values > mostValues || top + <i32>values > MOST_SLOTS || at + <i32>(values << 2) > end) return false;
  steps += <i32>values;
  base = top;
  count = <i32>values;
  let value = at + (count << 2);
  let slot = SLOTS + <usize>(base * 12);
  const descriptions = CHUNK + <usize>value;
  for (let from = CHUNK + <usize>at; from < descriptions; from += 4, slot += 12) {
    const description = load<u32>(from);
    const size = <i32>(description & 0xffff);
    store<i32>(slot, value);
    store<i32>(slot, size, 4);
    store<i32>(slot, <i32>((description >> 16) & 0xff), 8);
    value += size;
  }
  // Values that are cut off are the decoder's to judge.
  if (value > end) return false;
  top = base + count;
  next = value;
  return true;
}

// @ts-ignore: decorator
@inline
export function slotAt(base: i32, index: i32): usize {
  return SLOTS + <usize>((base + index) * 12);
}

/** True for NULL and for a value of no size; a text of NULs only counts as empty too. */
export function isEmpty(slot: usize): bool {
  const size = load<i32>(slot, 4);
  const type = load<i32>(slot, 8);
  if (size === 0 || type === EMPTY) return true;
  if (type !== STRING) return false;
  // Half a character is none.
  return size < 2 || (load<u16>(CHUNK + <usize>load<i32>(slot)) === 0 && withoutNuls(load<i32>(slot), size) === 0);
}

/** Size of the array item at `offset`; zero for types that are rare in arrays. */
export function arrayItemSize(offset: i32, end: i32, type: i32): i32 {
  const left = end - offset;
  let size: i32 = 0;
  switch (type) {
    case 0x01: {
      size = 2;
      while (size < left && load<u16>(CHUNK + <usize>(offset + size - 2)) !== 0) size += 2;
      break;
    }
    case 0x04:
      size = 1;
      break;
    case 0x06:
      size = 2;
      break;
    case 0x07:
    case 0x08:
    case 0x14:
      size = 4;
      break;
    case 0x09:
    case 0x0a:
    case 0x11:
    case 0x15:
      size = 8;
      break;
    case 0x0f:
      size = 16;
      break;
    default:
      return 0;
  }
  return size > left ? left : size;
}
