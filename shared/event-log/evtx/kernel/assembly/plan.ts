import { spend } from './binxml';
import { isText, readName, startNames, takenNames } from './names';
import { CHUNK, MOST_PENDING, PENDING, SCRATCH } from './memory';
import { isWantedText, wantsAll } from './select';
import { addTemplate, chunkLength, setData, setSystem } from './templates';

/*
 * Reads the definition of a template met for the first time, and works out where its fields and data come from:
 * field-plan.ts in short, for definitions in which every token is usual. All others are for TypeScript.
 */

/** What an element is. Those from PROVIDER on hold fields, numbered as in the plan of extract.ts. */
const OTHER: i32 = 0;
const EVENT: i32 = 1;
const SYSTEM: i32 = 2;
const EVENT_DATA: i32 = 3;
/** Another child of the event: what it holds are leaves. */
const BOX: i32 = 4;
const VALUE: i32 = 5;
export const PROVIDER: i32 = 8;
export const EVENT_ID: i32 = 9;
export const LEVEL: i32 = 10;
export const TIME: i32 = 11;
const RECORD_ID: i32 = 12;
const CHANNEL: i32 = 13;
const COMPUTER: i32 = 14;
const USER: i32 = 15;

const CONTEXT_EVENT: i32 = 0;
const CONTEXT_DATA: i32 = 1;
const CONTEXT_LEAF: i32 = 2;
const STEP_VALUE: i32 = 0;
const STEP_NESTED: i32 = 1;
const NONE: i32 = -1;

const MOST_DEPTH: i32 = 32;
const MOST_STEPS: i32 = 256;
const STEP_SIZE: i32 = 28;

/** What stands in an element or an attribute: how many parts; of the last, the slot, or its place if it is a literal. */
@unmanaged
class Source {
  isThere: i32 = 0;
  parts: i32 = 0;
  slot: i32 = 0;
  offset: i32 = 0;
  size: i32 = 0;
}

@unmanaged
class Element {
  kind: i32 = 0;
  /** Offset of its name. */
  name: u32 = 0;
  context: i32 = 0;
  isData: i32 = 0;
  hasElements: i32 = 0;
  isOptional: i32 = 0;
}

const SOURCE_SIZE: usize = 20;
/** An element, its content, and its attribute Name. */
const OPEN_SIZE: usize = 24 + 2 * 20;
const OPEN: usize = memory.data((24 + 2 * 20) * 33);
const FIELDS: usize = memory.data(20 * 8);
const SYSTEM_WORDS: usize = memory.data(32);
const STEPS: usize = memory.data(4 + 28 * 256);

let mostDepth: i32 = 0;
let stepCount: i32 = 0;
let pending: i32 = 0;
/** Texts that are numbered from the start, as in `firstLiterals` of teach.ts: none, and the booleans. */
export const LITERAL_TRUE: i32 = 1;
export const LITERAL_FALSE: i32 = 2;
const FIRST_LITERAL: i32 = 3;
let literals: i32 = FIRST_LITERAL;
/** Whether the definition at hand is that of a whole event. */
export let isEvent: bool = false;
/** Whether the steps to its data are wanted. */
let takesData: bool = true;
/** Fields met, a bit each. */
let seen: i32 = 0;

export function setElementDepth(depth: i32): void {
  mostDepth = min(MOST_DEPTH, depth);
}

/** The number of the next literal: all are numbered here, whoever met them. */
export function newLiteral(): i32 {
  literals += 1;
  return literals - 1;
}

export function forgetLiterals(): void {
  literals = FIRST_LITERAL;
  pending = 0;
}

/** How many literals were met here since the last call: TypeScript makes them of PENDING before it makes events. */
export function takePending(): i32 {
  const count = pending;
  pending = 0;
  return count;
}

/** Notes a text of the chunk, or a name where `size` is -1; gives its number, or zero where there is no room. */
function literalOf(offset: i32, size: i32): i32 {
  if (pending >= MOST_PENDING) return 0;
  const place = PENDING + ((<usize>pending) << 3);
  store<i32>(place, offset);
  store<i32>(place, size, 4);
  pending += 1;
  return newLiteral();
}

/** Bytes of definitions looked at in one chunk, so that a forger's records cost no more than others. */
const MOST_READ: i32 = 262_144;
let read: i32 = 0;

export function enterChunkToRead(): void {
  read = 0;
}

/**
 * Reads the definition at this offset, whose instance stands in `context`: where its fields come from and, `withData`, the
 * steps to its data. False where anything in it is for TypeScript to say.
 */
export function readDefinition(definition: u32, context: i32, withData: bool): bool {
  const end = chunkLength();
  if (definition < 512 || definition + 24 > <u32>end) return false;
  const size = load<u32>(CHUNK + <usize>definition + 20);
  const start = <i32>definition + 24;
  if (size > <u32>(end - start) || read + <i32>size > MOST_READ) return false;
  read += <i32>size;
  takesData = withData;
  return walk(start, start + <i32>size, context);
}

