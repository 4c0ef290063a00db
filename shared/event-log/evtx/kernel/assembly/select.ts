import { valuesOf } from './binxml';
import { CHUNK, CHUNK_SIZE, OFFSETS, RECORD_HEADER, SCRATCH, SIZES, VERDICTS, allocate } from './memory';
import { learn, setAsked } from './learn';
import { Template, templateAt } from './templates';
import { fileTimeMs, withoutNuls } from './values';

const EVENT_ID: i32 = 0;
const LEVEL: i32 = 1;
const PROVIDER: i32 = 2;
const TIME: i32 = 3;

const REJECTS: i32 = 1;
const CHECKS: i32 = 2;

export const enum Verdict {
  no,
  yes,
  /** Only decoding tells. */
  open,
}

/** One bit for each event id, one byte for each level; texts with their count and sizes in units. */
let eventIds: usize = 0;
let levels: usize = 0;
let providers: usize = 0;
let providerCount: i32 = 0;
let since: f64 = -Infinity;
let until: f64 = Infinity;
let mostValues: u32 = 4096;

/** Takes from SCRATCH: 8,192 bytes of event ids, 256 of levels, then each provider as size in bytes (i32) and UTF-16. */
export function setFilter(
  names: i32,
  bytes: i32,
  from: f64,
  to: f64,
  values: i32,
  asked: i32,
): bool {
  const place = allocate(bytes);
  if (place === 0) return false;
  memory.copy(place, SCRATCH, bytes);
  eventIds = place;
  levels = place + 8192;
  providers = levels + 256;
  providerCount = names;
  since = from;
  until = to;
  mostValues = <u32>values;
  setAsked(asked);
  return true;
}

/** For a reading without a filter. */
export function setNoFilter(): void {
  setAsked(0);
}

function isAskedSource(offset: i32, size: i32): bool {
  return isOneOf(providers, providerCount, CHUNK + <usize>offset, size);
}

/** Sources whose events are wanted with their data, as for setFilter; all where there is no list. */
let wanted: usize = 0;
let wantedCount: i32 = 0;
let isLimited: bool = false;

export function setAllWanted(): void {
  isLimited = false;
}

export function wantsAll(): bool {
  return !isLimited;
}

export function setWanted(names: i32, bytes: i32): bool {
  const place = allocate(bytes);
  if (place === 0) return false;
  memory.copy(place, SCRATCH, bytes);
  wanted = place;
  wantedCount = names;
  isLimited = true;
  return true;
}

export function isWanted(offset: i32, size: i32): bool {
  return isOneOf(wanted, wantedCount, CHUNK + <usize>offset, withoutNuls(offset, size));
}

/** The same of a text of a template, which ends where it says. */
export function isWantedText(offset: i32, size: i32): bool {
  return isOneOf(wanted, wantedCount, CHUNK + <usize>offset, size);
}

/** Judges records from the `from`-th on and gives the first whose template is not known, or `count`. */
export function select(from: i32, count: i32): i32 {
  for (let index = from; index < count; index++) {
    const at = load<i32>(OFFSETS + ((<usize>index) << 2));
    const end = at + load<i32>(SIZES + ((<usize>index) << 2)) - 4;
    const verdict = judge(at + RECORD_HEADER, end);
    store<u8>(VERDICTS + <usize>index, <u8>verdict);
    if (verdict === Verdict.open) return index;
  }
  return count;
}

/** Lists only the records that were not turned away, from the first place on; gives their number. */
export function gather(count: i32): i32 {
  let passed: i32 = 0;
  for (let index = 0; index < count; index++) {
    if (load<u8>(VERDICTS + <usize>index) === <u8>Verdict.no) continue;
    store<i32>(OFFSETS + ((<usize>passed) << 2), load<i32>(OFFSETS + ((<usize>index) << 2)));
    store<i32>(SIZES + ((<usize>passed) << 2), load<i32>(SIZES + ((<usize>index) << 2)));
    passed += 1;
  }
  return passed;
}

/** The same as scan in event-scan.ts. */
function judge(offset: i32, end: i32): Verdict {
  const bytes = CHUNK + <usize>offset;
  // Fragment header, then a template instance.
  if (offset + 18 > end || load<u32>(bytes) !== 0x0001010f || load<u8>(bytes, 4) !== 0x0c) return Verdict.open;
  const definition = load<u32>(bytes, 10);
  let address = templateAt(definition);
  if (address === 0 && definition < <u32>CHUNK_SIZE) address = learn(definition, isAskedSource);
  if (address === 0) return Verdict.open;
  const template = changetype<Template>(address);
  if (template.scanKind === REJECTS) return Verdict.no;
  if (template.scanKind !== CHECKS) return Verdict.open;
  let at = valuesOf(offset + 4, end);
  if (at === 0) return Verdict.open;
  const count = load<u32>(CHUNK + <usize>at);
  at += 4;
  if (count > mostValues || at + <i32>(count << 2) > end) return Verdict.open;
  let value = at + <i32>(count << 2);
  let slot: i32 = 0;
  let check = template.scans;
  for (let index = 0; index < template.scanCount; index++, check += 8) {
    const wanted = load<i32>(check);
    if (wanted >= <i32>count) return Verdict.open;
    for (; slot < wanted; slot++) value += <i32>load<u16>(CHUNK + <usize>(at + (slot << 2)));
    const description = load<u32>(CHUNK + <usize>(at + (slot << 2)));
    const size = <i32>(description & 0xffff);
    if (value + size > end) return Verdict.open;
    const verdict = judgeValue(load<i32>(check, 4), value, size, <i32>((description >> 16) & 0xff));
    if (verdict !== Verdict.yes) return verdict;
  }
  return Verdict.yes;
}

function judgeValue(field: i32, offset: i32, size: i32, type: i32): Verdict {
  const at = CHUNK + <usize>offset;
  switch (field) {
    case EVENT_ID: {
      if (type !== 0x06 || size !== 2) return Verdict.open;
      const id = <i32>load<u16>(at);
      return (<i32>load<u8>(eventIds + <usize>(id >> 3)) >> (id & 7)) & 1 ? Verdict.yes : Verdict.no;
    }
    case LEVEL:
      if (type !== 0x04 || size !== 1) return Verdict.open;
      return load<u8>(levels + <usize>load<u8>(at)) === 1 ? Verdict.yes : Verdict.no;
    case PROVIDER:
      if (type !== 0x01) return Verdict.open;
      return isOneOf(providers, providerCount, at, withoutNuls(offset, size)) ? Verdict.yes : Verdict.no;
    case TIME: {
      if (type !== 0x11 || size !== 8) return Verdict.open;
      const ms = fileTimeMs(load<u64>(at));
      return ms >= since && ms < until ? Verdict.yes : Verdict.no;
    }
    default:
      return Verdict.open;
  }
}

function isOneOf(list: usize, count: i32, at: usize, size: i32): bool {
  let name = list;
  for (let index = 0; index < count; index++) {
    const length = load<i32>(name);
    name += 4;
    if (length === size && memory.compare(name, at, <usize>size) === 0) return true;
    name += <usize>length;
  }
  return false;
}
