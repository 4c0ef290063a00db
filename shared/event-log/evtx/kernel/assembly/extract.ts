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
  setLearning,
  setSlotTop,
  slotAt,
  slotTop,
  spend,
  steps,
  template as pieceTemplate,
} from './binxml';
import {
  CHUNK,
  JOINED,
  JOINED_SIZE,
  KEPT_SIZE,
  OFFSETS,
  OUTPUT,
  OUTPUT_SIZE,
  RECORD_HEADER,
  SIZES,
  TIMES,
  TIME_SIZE,
  VERDICTS,
} from './memory';
import { putValue as putValueText } from './render';
import { LITERAL_FALSE, LITERAL_TRUE } from './plan';
import { isWanted } from './select';
import { Template, dataOf, findingSteps, resetFindingSteps } from './templates';
import { Cached, breakPromises, lookUp, openPromises, place } from './texts';
import { SPARE, putFileTime, putPlain, withoutNuls } from './values';

/*
 * Takes records apart as build-event.ts does, into rows of words from which TypeScript makes events: numbers, and where
 * texts come from. Gives up on a record at anything unusual, as render.ts does.
 *
 * A row: place among the chunk's records; id, time (two words each); event id, level; provider, channel, computer, user,
 * message (two words each); number of data; then for each its name and value (one and two words).
 * A text: tag in three bits, see Tag, and a number; offset of the value, where its text has yet to be made.
 *
 * Texts in Latin-1 are given joined, one behind the other: cut from one long text they cost a tenth.
 */

const OUTPUT_END: usize = OUTPUT + <usize>OUTPUT_SIZE;
const JOINED_END: usize = JOINED + <usize>JOINED_SIZE;
const HEAD: i32 = 18;
const DATUM: i32 = 3;

const enum Tag {
  empty,
  /** A text of the template: its number. */
  literal,
  /** A text that is kept: its place. */
  kept,
  /** One that is to be made and kept: its place (12 bits), type (8) and size; the value's offset. */
  toKeep,
  /** A value: type and size; its offset. */
  value,
  /** A small whole number, in the second word. */
  number,
  /** A part of the joined texts: where it begins; its length. */
  joined,
}

/** Fields of a template: -1 where there is none, else a number twice, plus one where it is no slot but a literal. */
const NONE: i32 = -1;

/** Whole numbers whose texts TypeScript keeps, see smallNumberText in value-text.ts. */
const LARGEST_KEPT: u32 = 1023;

const STEP_VALUE: i32 = 0;
const CONTEXT_EVENT: i32 = 0;
const CONTEXT_DATA: i32 = 1;
const CONTEXT_LEAF: i32 = 2;

/** What a datum costs beside its characters. */
const DATUM_COST: i32 = 64;

let nesting: i32 = 16;
let to: usize = OUTPUT;
let row: usize = OUTPUT;
let data: i32 = 0;
let spent: i32 = 0;
let isFull: bool = false;
/** Whether texts are joined. Not where few records are wanted: a part of a long text keeps all of it in memory. */
let joins: bool = false;
let joinTo: usize = JOINED;
/** Characters there, as UTF-16 counts them. */
let joinedUnits: i32 = 0;

export function setDepth(depth: i32): void {
  nesting = depth;
}

/** Words written, records among them, and what they took of the budgets; why it stopped, as for render. */
export let extractedWords: i32 = 0;
export let extracted: i32 = 0;
export let extractSteps: i32 = 0;
export let extractOutput: i32 = 0;
export let extractStopped: i32 = 0;
/** Bytes of the joined texts. */
export let joinedSize: i32 = 0;

