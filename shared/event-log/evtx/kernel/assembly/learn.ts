import { CHUNK, NAMES, NAME_NEXT, NAME_ROWS, NAME_ROW_COUNT, SCRATCH, MOST_NAMES, allocate } from './memory';
import { addTemplate, chunkLength, knownName, setScan, stampName } from './templates';

/*
 * Works out what a filter asks of a template met for the first time: field-plan.ts and scan-plan.ts in short, for
 * definitions in which every token is usual. All others are for the parser in TypeScript, damaged ones above all.
 */

const OTHER: i32 = 0;
const EVENT: i32 = 1;
const SYSTEM: i32 = 2;
/** Elements of System whose fields a filter may ask for, by field and 3. */
const EVENT_ID: i32 = 3;
const LEVEL: i32 = 4;
const PROVIDER: i32 = 5;
const TIME_CREATED: i32 = 6;

const FIELDS: i32 = 4;
const MOST_DEPTH: i32 = 32;
/** Names numbered here; those below are TypeScript's. */
export const FIRST_NAME: i32 = 2048;
/** Bytes of definitions looked at in one chunk, so that a forger's records cost no more than others. */
const MOST_LEARNT: i32 = 262_144;

/** By depth: what an element is. */
const KINDS: usize = memory.data(4 * 40);
/** By field: number of parts it is made of; the slot, or -1 for a text; where that begins in the chunk, and its size. */
const PARTS: usize = memory.data(16);
const SLOTS_OF: usize = memory.data(16);
const TEXTS: usize = memory.data(16);
const SIZES_OF: usize = memory.data(16);

let asked: i32 = 0;
let mostDepth: i32 = 0;
let learnt: i32 = 0;
let names: i32 = 0;
let nextName: i32 = FIRST_NAME;

/** Bit by bit which fields the filter asks about; none switches learning off. */
export function setAsked(fields: i32, depth: i32): void {
  asked = fields;
  mostDepth = min(MOST_DEPTH, depth);
}

export function enterChunkToLearn(): void {
  learnt = 0;
}

/** False where in this chunk enough was looked at. */
export function spendLearning(size: i32): bool {
  if (learnt + size > MOST_LEARNT) return false;
  learnt += size;
  return true;
}

/** Names that `readName` notes from here on go to SCRATCH from its start; how many there are. */
export function startNames(): void {
  names = 0;
}

export function takenNames(): i32 {
  return names;
}

export function forgetNames(): void {
  nextName = FIRST_NAME;
  memory.fill(NAME_ROWS, 0, 4 * <usize>NAME_ROW_COUNT);
}

/** What `isOneOf` of select.ts says of a literal source; kept apart so that the two files need not import each other. */
export type SourceTest = (offset: i32, size: i32) => bool;

/** Address of the template defined at this offset, or zero where that is for TypeScript to say. */
export function learn(definition: i32, isAskedSource: SourceTest): usize {
  const end = chunkLength();
  if (asked === 0 || definition < 512 || definition + 24 > end) return 0;
  const size = load<u32>(CHUNK + <usize>definition + 20);
  const start = definition + 24;
  if (size > <u32>(end - start) || !spendLearning(<i32>size)) return 0;
  if (!walk(start, start + <i32>size)) return 0;
  let rejects = false;
  let checks: i32 = 0;
  for (let field = 0; field < FIELDS; field++) {
    if ((asked & (1 << field)) === 0) continue;
    if (at(PARTS, field) !== 1) return 0;
    if (at(SLOTS_OF, field) >= 0) checks += 1;
    else if (field !== PROVIDER - EVENT_ID) return 0;
    else if (!isAskedSource(at(TEXTS, field), at(SIZES_OF, field))) rejects = true;
  }
  const key = load<i32>(CHUNK + <usize>definition + 4) ^ <i32>size;
  memory.copy(SCRATCH + <usize>(names * 12), CHUNK + <usize>start, size);
  const address = addTemplate(key, <i32>size, names);
  if (address === 0) return 0;
  if (rejects) return setScan(address, 1, 0) ? address : 0;
  putChecks();
  return setScan(address, 2, checks) ? address : 0;
}

// @ts-ignore: decorator
@inline
function at(list: usize, index: i32): i32 {
  return load<i32>(list + (<usize>index << 2));
}

