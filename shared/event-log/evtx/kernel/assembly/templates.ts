import { FIRST_NAME, forgetNames } from './names';
import { enterChunkToRead, forgetLiterals } from './plan';
import {
  BY_OFFSET,
  CHUNK,
  CHUNK_HEADER,
  CHUNK_SIZE,
  MOST_NAMES,
  MOST_USED,
  NAMES,
  NAME_AT,
  ROWS,
  ROW_COUNT,
  SCRATCH,
  USED,
  allocate,
  emptyHeap,
} from './memory';

/** What XML of a template consists of, for one combination of empty values or for all; compiled by xml-program.ts. */
@unmanaged
export class Program {
  next: usize = 0;
  /** Bit i: the i-th deciding value is empty. */
  mask: i32 = 0;
  straight: i32 = 0;
  steps: i32 = 0;
  /** Words of instructions, and where they begin. */
  size: i32 = 0;
  code: usize = 0;
  literals: usize = 0;
}

@unmanaged
export class Template {
  next: usize = 0;
  key: i32 = 0;
  size: i32 = 0;
  /** Its bytes, and behind them which of their bits count: not those of a name's offset, nor its link. Whole vectors. */
  body: usize = 0;
  /** Names of the body, three words each: where, 1 if inline, number. */
  nameCount: i32 = 0;
  names: usize = 0;
  /** 0: only decoding tells, 1: no record passes, 2: by these values. */
  scanKind: i32 = 0;
  scanCount: i32 = 0;
  scans: usize = 0;
  /** Slots whose emptiness changes what is written. */
  decidingCount: i32 = 0;
  deciding: usize = 0;
  programs: usize = 0;
  general: usize = 0;
  /** Where the System fields come from, see extract.ts; zero where that is unusual or unknown. */
  system: usize = 0;
  /** 0: its events come without data, 1: with it, 2: their source decides. */
  wanted: i32 = 0;
  /** Steps to the data for each context, and their number. */
  data0: usize = 0;
  data1: usize = 0;
  data2: usize = 0;
  data3: usize = 0;
}

/** How many templates of one key are compared, so that a forger's costs no more than others. */
const MOST_ALIKE = 16;

let used: i32 = 0;
let serial: i32 = 1;
let length: i32 = 0;

/** How many bytes of the chunk at hand there are. */
export function chunkLength(): i32 {
  return length;
}

/** Forgets what stands at which offset; templates stay. */
export function enterChunk(bytes: i32): void {
  length = bytes;
  forgetOffsets();
  enterChunkToRead();
  serial += 1;
  if (serial >= 1 << 19) {
    memory.fill(NAME_AT, 0, 4 * 65_536);
    serial = 1;
  }
}

function forgetOffsets(): void {
  for (let index = 0; index < used; index++) {
    store<u32>(BY_OFFSET + ((<usize>load<u32>(USED + ((<usize>index) << 2))) << 2), 0);
  }
  used = 0;
}

export function forgetTemplates(): void {
  enterChunk(length);
  emptyHeap();
  memory.fill(ROWS, 0, 4 * <usize>ROW_COUNT);
  memory.fill(NAMES, 0, 4 * <usize>MOST_NAMES);
  memory.fill(NAME_AT, 0, 4 * 65_536);
  forgetNames();
  forgetLiterals();
}

/** Number of the name known to stand at this offset of the chunk, or -1. */
export function knownName(offset: u32): i32 {
  const mark = load<i32>(NAME_AT + ((<usize>offset) << 2));
  return mark >> 12 === serial ? mark & 0xfff : -1;
}

export function stampName(offset: u32, number: i32): void {
  store<i32>(NAME_AT + ((<usize>offset) << 2), (serial << 12) | number);
}

/** Takes a name of `count` UTF-16 units from SCRATCH; false where there is no room. */
export function addName(number: i32, count: i32): bool {
  if (<u32>number >= <u32>FIRST_NAME) return false;
  const address = allocate(4 + count * 2);
  if (address === 0) return false;
  store<i32>(address, count);
  memory.copy(address + 4, SCRATCH, (<usize>count) << 1);
  store<u32>(NAMES + ((<usize>number) << 2), <u32>address);
  return true;
}