/** Makes the definition read last a known template; its address, or zero where there is no room. */
export function addDefinition(definition: u32): usize {
  const at = CHUNK + <usize>definition;
  const size = load<i32>(at + 20);
  const names = takenNames();
  memory.copy(SCRATCH + <usize>(names * 12), at + 24, size);
  return addTemplate(load<i32>(at + 4) ^ size, size, names);
}

/**
 * Address of the template defined at this offset, whose instance stands in `context`; known from now on. Zero where that is
 * for TypeScript to say.
 */
export function learnPlan(definition: u32, context: i32): usize {
  const literalsBefore = literals;
  const pendingBefore = pending;
  const isPlain = readDefinition(definition, context, true) && (!isEvent || makeSystem());
  const address: usize = isPlain ? handOver(definition, context) : 0;
  if (address === 0) {
    literals = literalsBefore;
    pending = pendingBefore;
  }
  return address;
}

function handOver(definition: u32, context: i32): usize {
  const wanted = isEvent ? wantedOf() : 0;
  if (wanted === NONE) return 0;
  const address = addDefinition(definition);
  if (address === 0) return 0;
  if (isEvent) {
    memory.copy(SCRATCH, SYSTEM_WORDS, 32);
    if (!setSystem(address, wanted)) return 0;
  }
  store<i32>(STEPS, stepCount);
  memory.copy(SCRATCH, STEPS, 4 + <usize>(stepCount * STEP_SIZE));
  if (!setData(address, context, stepCount)) return 0;
  spend(16 + (load<i32>(CHUNK + <usize>definition + 20) >> 4));
  return address;
}

// @ts-ignore: decorator
@inline
function elementAt(depth: i32): Element {
  return changetype<Element>(OPEN + <usize>depth * OPEN_SIZE);
}

// @ts-ignore: decorator
@inline
function contentOf(element: Element): Source {
  return changetype<Source>(changetype<usize>(element) + 24);
}

// @ts-ignore: decorator
@inline
function labelOf(element: Element): Source {
  return changetype<Source>(changetype<usize>(element) + 24 + SOURCE_SIZE);
}

// @ts-ignore: decorator
@inline
export function fieldOf(kind: i32): Source {
  return changetype<Source>(FIELDS + <usize>(kind - PROVIDER) * SOURCE_SIZE);
}

/** Reads the one element of a definition; false at anything that is not usual. */
function walk(start: i32, end: i32, context: i32): bool {
  startNames();
  seen = 0;
  memory.fill(FIELDS, 0, 8 * SOURCE_SIZE);
  stepCount = 0;
  let place = start;
  let depth: i32 = 0;
  let inTag = false;
  let hasSystem = false;
  /** Where values go: the attribute or content being read; none of interest where null. */
  let target: Source | null = null;
  let inContent = false;
  let inAttribute = false;
  while (place < end) {
    spend(4);
    const token = <i32>load<u8>(CHUNK + <usize>place) & 0xbf;
    switch (token) {
      case 0x0f:
        place += 4;
        if (place > end) return false;
        break;
      case 0x01: {
        if (inTag || depth >= mostDepth) return false;
        const hasAttributes = (load<u8>(CHUNK + <usize>place) & 0x40) !== 0;
        const name = place + 7;
        place = readName(name, start, end);
        if (place === 0) return false;
        if (hasAttributes) place += 4;
        if (place > end) return false;
        const element = elementAt(depth);
        memory.fill(changetype<usize>(element), 0, OPEN_SIZE);
        element.name = load<u32>(CHUNK + <usize>name);
        if (!(depth === 0 ? settleRoot(element, context) : settle(element, depth))) return false;
        if (element.kind === SYSTEM) {
          // The first counts.
          if (hasSystem) element.kind = OTHER;
          hasSystem = true;
        }
        depth += 1;
        inTag = true;
        inContent = false;
        inAttribute = false;
        target = null;
        break;
      }
      case 0x06: {
        if (!inTag) return false;
        const name = place + 1;
        place = readName(name, start, end);
        if (place === 0) return false;
        target = attributeOf(elementAt(depth - 1), load<u32>(CHUNK + <usize>name));
        if (target !== null) {
          if (target.isThere !== 0) return false;
          target.isThere = 1;
        }
        inAttribute = true;
        break;
      }
      case 0x02: {
        if (!inTag) return false;
        place += 1;
        inTag = false;
        inContent = true;
        break;
      }
      case 0x03:
      case 0x04: {
        if (inTag !== (token === 0x03)) return false;
        place += 1;
        depth -= 1;
        inTag = false;
        if (!close(elementAt(depth))) return false;
        if (depth === 0) return hasSystem === isEvent;
        inContent = true;
        break;
      }
      case 0x05: {
        if (place + 4 > end || load<u8>(CHUNK + <usize>place + 1) !== 1 || (!inContent && !inAttribute)) return false;
        const size = <i32>load<u16>(CHUNK + <usize>place + 2) << 1;
        if (place + 4 + size > end || size === 0) return false;
        if (inContent) {
          if (!addText(elementAt(depth - 1), place + 4, size)) return false;
        } else if (target !== null) {
          put(target, NONE, place + 4, size);
        }
        place += 4 + size;
        break;
      }
      case 0x0d:
      case 0x0e: {
        if (place + 4 > end || (!inContent && !inAttribute)) return false;
        const slot = <i32>load<u16>(CHUNK + <usize>place + 1);
        if (inContent) {
          if (!addSlot(elementAt(depth - 1), slot, token === 0x0e)) return false;
        } else if (target !== null) {
          put(target, slot, 0, 0);
        }
        place += 4;
        break;
      }
      default:
        return false;
    }
  }
  return false;
}

