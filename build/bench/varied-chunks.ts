import { FRAGMENT_HEADER, RECORD_HEADER, instanceAt, recordsOf, seal } from './chunk-records.ts';
import type { PlacedRecord } from './chunk-records.ts';
import { createDice } from './dice.ts';

/** Values before this one are System's (../shared/evtx/README.md, 4.5): which source, level and channel stays. */
const FIRST_OF_DATA = 18;
const DAY = 864_000_000_000n;

const STRING = 0x01;
const GUID = 0x0f;
const FILE_TIME = 0x11;
const ARRAY = 0x80;
/** Whole numbers of 32 and 64 bits, also those written in hex. */
const numbers: ReadonlySet<number> = new Set([0x07, 0x08, 0x09, 0x0a, 0x14, 0x15]);

/**
 * Real chunks over and over, in each copy with values of its own: letters, digits, numbers, times and GUIDs of the data
 * differ, their sizes and what the log's writer put around them do not. Record numbers go on from chunk to chunk.
 */
export function* variedChunks(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  const dice = createDice(7);
  let recordId = 1n;
  for (let copy = 0n; chunks.length > 0; copy++) {
    for (const chunk of chunks) {
      const bytes = Uint8Array.from(chunk);
      recordId = vary(bytes, recordId, copy * DAY, dice);
      yield bytes;
    }
  }
}

/** Gives the number of the record behind the chunk's last. */
function vary(bytes: Uint8Array, firstId: bigint, later: bigint, dice: (sides: number) => number): bigint {
  const view = new DataView(bytes.buffer);
  let id = firstId;
  for (const record of recordsOf(view)) {
    varyValues(view, record, id, later, dice);
    view.setBigUint64(record.at + 8, id, true);
    view.setBigUint64(record.at + 16, view.getBigUint64(record.at + 16, true) + later, true);
    id += 1n;
  }
  for (const [first, last] of [
    [8, 16],
    [24, 32],
  ] as const) {
    view.setBigUint64(first, firstId, true);
    view.setBigUint64(last, id - 1n, true);
  }
  seal(bytes, view);
  return id;
}

function varyValues(
  view: DataView,
  record: PlacedRecord,
  id: bigint,
  later: bigint,
  dice: (sides: number) => number,
): void {
  const end = record.at + record.size;
  const instance = instanceAt(view, record.at + RECORD_HEADER + FRAGMENT_HEADER, end);
  instance?.list.forEach(({ at, size, type }, index) => {
    if (type === FILE_TIME && size === 8) view.setBigUint64(at, view.getBigUint64(at, true) + later, true);
    else if (index >= FIRST_OF_DATA) varyValue(view, at, size, type, dice);
    else if (type === 0x0a && view.getBigUint64(at, true) === view.getBigUint64(record.at + 8, true)) {
      view.setBigUint64(at, id, true);
    }
  });
}

function varyValue(view: DataView, at: number, length: number, type: number, dice: (sides: number) => number): void {
  if ((type & ~ARRAY) === STRING) {
    for (let unit = at; unit + 2 <= at + length; unit += 2) {
      view.setUint16(unit, variedUnit(view.getUint16(unit, true), dice), true);
    }
  } else if (type === GUID) {
    for (let byte = at; byte < at + length; byte++) view.setUint8(byte, dice(256));
  } else if (numbers.has(type) && length >= 4) {
    // Small numbers stay as long as they were.
    const value = view.getUint32(at, true);
    view.setUint32(at, value < 10 ? value : value - dice(value - (value >> 1)), true);
  }
}

/** A letter for a letter, a digit for a digit. */
function variedUnit(unit: number, dice: (sides: number) => number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 0x61 + dice(26);
  if (unit >= 0x41 && unit <= 0x5a) return 0x41 + dice(26);
  return unit >= 0x30 && unit <= 0x39 ? 0x30 + dice(10) : unit;
}
