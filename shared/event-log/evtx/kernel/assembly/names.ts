import { CHUNK, NAMES, NAME_NEXT, NAME_ROWS, NAME_ROW_COUNT, SCRATCH, MOST_NAMES, allocate } from './memory';
import { chunkLength, knownName, stampName } from './templates';

/* Names of elements and attributes in the definitions that the kernel reads itself. */

/** Names numbered here; those below are TypeScript's. */
export const FIRST_NAME: i32 = 2048;

let names: i32 = 0;
let nextName: i32 = FIRST_NAME;

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