export function extract(
  from: i32,
  count: i32,
  filtered: bool,
  recordSteps: i32,
  recordOutput: i32,
  mostSteps: i32,
  mostOutput: i32,
): i32 {
  to = OUTPUT;
  joins = !filtered;
  joinTo = JOINED;
  joinedUnits = 0;
  extracted = 0;
  extractSteps = 0;
  extractOutput = 0;
  extractStopped = 0;
  let index = from;
  for (; index < count; index++) {
    if (filtered && load<u8>(VERDICTS + <usize>index) !== 1) continue;
    row = to;
    const joinFrom = joinTo;
    const unitsFrom = joinedUnits;
    data = 0;
    spent = 0;
    isFull = false;
    openRecord();
    openPromises();
    resetFindingSteps();
    const done = takeApart(index);
    const taken = steps + findingSteps;
    if (
      !done ||
      taken > min(recordSteps, mostSteps - extractSteps) ||
      spent > min(recordOutput, mostOutput - extractOutput)
    ) {
      breakPromises();
      to = row;
      joinTo = joinFrom;
      joinedUnits = unitsFrom;
      extractStopped = isFull && row > OUTPUT ? 1 : 2;
      break;
    }
    extractSteps += taken;
    extractOutput += spent;
    extracted += 1;
  }
  extractedWords = <i32>((to - OUTPUT) >> 2);
  joinedSize = <i32>(joinTo - JOINED);
  setLearning(-1);
  return index;
}

function takeApart(index: i32): bool {
  const at = load<i32>(OFFSETS + ((<usize>index) << 2));
  const end = at + load<i32>(SIZES + ((<usize>index) << 2)) - 4;
  setLearning(CONTEXT_EVENT);
  if (nextPiece(at + RECORD_HEADER, end) !== Piece.found) return false;
  const template = changetype<Template>(pieceTemplate);
  const plan = template.system;
  if (plan === 0 || !hasRoom(HEAD)) return false;
  const from = base;
  const count = valueCount;
  to = row + (HEAD << 2);
  store<i32>(row, index);
  if (!putId(load<i32>(plan, 16), from, count, at) || !putTime(load<i32>(plan, 12), from, count)) return false;
  if (!putNumber(row + 20, load<i32>(plan, 4), from, count)) return false;
  if (!putNumber(row + 24, load<i32>(plan, 8), from, count)) return false;
  const provider = load<i32>(plan);
  if (!putField(row + 28, provider, from, count)) return false;
  if (!putField(row + 36, load<i32>(plan, 20), from, count)) return false;
  if (!putField(row + 44, load<i32>(plan, 24), from, count)) return false;
  if (!putField(row + 52, load<i32>(plan, 28), from, count)) return false;
  store<i32>(row, 0, 60);
  const emits = template.wanted === 1 || (template.wanted === 2 && hasWantedSource(provider, from, count));
  if (!collect(pieceTemplate, CONTEXT_EVENT, from, count, 0, emits)) return false;
  store<i32>(row, data, 68);
  return true;
}

/** Whether the source, which is one of the values, is among those whose data is wanted. */
function hasWantedSource(field: i32, base: i32, count: i32): bool {
  if (field < 0 || field >> 1 >= count) return isWanted(0, 0);
  const slot = slotAt(base, field >> 1);
  return isWanted(load<i32>(slot), load<i32>(slot, 4));
}

function hasRoom(words: i32): bool {
  if (to + ((<usize>words) << 2) <= OUTPUT_END) return true;
  isFull = true;
  return false;
}

/** The event's own number, else that of the record's header. */
function putId(field: i32, base: i32, count: i32, at: i32): bool {
  let id = load<u64>(CHUNK + <usize>at + 8);
  if (field !== NONE) {
    if ((field & 1) !== 0) return false;
    if (field >> 1 < count) {
      const slot = slotAt(base, field >> 1);
      const value = CHUNK + <usize>load<i32>(slot);
      const size = load<i32>(slot, 4);
      const type = load<i32>(slot, 8);
      if (type === 0x08 && size >= 4) id = load<u32>(value);
      else if (type === 0x0a && size >= 8) id = load<u64>(value);
      else return false;
    }
  }
  store<u64>(row, id, 4);
  return true;
}

function putTime(field: i32, base: i32, count: i32): bool {
  if (field < 0 || (field & 1) !== 0 || field >> 1 >= count) return false;
  const slot = slotAt(base, field >> 1);
  if (load<i32>(slot, 8) !== 0x11 || load<i32>(slot, 4) !== 8) return false;
  const ticks = load<u64>(CHUNK + <usize>load<i32>(slot));
  store<u64>(row, ticks, 12);
  return putFileTime(TIMES + <usize>(extracted * TIME_SIZE), ticks) !== 0;
}

