import { CHUNK, FRAGMENT_HEADER, RECORD_HEADER, instanceAt, recordsOf, seal } from './chunk-records.ts';

const BINXML = 0x21;

/**
 * The chunk filled up with copies of its own records in turn. Their numbers go on; a copy refers to the templates that
 * the first brought along.
 */
export function filledChunk(chunk: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(chunk);
  const view = new DataView(bytes.buffer);
  const records = [...recordsOf(view)];
  const last = records.at(-1);
  if (last === undefined) return bytes;
  const copies = records.map(({ at, size }) => withoutDefinitions(bytes, at, size));
  let end = last.at + last.size;
  let lastAt = last.at;
  let id = view.getBigUint64(last.at + 8, true);
  let count = records.length;
  bytes.fill(0, end);
  for (let index = 0; ; index++) {
    const copy = copies[index % copies.length] ?? bytes;
    if (end + copy.length > CHUNK) break;
    id += 1n;
    count += 1;
    bytes.set(copy, end);
    view.setBigUint64(end + 8, id, true);
    lastAt = end;
    end += copy.length;
  }
  view.setBigUint64(16, view.getBigUint64(8, true) + BigInt(count - 1), true);
  view.setBigUint64(32, id, true);
  view.setUint32(44, lastAt, true);
  view.setUint32(48, end, true);
  seal(bytes, view);
  return bytes;
}

/** The record as it would be had its templates been defined before. */
function withoutDefinitions(chunk: Uint8Array, at: number, size: number): Uint8Array {
  const body = bareFragment(chunk, at + RECORD_HEADER, at + size - 4);
  // Records begin at multiples of eight.
  const whole = (RECORD_HEADER + body.length + 4 + 7) & ~7;
  const record = new Uint8Array(whole);
  record.set(chunk.subarray(at, at + RECORD_HEADER));
  record.set(body, RECORD_HEADER);
  const view = new DataView(record.buffer);
  view.setUint32(4, whole, true);
  view.setUint32(whole - 4, whole, true);
  return record;
}

/** A piece of BinXML without the definitions in it and in the BinXML among its values. */
function bareFragment(chunk: Uint8Array, from: number, to: number): Uint8Array {
  const view = new DataView(chunk.buffer, chunk.byteOffset);
  const instance = instanceAt(view, from + FRAGMENT_HEADER, to);
  if (instance === null) return chunk.slice(from, to);
  const values = instance.list.map(({ at, size, type }) =>
    type === BINXML && size > 0 ? bareFragment(chunk, at, at + size) : chunk.subarray(at, at + size),
  );
  const descriptors = chunk.slice(instance.values, instance.values + 4 + values.length * 4);
  const sizes = new DataView(descriptors.buffer);
  values.forEach((value, index) => {
    sizes.setUint16(4 + index * 4, value.length, true);
  });
  return Buffer.concat([
    chunk.subarray(from, instance.at + 10),
    descriptors,
    ...values,
    chunk.subarray(instance.end, to),
  ]);
}
