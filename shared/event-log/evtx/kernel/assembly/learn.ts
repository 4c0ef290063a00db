import { CHUNK, SCRATCH } from './memory';
import { EVENT_ID, LEVEL, PROVIDER, TIME, addDefinition, fieldOf, isEvent, readDefinition } from './plan';
import { setScan } from './templates';

/*
 * Works out what a filter asks of a template met for the first time: scan-plan.ts in short, for definitions of events in
 * which every token is usual. All others are for the parser in TypeScript, damaged ones above all.
 */

/** Fields a filter may ask for, in the order of their numbers; see select.ts. */
const FIELDS: i32 = 4;

let asked: i32 = 0;

/** Bit by bit which fields the filter asks about; none switches learning off. */
export function setAsked(fields: i32): void {
  asked = fields;
}

function kindOf(field: i32): i32 {
  switch (field) {
    case 0:
      return EVENT_ID;
    case 1:
      return LEVEL;
    case 2:
      return PROVIDER;
    default:
      return TIME;
  }
}

/** What `isOneOf` of select.ts says of a literal source; kept apart so that the two files need not import each other. */
export type SourceTest = (offset: i32, size: i32) => bool;

/** Address of the template defined at this offset, or zero where that is for TypeScript to say. */
export function learn(definition: u32, isAskedSource: SourceTest): usize {
  if (asked === 0 || !readDefinition(definition, 0, false) || !isEvent) return 0;
  let rejects = false;
  let checks: i32 = 0;
  for (let field = 0; field < FIELDS; field++) {
    if ((asked & (1 << field)) === 0) continue;
    const source = fieldOf(kindOf(field));
    if (source.parts !== 1) return 0;
    if (source.slot >= 0) checks += 1;
    else if (kindOf(field) !== PROVIDER) return 0;
    else if (!isAskedSource(source.offset, source.size)) rejects = true;
  }
  const address = addDefinition(definition);
  if (address === 0) return 0;
  if (rejects) return setScan(address, 1, 0) ? address : 0;
  putChecks();
  return setScan(address, 2, checks) ? address : 0;
}

// @ts-ignore: decorator
@inline
function at(index: i32): i32 {
  return load<i32>(SCRATCH + (<usize>index << 2));
}

// @ts-ignore: decorator
@inline
function put(index: i32, value: i32): void {
  store<i32>(SCRATCH + (<usize>index << 2), value);
}

/** Pairs of slot and field in SCRATCH, by slot. */
function putChecks(): void {
  let count: i32 = 0;
  for (let field = 0; field < FIELDS; field++) {
    const slot = fieldOf(kindOf(field)).slot;
    if ((asked & (1 << field)) === 0 || slot < 0) continue;
    let place = count;
    for (; place > 0 && at((place - 1) * 2) > slot; place--) {
      put(place * 2, at(place * 2 - 2));
      put(place * 2 + 1, at(place * 2 - 1));
    }
    put(place * 2, slot);
    put(place * 2 + 1, field);
    count += 1;
  }
}