/** Event id and level; a literal stands here as the number it is. */
function putNumber(at: usize, field: i32, base: i32, count: i32): bool {
  let value: i32 = 0;
  if (field !== NONE) {
    if ((field & 1) !== 0) {
      value = field >> 1;
    } else if (field >> 1 < count) {
      const slot = slotAt(base, field >> 1);
      const from = CHUNK + <usize>load<i32>(slot);
      const size = load<i32>(slot, 4);
      const type = load<i32>(slot, 8);
      if (type === 0x04 && size >= 1) value = load<u8>(from);
      else if (type === 0x06 && size >= 2) value = load<u16>(from);
      else return false;
    }
  }
  store<i32>(at, value);
  return true;
}

function putField(at: usize, field: i32, base: i32, count: i32): bool {
  if (field === NONE) {
    store<i32>(at, Tag.empty);
  } else if ((field & 1) !== 0) {
    store<i32>(at, ((field >> 1) << 3) | Tag.literal);
  } else if (field >> 1 >= count) {
    store<i32>(at, Tag.empty);
  } else {
    putText(at, slotAt(base, field >> 1));
  }
  return true;
}

function putText(at: usize, slot: usize): void {
  const size = load<i32>(slot, 4);
  if (size === 0) {
    store<i32>(at, Tag.empty);
    return;
  }
  spend(1 + (size >> 4));
  spent += size;
  const offset = load<i32>(slot);
  const type = load<i32>(slot, 8);
  const value = CHUNK + <usize>offset;
  switch (type) {
    case STRING:
      putRepeated(at, offset, withoutNuls(offset, size), type);
      return;
    case 0x0e:
    case 0x0f:
    case 0x13:
    case 0x15:
      putRepeated(at, offset, size, type);
      return;
    case 0x04:
      putWhole(at, load<u8>(value));
      return;
    case 0x06:
      if (size < 2) break;
      putWhole(at, load<u16>(value));
      return;
    case 0x08:
      if (size < 4 || load<u32>(value) > LARGEST_KEPT) break;
      putWhole(at, load<u32>(value));
      return;
    case 0x09:
    case 0x0a:
      if (size < 8 || load<u64>(value) > <u64>LARGEST_KEPT) break;
      putWhole(at, load<u32>(value));
      return;
    case 0x0d:
      if (size < 4) break;
      store<i32>(at, ((load<u32>(value) !== 0 ? LITERAL_TRUE : LITERAL_FALSE) << 3) | Tag.literal);
      return;
  }
  putValue(at, offset, size, type);
}

function putWhole(at: usize, value: u32): void {
  store<i32>(at, Tag.number);
  store<u32>(at, value, 4);
}

function putValue(at: usize, offset: i32, size: i32, type: i32): void {
  if (joins && joinTo + <usize>(size * 4 + SPARE) <= JOINED_END) {
    const behind = type === STRING ? putPlain(joinTo, offset, size) : putValueText(joinTo, offset, size, type, false);
    if (behind !== 0) {
      const units = type === STRING ? size >> 1 : <i32>(behind - joinTo);
      store<i32>(at, (joinedUnits << 3) | Tag.joined);
      store<i32>(at, units, 4);
      joinTo = behind;
      joinedUnits += units;
      return;
    }
  }
  store<i32>(at, (size << 11) | (type << 3) | Tag.value);
  store<i32>(at, offset, 4);
}

/** Texts, SIDs and GUIDs come again and again. */
function putRepeated(at: usize, offset: i32, size: i32, type: i32): void {
  if (size === 0) {
    store<i32>(at, Tag.empty);
    return;
  }
  // Texts are made in the order of the rows: a message, whose place is before the data, would be out of turn.
  const cached = size <= KEPT_SIZE && at !== row + 60 ? lookUp(offset, size, type) : Cached.no;
  if (cached === Cached.yes) {
    store<i32>(at, (place << 3) | Tag.kept);
  } else if (cached === Cached.make) {
    store<i32>(at, (size << 23) | (type << 15) | (place << 3) | Tag.toKeep);
    store<i32>(at, offset, 4);
  } else {
    putValue(at, offset, size, type);
  }
}