// @ts-ignore: decorator
@inline
function put(list: usize, index: i32, value: i32): void {
  store<i32>(list + (<usize>index << 2), value);
}

/** Pairs of slot and field in SCRATCH, by slot. */
function putChecks(): void {
  let count: i32 = 0;
  for (let field = 0; field < FIELDS; field++) {
    const slot = at(SLOTS_OF, field);
    if ((asked & (1 << field)) === 0 || slot < 0) continue;
    let place = count;
    for (; place > 0 && at(SCRATCH, (place - 1) * 2) > slot; place--) {
      put(SCRATCH, place * 2, at(SCRATCH, place * 2 - 2));
      put(SCRATCH, place * 2 + 1, at(SCRATCH, place * 2 - 1));
    }
    put(SCRATCH, place * 2, slot);
    put(SCRATCH, place * 2 + 1, field);
    count += 1;
  }
}

const NOWHERE: i32 = 0;
const IN_ATTRIBUTE: i32 = 1;
const IN_CONTENT: i32 = 2;

/** Reads the one element of a definition; false at anything that is not usual. Leaves names in SCRATCH. */
function walk(start: i32, end: i32): bool {
  startNames();
  memory.fill(PARTS, 0, 16);
  memory.fill(SLOTS_OF, 0xff, 16);
  let place = start;
  let depth: i32 = 0;
  let inTag = false;
  let target: i32 = NOWHERE;
  /** Field whose attribute or content is being read, or -1. */
  let field: i32 = -1;
  let seen: i32 = 0;
  while (place < end) {
    const token = <i32>load<u8>(CHUNK + <usize>place) & 0xbf;
    switch (token) {
      case 0x0f:
        place += 4;
        if (place > end) return false;
        break;
      case 0x01: {
        if (inTag || depth >= mostDepth) return false;
        const outer = depth === 0 ? OTHER : at(KINDS, depth - 1);
        // An element inside one of those that hold a field makes it a mixed one.
        if (outer >= EVENT_ID) return false;
        const hasAttributes = (load<u8>(CHUNK + <usize>place) & 0x40) !== 0;
        const name = place + 7;
        place = readName(name, start, end);
        if (place === 0) return false;
        if (hasAttributes) place += 4;
        if (place > end) return false;
        let kind = kindOf(load<u32>(CHUNK + <usize>name), depth, outer);
        // The first of each is the one that counts.
        if (kind >= SYSTEM) {
          if ((seen & (1 << kind)) !== 0) kind = OTHER;
          seen |= 1 << kind;
        }
        put(KINDS, depth, kind);
        depth += 1;
        inTag = true;
        target = NOWHERE;
        field = -1;
        break;
      }
      case 0x06: {
        if (!inTag) return false;
        const name = place + 1;
        place = readName(name, start, end);
        if (place === 0) return false;
        target = IN_ATTRIBUTE;
        field = fieldOfAttribute(load<u32>(CHUNK + <usize>name), at(KINDS, depth - 1));
        // A second attribute of this name would be ignored: too rare to be told apart.
        if (field >= 0 && at(PARTS, field) > 0) return false;
        break;
      }
      case 0x02: {
        if (!inTag) return false;
        place += 1;
        inTag = false;
        target = IN_CONTENT;
        field = fieldOfContent(at(KINDS, depth - 1));
        break;
      }
      case 0x03:
      case 0x04: {
        if (inTag !== (token === 0x03)) return false;
        place += 1;
        depth -= 1;
        inTag = false;
        if (depth === 0) return at(KINDS, 0) === EVENT && (seen & (1 << SYSTEM)) !== 0;
        target = IN_CONTENT;
        field = fieldOfContent(at(KINDS, depth - 1));
        break;
      }
      case 0x05: {
        if (place + 4 > end || load<u8>(CHUNK + <usize>place + 1) !== 1 || target === NOWHERE) return false;
        const size = <i32>load<u16>(CHUNK + <usize>place + 2) << 1;
        if (place + 4 + size > end || size === 0) return false;
        if (!addPart(target, field, depth, -1, place + 4, size)) return false;
        place += 4 + size;
        break;
      }
      case 0x0d:
      case 0x0e: {
        if (place + 4 > end || target === NOWHERE) return false;
        if (!addPart(target, field, depth, <i32>load<u16>(CHUNK + <usize>place + 1), 0, 0)) return false;
        place += 4;
        break;
      }
      default:
        return false;
    }
  }
  return false;
}

