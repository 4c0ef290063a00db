import { unreadable } from './budget.ts';

export const CHUNK_SIZE = 65_536;
export const CHUNK_HEADER_SIZE = 512;
export const RECORD_HEADER_SIZE = 24;

/** One chunk's bytes. Every offset stored inside a chunk counts from its start, so this is the whole world of a record. */
export interface ChunkView {
  bytes: Uint8Array;
  view: DataView;
  /** Bytes of the chunk that exist: 65,536, or fewer where the file was cut. */
  length: number;
  /** Names already read in this chunk, by their offset. */
  readonly names: Map<number, string>;
}

export function createChunkView(): ChunkView {
  const bytes = new Uint8Array(0);
  return { bytes, view: new DataView(bytes.buffer), length: 0, names: new Map() };
}

export function loadChunk(chunk: ChunkView, bytes: Uint8Array): void {
  if (chunk.bytes !== bytes) chunk.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  chunk.bytes = bytes;
  chunk.length = bytes.byteLength;
  chunk.names.clear();
}

/** Fails unless `[offset, offset + size)` lies before `end`. */
export function need(offset: number, size: number, end: number): void {
  if (offset + size > end) throw unreadable('it ends in the middle of a token');
}

/** Longest element or attribute name taken; real ones stay below 100 characters. */
const LONGEST_NAME = 1024;

/*
 * A name is written into XML as it stands, so whatever could end a tag or an attribute must not be in it.
 * Sample: `Event`, `auto-ns2:Data`; not `a b='c'><x`.
 */
const notInNames = /[^\p{L}\p{N}_:.-]/gu;

/** The characters of the name stored at `offset`, which has been read before, as stored. */
export function rawName(chunk: ChunkView, offset: number): string {
  const { view } = chunk;
  const length = view.getUint16(offset + 6, true);
  let name = '';
  for (let index = 0; index < length; index++)
    name += String.fromCharCode(view.getUint16(offset + 8 + index * 2, true));
  return name;
}

/** True where the name stored at `offset` consists of these characters. */
export function isNamed(chunk: ChunkView, offset: number, units: Uint16Array): boolean {
  const { view } = chunk;
  const count = units.length;
  if (offset < CHUNK_HEADER_SIZE || offset + 8 + count * 2 > chunk.length) return false;
  if (view.getUint16(offset + 6, true) !== count) return false;
  let index = 0;
  let at = offset + 8;
  for (; index + 1 < count; index += 2, at += 4) {
    if (view.getInt32(at, true) !== (units[index]! | (units[index + 1]! << 16))) return false;
  }
  return index === count || view.getUint16(at, true) === units[index];
}

/** The name stored at `offset`: link u32, hash u16, length u16, UTF-16, NUL. */
export function readName(chunk: ChunkView, offset: number): string {
  const known = chunk.names.get(offset);
  if (known !== undefined) return known;
  if (offset < CHUNK_HEADER_SIZE || offset + 8 > chunk.length) throw unreadable('a name lies outside the chunk');
  const length = chunk.view.getUint16(offset + 6, true);
  if (length === 0 || length > LONGEST_NAME || offset + 8 + length * 2 > chunk.length) {
    throw unreadable('a name has an impossible length');
  }
  let name = '';
  for (let index = 0; index < length; index++) {
    name += String.fromCharCode(chunk.view.getUint16(offset + 8 + index * 2, true));
  }
  name = name.replace(notInNames, '_');
  chunk.names.set(offset, name);
  return name;
}
