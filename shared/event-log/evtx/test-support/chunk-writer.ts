import { fixtureCrc32 } from './checksum.ts';

export const CHUNK_SIZE = 65_536;
export const FIRST_RECORD = 512;
const NAME_BUCKETS = 128;
const TEMPLATE_BUCKETS = 384;

/** One 64 KiB chunk being filled: a byte cursor, the table of names and the table of templates. */
export interface ChunkWriter {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Where the next byte goes, relative to the chunk. */
  offset: number;
  lastRecordOffset: number;
  records: number;
  firstId: bigint;
  lastId: bigint;
  readonly names: Map<string, number>;
  readonly templates: Map<string, number>;
}

export function newChunk(): ChunkWriter {
  const bytes = new Uint8Array(CHUNK_SIZE);
  return {
    bytes,
    view: new DataView(bytes.buffer),
    offset: FIRST_RECORD,
    lastRecordOffset: 0,
    records: 0,
    firstId: 0n,
    lastId: 0n,
    names: new Map(),
    templates: new Map(),
  };
}

export function putByte(chunk: ChunkWriter, value: number): void {
  chunk.bytes[chunk.offset] = value;
  chunk.offset += 1;
}

export function putUint16(chunk: ChunkWriter, value: number): void {
  chunk.view.setUint16(chunk.offset, value, true);
  chunk.offset += 2;
}

export function putUint32(chunk: ChunkWriter, value: number): void {
  chunk.view.setUint32(chunk.offset, value, true);
  chunk.offset += 4;
}

export function putUint64(chunk: ChunkWriter, value: bigint): void {
  chunk.view.setBigUint64(chunk.offset, value, true);
  chunk.offset += 8;
}

export function putBytes(chunk: ChunkWriter, value: Uint8Array): void {
  chunk.bytes.set(value, chunk.offset);
  chunk.offset += value.length;
}

/** UTF-16LE code units, lone surrogates as they are, without terminator. */
export function putText(chunk: ChunkWriter, text: string): void {
  let offset = chunk.offset;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    chunk.bytes[offset] = unit & 0xff;
    chunk.bytes[offset + 1] = unit >>> 8;
    offset += 2;
  }
  chunk.offset = offset;
}

/** Low 16 bits of the SDBM hash over the code units: what Windows stores beside each name. */
function nameHash(name: string): number {
  let hash = 0;
  for (let index = 0; index < name.length; index += 1) {
    hash = (Math.imul(hash, 65_599) + name.charCodeAt(index)) >>> 0;
  }
  return hash & 0xffff;
}

/** A reference to an element or attribute name; the name itself follows inline where the chunk does not hold it yet. */
export function putName(chunk: ChunkWriter, name: string): void {
  const known = chunk.names.get(name);
  if (known !== undefined) {
    putUint32(chunk, known);
    return;
  }
  const at = chunk.offset + 4;
  putUint32(chunk, at);
  const hash = nameHash(name);
  const bucket = NAME_BUCKETS + (hash % 64) * 4;
  putUint32(chunk, chunk.view.getUint32(bucket, true));
  chunk.view.setUint32(bucket, at, true);
  putUint16(chunk, hash);
  putUint16(chunk, name.length);
  putText(chunk, name);
  putUint16(chunk, 0);
  chunk.names.set(name, at);
}

/** Enters a template definition that starts at the cursor into the chunk's table and writes its link field. */
export function linkTemplate(chunk: ChunkWriter, key: string, identifier: number): void {
  const bucket = TEMPLATE_BUCKETS + (identifier % 32) * 4;
  const at = chunk.offset;
  putUint32(chunk, chunk.view.getUint32(bucket, true));
  chunk.view.setUint32(bucket, at, true);
  chunk.templates.set(key, at);
}

/** Fills in the chunk header. `firstNumber` counts records through the whole file, from 1. */
export function sealChunk(chunk: ChunkWriter, firstNumber: bigint, checksums: boolean): void {
  const { bytes, view } = chunk;
  putSignature(bytes, 'ElfChnk');
  view.setBigUint64(8, firstNumber, true);
  view.setBigUint64(16, firstNumber + BigInt(chunk.records) - 1n, true);
  view.setBigUint64(24, chunk.firstId, true);
  view.setBigUint64(32, chunk.lastId, true);
  view.setUint32(40, 128, true);
  view.setUint32(44, chunk.lastRecordOffset, true);
  view.setUint32(48, chunk.offset, true);
  view.setUint32(120, checksums ? 1 : 5, true);
  if (checksums) {
    view.setUint32(52, fixtureCrc32(bytes, [FIRST_RECORD, chunk.offset]), true);
    view.setUint32(124, fixtureCrc32(bytes, [0, 120], [128, FIRST_RECORD]), true);
  }
}

/** Eight ASCII bytes, the last one zero. */
export function putSignature(bytes: Uint8Array, signature: string): void {
  for (let index = 0; index < signature.length; index += 1) {
    bytes[index] = signature.charCodeAt(index);
  }
}