function addPart(target: i32, field: i32, depth: i32, slot: i32, text: i32, size: i32): bool {
  if (target === IN_CONTENT) {
    const kind = at(KINDS, depth - 1);
    // Content beside the attribute that is the field can make the whole element go.
    if (kind === PROVIDER || kind === TIME_CREATED) return false;
  }
  if (field < 0) return true;
  put(PARTS, field, at(PARTS, field) + 1);
  put(SLOTS_OF, field, slot);
  put(TEXTS, field, text);
  put(SIZES_OF, field, size);
  return true;
}

function fieldOfContent(kind: i32): i32 {
  return kind === EVENT_ID || kind === LEVEL ? kind - EVENT_ID : -1;
}

function fieldOfAttribute(name: u32, kind: i32): i32 {
  if (kind === PROVIDER && isText(name, 'Name')) return PROVIDER - EVENT_ID;
  return kind === TIME_CREATED && isText(name, 'SystemTime') ? TIME_CREATED - EVENT_ID : -1;
}

function kindOf(name: u32, depth: i32, outer: i32): i32 {
  if (depth === 0) return isText(name, 'Event') ? EVENT : OTHER;
  if (outer === EVENT) return isText(name, 'System') ? SYSTEM : OTHER;
  if (outer !== SYSTEM) return OTHER;
  if (isText(name, 'Provider')) return PROVIDER;
  if (isText(name, 'EventID')) return EVENT_ID;
  if (isText(name, 'Level')) return LEVEL;
  return isText(name, 'TimeCreated') ? TIME_CREATED : OTHER;
}

export function isText(name: u32, text: string): bool {
  const units = CHUNK + <usize>name + 6;
  return (
    <i32>load<u16>(units) === text.length &&
    memory.compare(units + 2, changetype<usize>(text), <usize>text.length << 1) === 0
  );
}

/** Notes the name whose offset stands at `place`, and gives the place behind; zero where it is no proper name. */
export function readName(place: i32, start: i32, end: i32): i32 {
  if (place + 4 > end) return 0;
  const offset = load<u32>(CHUNK + <usize>place);
  if (offset < 512 || offset + 8 > <u32>chunkLength()) return 0;
  const count = <i32>load<u16>(CHUNK + <usize>offset + 6);
  if (count === 0 || count > 1024 || <i32>offset + 8 + (count << 1) > chunkLength()) return 0;
  const inline = offset === <u32>(place + 4);
  const number = inline ? 0 : numberOf(offset, count);
  if (number < 0) return 0;
  const entry = SCRATCH + <usize>(names * 12);
  store<i32>(entry, place - start);
  store<i32>(entry, inline ? 1 : 0, 4);
  store<i32>(entry, number, 8);
  names += 1;
  const behind = place + 4 + (inline ? 10 + (count << 1) : 0);
  return behind > end ? 0 : behind;
}

/** The number of the name at this offset, a new one if need be; -1 where there is no room. */
function numberOf(offset: u32, count: i32): i32 {
  const known = knownName(offset);
  if (known >= FIRST_NAME) return known;
  const units = CHUNK + <usize>offset + 8;
  let hash: u32 = 0x811c9dc5;
  for (let index = 0; index < count; index++) {
    hash = (hash ^ <u32>load<u16>(units + (<usize>index << 1))) * 0x01000193;
  }
  const row = NAME_ROWS + ((<usize>(hash >> 22)) << 2);
  let number = load<i32>(row);
  for (let tries = 0; number !== 0 && tries < 64; tries++) {
    const name: usize = load<u32>(NAMES + (<usize>number << 2));
    if (load<i32>(name) === count && memory.compare(name + 4, units, <usize>count << 1) === 0) {
      stampName(offset, number);
      return number;
    }
    number = load<i32>(NAME_NEXT + (<usize>number << 2));
  }
  if (nextName >= MOST_NAMES) return -1;
  const address = allocate(4 + (count << 1));
  if (address === 0) return -1;
  number = nextName;
  nextName += 1;
  store<i32>(address, count);
  memory.copy(address + 4, units, <usize>count << 1);
  store<u32>(NAMES + (<usize>number << 2), <u32>address);
  store<i32>(NAME_NEXT + (<usize>number << 2), load<i32>(row));
  store<i32>(row, number);
  stampName(offset, number);
  return number;
}