function put(source: Source, slot: i32, offset: i32, size: i32): void {
  source.parts += 1;
  source.slot = slot;
  source.offset = offset;
  source.size = size;
}

/** Says what the outermost element is; false where that is for TypeScript. */
function settleRoot(element: Element, context: i32): bool {
  const name = element.name;
  isEvent = context === CONTEXT_EVENT && isText(name, 'Event');
  switch (context) {
    case CONTEXT_EVENT:
      if (isText(name, 'RenderingInfo')) return false;
      element.kind = isEvent ? EVENT : isText(name, 'EventData') ? EVENT_DATA : isText(name, 'System') ? OTHER : BOX;
      return true;
    case CONTEXT_DATA:
    case CONTEXT_LEAF:
      element.kind = VALUE;
      element.context = context;
      element.isData = context === CONTEXT_DATA && isText(name, 'Data') ? 1 : 0;
      return true;
    default:
      return false;
  }
}

/** Says what an element inside others is, by its name and the one around it; false where that is for TypeScript. */
function settle(element: Element, depth: i32): bool {
  const name = element.name;
  const outer = elementAt(depth - 1);
  switch (outer.kind) {
    case EVENT:
      if (isText(name, 'System')) element.kind = SYSTEM;
      else if (!takesData) element.kind = OTHER;
      else if (isText(name, 'RenderingInfo')) return false;
      else element.kind = isText(name, 'EventData') ? EVENT_DATA : BOX;
      return true;
    case SYSTEM: {
      const kind = kindOfField(name);
      // The first of each counts.
      if (kind === OTHER || (seen & (1 << kind)) !== 0) return true;
      seen |= 1 << kind;
      element.kind = kind;
      // Fields that are attributes are there when those are.
      if (!isAttributeField(kind)) fieldOf(kind).isThere = 1;
      return true;
    }
    case OTHER:
      return true;
    case EVENT_DATA:
      element.kind = VALUE;
      element.context = CONTEXT_DATA;
      element.isData = isText(name, 'Data') ? 1 : 0;
      return true;
    case BOX:
    case VALUE:
      // Values before an element among elements are too rare to be told apart.
      if (outer.kind === VALUE && outer.hasElements === 0 && contentOf(outer).parts > 0) return false;
      outer.hasElements = 1;
      element.kind = VALUE;
      element.context = CONTEXT_LEAF;
      return true;
    default:
      // An element inside one of those that hold a field makes it a mixed one.
      return false;
  }
}

function kindOfField(name: u32): i32 {
  if (isText(name, 'Provider')) return PROVIDER;
  if (isText(name, 'EventID')) return EVENT_ID;
  if (isText(name, 'Level')) return LEVEL;
  if (isText(name, 'TimeCreated')) return TIME;
  if (isText(name, 'EventRecordID')) return RECORD_ID;
  if (isText(name, 'Channel')) return CHANNEL;
  if (isText(name, 'Computer')) return COMPUTER;
  return isText(name, 'Security') ? USER : OTHER;
}

function isAttributeField(kind: i32): bool {
  return kind === PROVIDER || kind === TIME || kind === USER;
}

/** Where the text of an attribute goes, or null where nobody asks for it. */
function attributeOf(element: Element, name: u32): Source | null {
  switch (element.kind) {
    case PROVIDER:
      return isText(name, 'Name') ? fieldOf(PROVIDER) : null;
    case TIME:
      return isText(name, 'SystemTime') ? fieldOf(TIME) : null;
    case USER:
      return isText(name, 'UserID') ? fieldOf(USER) : null;
    case VALUE:
      return element.isData !== 0 && isText(name, 'Name') ? labelOf(element) : null;
    default:
      return null;
  }
}