/** Steps are seven words: kind; name and 1 if left out when empty; value; omitted without; repeated by; into; context. */
function collect(address: usize, context: i32, base: i32, count: i32, depth: i32, emits: bool): bool {
  let step = dataOf(address, context);
  if (step === 0) return false;
  const number = load<i32>(step);
  step += 4;
  for (let index = 0; index < number; index++, step += 28) {
    spend(1);
    const repeated = load<i32>(step, 16);
    if (load<i32>(step) !== STEP_VALUE) {
      if (repeated < count && !addNested(slotAt(base, repeated), load<i32>(step, 24), depth, emits)) return false;
      continue;
    }
    const isThere = repeated >= 0 && repeated < count;
    const slot = slotAt(base, isThere ? repeated : 0);
    const type = isThere ? load<i32>(slot, 8) : 0;
    if (type === BINXML) {
      if (!addNested(slot, CONTEXT_LEAF, depth, emits)) return false;
      continue;
    }
    if (!emits) continue;
    const omitted = load<i32>(step, 12);
    if (omitted >= 0 && (omitted >= count || isEmpty(slotAt(base, omitted)))) continue;
    const name = load<i32>(step, 4);
    const value = load<i32>(step, 8);
    if ((type & ARRAY) !== 0 && load<i32>(slot, 4) !== 0) {
      if (!addPerItem(slot, name, load<i32>(step, 20))) return false;
      continue;
    }
    const at = openDatum(name, load<i32>(step, 20));
    if (at === 0 || !putField(at, value, base, count)) return false;
  }
  return true;
}

/** Where the value of the next datum goes, or of the message; zero where there is no room. */
function openDatum(name: i32, into: i32): usize {
  // An event has one message; more are for TypeScript.
  if (into === 1) return load<i32>(row, 60) === 0 ? row + 60 : 0;
  if (!hasRoom(DATUM)) return 0;
  spend(1);
  spent += DATUM_COST;
  store<i32>(to, name);
  to += DATUM << 2;
  data += 1;
  return to - 8;
}

function addPerItem(slot: usize, name: i32, into: i32): bool {
  const offset = load<i32>(slot);
  const size = load<i32>(slot, 4);
  const type = load<i32>(slot, 8);
  const end = offset + size;
  let done = true;
  for (let at = offset; at < end;) {
    const itemSize = arrayItemSize(at, end, type & ~ARRAY);
    const datum: usize = itemSize === 0 ? 0 : openDatum(name, into);
    if (datum === 0) {
      done = false;
      break;
    }
    store<i32>(slot, at);
    store<i32>(slot, itemSize, 4);
    store<i32>(slot, type & ~ARRAY, 8);
    putText(datum, slot);
    at += itemSize;
  }
  store<i32>(slot, offset);
  store<i32>(slot, size, 4);
  store<i32>(slot, type, 8);
  return done;
}

/** A value that stands where elements are expected: BinXML with those elements, or in EventData a bare text. */
function addNested(slot: usize, context: i32, depth: i32, emits: bool): bool {
  const size = load<i32>(slot, 4);
  if (size === 0) return true;
  const offset = load<i32>(slot);
  const type = load<i32>(slot, 8);
  if (type === BINXML) return collectFragment(offset, offset + size, context, depth + 1, emits);
  if (context !== CONTEXT_DATA || !emits) return true;
  if ((type & ARRAY) !== 0) return addPerItem(slot, 0, 0);
  const at = openDatum(0, 0);
  if (at === 0) return false;
  putText(at, slot);
  return true;
}

function collectFragment(offset: i32, end: i32, context: i32, depth: i32, emits: bool): bool {
  if (depth > nesting) return false;
  let at = offset;
  while (true) {
    const before = slotTop();
    setLearning(context);
    const piece = nextPiece(at, end);
    if (piece === Piece.none) return true;
    if (piece === Piece.unusual) return false;
    at = next;
    if (!collect(pieceTemplate, context, base, valueCount, depth, emits)) return false;
    setSlotTop(before);
  }
}
