import { crc32 } from 'node:zlib';

/** Size of a chunk. */
export const CHUNK = 65_536;
const RECORDS_FROM = 512;
export const RECORD_HEADER = 24;
/** Fragment header before the one template instance of a record. */
export const FRAGMENT_HEADER = 4;
const TEMPLATE_INSTANCE = 0x0c;

export interface PlacedRecord {
  readonly at: number;
  readonly size: number;
}

/** A template instance and its values, behind the definition where it brings that along. All places are the chunk's. */
export interface PlacedInstance {
  readonly at: number;
  /** Where the number of values stands. */
  readonly values: number;
  readonly list: readonly PlacedValue[];
  /** Where its bytes end. */
  readonly end: number;
}

export interface PlacedValue {
  readonly at: number;
  readonly size: number;
  readonly type: number;
}

/** The records of an intact chunk. */
export function* recordsOf(view: DataView): Generator<PlacedRecord> {
  const end = view.getUint32(48, true);
  for (let at = RECORDS_FROM; at + 28 <= end;) {
    const size = view.getUint32(at + 4, true);
    if (view.getUint32(at, true) !== 0x2a2a || size < 28 || at + size > end) return;
    yield { at, size };
    at += size;
  }
}

/** What stands at `at`; null where that is no template instance, as in forwarded events, or one that does not fit. */
export function instanceAt(view: DataView, at: number, end: number): PlacedInstance | null {
  if (at + 14 > end || view.getUint8(at) !== TEMPLATE_INSTANCE) return null;
  const definition = view.getUint32(at + 6, true);
  const definitionSize = definition === at + 10 ? 24 + view.getUint32(definition + 20, true) : 0;
  const values = at + 10 + definitionSize;
  if (values + 4 > end) return null;
  const count = view.getUint32(values, true);
  const list: PlacedValue[] = [];
  let place = values + 4 + count * 4;
  for (let index = 0; index < count; index++) {
    const descriptor = values + 4 + index * 4;
    if (descriptor + 4 > end) return null;
    const size = view.getUint16(descriptor, true);
    if (place + size > end) return null;
    list.push({ at: place, size, type: view.getUint8(descriptor + 2) });
    place += size;
  }
  return { at, values, list, end: place };
}

/** Makes both checksums right after a change. */
export function seal(bytes: Uint8Array, view: DataView): void {
  const end = view.getUint32(48, true);
  view.setUint32(52, crc32(bytes.subarray(RECORDS_FROM, end)), true);
  view.setUint32(124, crc32(bytes.subarray(128, RECORDS_FROM), crc32(bytes.subarray(0, 120))), true);
}