/** Takes a template from SCRATCH: `names` triples, then the body. Gives its address, or zero. */
export function addTemplate(key: i32, size: i32, names: i32): usize {
  const address = allocate(offsetof<Template>());
  const list = allocate(names * 12);
  const room = (size + 15) & ~15;
  const body = allocate(room * 2);
  if (address === 0 || list === 0 || body === 0) return 0;
  memory.fill(address, 0, offsetof<Template>());
  memory.copy(list, SCRATCH, <usize>names * 12);
  memory.copy(body, SCRATCH + <usize>names * 12, size);
  const mask = body + <usize>room;
  memory.fill(mask, 0xff, size);
  memory.fill(mask + <usize>size, 0, room - size);
  for (let name = list; name < list + <usize>names * 12; name += 12) {
    memory.fill(mask + <usize>load<i32>(name), 0, load<i32>(name, 4) === 1 ? 8 : 4);
  }
  const template = changetype<Template>(address);
  template.key = key;
  template.size = size;
  template.body = body;
  template.nameCount = names;
  template.names = list;
  const row = rowOf(key);
  template.next = load<u32>(row);
  store<u32>(row, <u32>address);
  // One known less well may stand at some offset: this one is found first from now on.
  forgetOffsets();
  return address;
}

/** What a filter asks of a template's records: pairs of slot and field in SCRATCH, by slot. */
export function setScan(address: usize, kind: i32, count: i32): bool {
  const scans = allocate(count * 8);
  if (scans === 0) return false;
  memory.copy(scans, SCRATCH, (<usize>count) << 3);
  const template = changetype<Template>(address);
  template.scanKind = kind;
  template.scanCount = count;
  template.scans = scans;
  return true;
}

export function setDeciding(address: usize, count: i32): bool {
  const deciding = allocate(count * 4);
  if (deciding === 0) return false;
  memory.copy(deciding, SCRATCH, (<usize>count) << 2);
  const template = changetype<Template>(address);
  template.decidingCount = count;
  template.deciding = deciding;
  return true;
}

/** Takes a program: `size` words of code, then the literals. A mask of -1 stands for the program for any values. */
export function addProgram(address: usize, mask: i32, straight: i32, steps: i32, size: i32, literalBytes: i32): bool {
  const place = allocate(offsetof<Program>());
  const code = allocate(size * 4);
  const literals = allocate(literalBytes + 16);
  if (place === 0 || code === 0 || literals === 0) return false;
  memory.copy(code, SCRATCH, (<usize>size) << 2);
  memory.copy(literals, SCRATCH + ((((<usize>size) << 2) + 7) & ~7), literalBytes);
  const program = changetype<Program>(place);
  program.mask = mask;
  program.straight = straight;
  program.steps = steps;
  program.size = size;
  program.code = code;
  program.literals = literals;
  const template = changetype<Template>(address);
  if (mask === -1) {
    program.next = 0;
    template.general = place;
  } else {
    program.next = template.programs;
    template.programs = place;
  }
  return true;
}

/** Takes the eight words of a system plan from SCRATCH. */
export function setSystem(address: usize, wanted: i32): bool {
  const system = allocate(32);
  if (system === 0) return false;
  memory.copy(system, SCRATCH, 32);
  const template = changetype<Template>(address);
  template.system = system;
  template.wanted = wanted;
  return true;
}

/** Takes the steps to the data in a context: seven words each, behind their number. */
export function setData(address: usize, context: i32, count: i32): bool {
  const size = 4 + count * 28;
  const steps = allocate(size);
  if (steps === 0) return false;
  memory.copy(steps, SCRATCH, size);
  store<u32>(address + offsetof<Template>('data0') + ((<usize>context) << 2), <u32>steps);
  return true;
}

// @ts-ignore: decorator
@inline
export function dataOf(address: usize, context: i32): usize {
  return load<u32>(address + offsetof<Template>('data0') + ((<usize>context) << 2));
}