function addText(element: Element, offset: i32, size: i32): bool {
  const kind = element.kind;
  if (kind >= PROVIDER) {
    // Content beside the attribute that is the field can make the whole element go.
    if (isAttributeField(kind)) return false;
    put(fieldOf(kind), NONE, offset, size);
  } else if (kind === VALUE) {
    put(contentOf(element), NONE, offset, size);
  }
  return true;
}

function addSlot(element: Element, slot: i32, isOptional: bool): bool {
  const kind = element.kind;
  if (kind >= PROVIDER) {
    if (isAttributeField(kind)) return false;
    put(fieldOf(kind), slot, 0, 0);
    return true;
  }
  switch (kind) {
    case EVENT:
      return addNested(slot, CONTEXT_EVENT);
    case EVENT_DATA:
      return addNested(slot, CONTEXT_DATA);
    case BOX:
      return addNested(slot, CONTEXT_LEAF);
    case VALUE:
      if (element.hasElements !== 0) return addNested(slot, CONTEXT_LEAF);
      put(contentOf(element), slot, 0, 0);
      element.isOptional = isOptional ? 1 : 0;
      return true;
    default:
      return true;
  }
}

/** The words of a step, see extract.ts. */
function addStep(kind: i32, name: i32, value: i32, omitted: i32, repeated: i32, context: i32): bool {
  if (stepCount >= MOST_STEPS) return false;
  const step = STEPS + 4 + <usize>(stepCount * STEP_SIZE);
  store<i32>(step, kind);
  store<i32>(step, name, 4);
  store<i32>(step, value, 8);
  store<i32>(step, omitted, 12);
  store<i32>(step, repeated, 16);
  store<i32>(step, 0, 20);
  store<i32>(step, context, 24);
  stepCount += 1;
  return true;
}

function addNested(slot: i32, context: i32): bool {
  return !takesData || addStep(STEP_NESTED, 0, 0, NONE, slot, context);
}

/** An element ends: one with a value becomes a step. */
function close(element: Element): bool {
  if (element.kind !== VALUE || element.hasElements !== 0) return true;
  const content = contentOf(element);
  const value = wordOf(content);
  const name = element.isData !== 0 ? labelNumber(labelOf(element)) : literalOf(<i32>element.name, -1);
  if (value === NONE || name === NONE || (name === 0 && element.isData === 0)) return false;
  const keepsEmpty = element.isData !== 0 || element.context === CONTEXT_LEAF;
  const slot = content.parts === 1 ? content.slot : NONE;
  const omitted = element.isOptional !== 0 ? slot : NONE;
  return addStep(STEP_VALUE, (name << 1) | (keepsEmpty ? 0 : 1), value, omitted, slot, 0);
}

/** A slot or a literal's number, told apart by the last bit; NONE where it is mixed. */
function wordOf(source: Source): i32 {
  if (source.parts === 0) return 1;
  if (source.parts > 1) return NONE;
  if (source.slot >= 0) return source.slot << 1;
  const number = literalOf(source.offset, source.size);
  return number === 0 ? NONE : (number << 1) | 1;
}

/** The number of a literal, which is all that an attribute Name may be; zero where it says nothing. */
function labelNumber(label: Source): i32 {
  if (label.parts === 0) return 0;
  if (label.parts > 1 || label.slot >= 0) return NONE;
  const number = literalOf(label.offset, label.size);
  return number === 0 ? NONE : number;
}

/** The eight words of the plan; false where a field is more than they can say. */
function makeSystem(): bool {
  for (let kind = PROVIDER; kind <= USER; kind++) {
    const source = fieldOf(kind);
    let word: i32 = NONE;
    if (kind === EVENT_ID || kind === LEVEL) {
      // A literal would have to be read as a number.
      if (source.parts > 1 || (source.parts === 1 && source.slot < 0)) return false;
      word = source.parts === 0 ? 1 : source.slot << 1;
    } else if (kind === TIME || kind === RECORD_ID) {
      if (source.parts > 1 || (source.isThere !== 0 && source.parts === 0)) return false;
      if (source.parts === 1) {
        if (source.slot < 0) return false;
        word = source.slot << 1;
      }
    } else if (source.isThere !== 0) {
      word = wordOf(source);
      if (word === NONE) return false;
    }
    store<i32>(SYSTEM_WORDS + ((<usize>(kind - PROVIDER)) << 2), word);
  }
  return true;
}

/** As wantedOf in teach.ts; NONE where only TypeScript can tell. */
function wantedOf(): i32 {
  if (wantsAll()) return 1;
  const provider = fieldOf(PROVIDER);
  if (provider.parts !== 1) return NONE;
  if (provider.slot >= 0) return 2;
  return isWantedText(provider.offset, provider.size) ? 1 : 0;
}