function rowOf(key: i32): usize {
  const mixed = <u32>(key * 0x2c1b3c6d);
  return ROWS + ((<usize>(mixed >> 22)) << 2);
}

/** The known template defined at this offset of the chunk, or zero. */
export function templateAt(definition: u32): usize {
  if (definition >= <u32>CHUNK_SIZE) return 0;
  const known = load<u32>(BY_OFFSET + ((<usize>definition) << 2));
  return known !== 0 ? <usize>known : findTemplate(<i32>definition);
}

/** Steps that finding templates took since this was last set to zero. */
export let findingSteps: i32 = 0;

export function resetFindingSteps(): void {
  findingSteps = 0;
}

function findTemplate(definition: i32): usize {
  if (definition < CHUNK_HEADER || definition + 24 > length || used >= MOST_USED) return 0;
  const at = CHUNK + <usize>definition;
  const size = load<u32>(at + 20);
  const start = definition + 24;
  if (size > <u32>(length - start)) return 0;
  const key = load<i32>(at + 4) ^ <i32>size;
  let address: usize = load<u32>(rowOf(key));
  for (let tries = 0; address !== 0 && tries < MOST_ALIKE; tries++) {
    const template = changetype<Template>(address);
    if (template.key === key && template.size === <i32>size && isSame(template, start)) {
      store<u32>(BY_OFFSET + ((<usize>definition) << 2), <u32>address);
      store<i32>(USED + ((<usize>used) << 2), definition);
      used += 1;
      findingSteps += 16 + <i32>(size >> 4);
      return address;
    }
    address = template.next;
  }
  return 0;
}

/** True where these bytes mean the same: equal but for the offsets of names, which all lead to the same names. */
function isSame(template: Template, start: i32): bool {
  const there = CHUNK + <usize>start;
  // An inline name's own characters are compared with the rest.
  if (!sameWhereItCounts(template, there)) return false;
  const end = template.names + <usize>template.nameCount * 12;
  for (let name = template.names; name < end; name += 12) {
    const to = load<i32>(name);
    const offset = load<u32>(there + <usize>to);
    const inline = load<i32>(name, 4) === 1;
    if ((offset === <u32>(start + to + 4)) !== inline) return false;
    if (!inline && !isNamed(offset, load<i32>(name, 8))) return false;
  }
  return true;
}

/** Compares whole vectors: what lies behind the definition is read, too, and does not count. */
function sameWhereItCounts(template: Template, there: usize): bool {
  const room = <usize>((template.size + 15) & ~15);
  const end = template.body + room;
  let from = there;
  for (let at = template.body; at < end; at += 16, from += 16) {
    const differing = v128.and(v128.xor(v128.load(at), v128.load(from)), v128.load(at + room));
    if (v128.any_true(differing)) return false;
  }
  return true;
}

function sameBytes(one: usize, other: usize, size: i32): bool {
  let at: i32 = 0;
  for (; at + 16 <= size; at += 16) {
    if (v128.any_true(v128.xor(v128.load(one + at), v128.load(other + at)))) return false;
  }
  for (; at + 4 <= size; at += 4) if (load<i32>(one + at) !== load<i32>(other + at)) return false;
  for (; at < size; at++) if (load<u8>(one + at) !== load<u8>(other + at)) return false;
  return true;
}

function isNamed(offset: u32, number: i32): bool {
  if (offset >= <u32>CHUNK_SIZE) return false;
  const mark = NAME_AT + ((<usize>offset) << 2);
  const stamp = (serial << 12) | number;
  if (load<i32>(mark) === stamp) return true;
  const address: usize = load<u32>(NAMES + ((<usize>number) << 2));
  if (address === 0) return false;
  const count = load<i32>(address);
  const at = <i32>offset;
  if (at < CHUNK_HEADER || at + 8 + count * 2 > length) return false;
  if (<i32>load<u16>(CHUNK + at + 6) !== count) return false;
  if (!sameBytes(address + 4, CHUNK + at + 8, count << 1)) return false;
  store<i32>(mark, stamp);
  return true;
}
