import { CHUNK_HEADER_SIZE, CHUNK_SIZE, RECORD_HEADER_SIZE } from './chunk-view.ts';

/** `ElfChnk\0` and `**\0\0` as little-endian numbers. */
const CHUNK_MAGIC_LOW = 0x43666c45;
const CHUNK_MAGIC_HIGH = 0x006b6e68;
const RECORD_MAGIC = 0x00002a2a;
/** Fragment header, version 1.1. */
const BINXML_HEADER = 0x0001010f;

/** Header, the shortest BinXML (none) and the size's copy. */
const SMALLEST_RECORD = RECORD_HEADER_SIZE + 4;

export function isChunk(bytes: Uint8Array, offset: number): boolean {
  return (
    offset + 8 <= bytes.length &&
    word(bytes, offset) === CHUNK_MAGIC_LOW &&
    word(bytes, offset + 4) === CHUNK_MAGIC_HIGH
  );
}

/** A chunk's place in rubble: the magic alone might be somebody's text, so its header's own size must be right too. */
export function findChunk(bytes: Uint8Array, from: number, to: number): number {
  for (let at = bytes.indexOf(0x45, from); at >= 0 && at < to; at = bytes.indexOf(0x45, at + 1)) {
    if (isChunk(bytes, at) && at + 44 <= bytes.length && word(bytes, at + 40) === 128) return at;
  }
  return -1;
}

/** True where a chunk lost its magic but a record stands where its first one must. */
export function hasFirstRecord(bytes: Uint8Array): boolean {
  return bytes.length > CHUNK_HEADER_SIZE && isRecord(bytes, CHUNK_HEADER_SIZE, bytes.length, true);
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

/** A record's magic and a size that fits; `strictly` also the copy of the size at its end. */
function isRecord(bytes: Uint8Array, at: number, end: number, strictly: boolean): boolean {
  if (at + SMALLEST_RECORD > end || word(bytes, at) !== RECORD_MAGIC) return false;
  const size = word(bytes, at + 4);
  if (size < SMALLEST_RECORD || size > end - at) return false;
  return !strictly || word(bytes, at + size - 4) === size;
}

export interface ChunkCheck {
  readonly headerIntact: boolean;
  readonly dataIntact: boolean;
  /** Where records end, by an intact header; else the end of the bytes. */
  readonly end: number;
  /** The same as the header states it, whether or not the bytes reach that far; to count what a cut took away. */
  readonly statedEnd: number;
}

/** CRC-32 of the chunk's bytes from `from` to `to`, going on from the checksum `before`; as an unsigned number. */
export type ChunkSum = (from: number, to: number, before: number) => number;

/** `sum` is null where the log keeps no checksums. */
export function checkChunk(bytes: Uint8Array, view: DataView, sum: ChunkSum | null): ChunkCheck {
  if (bytes.length < CHUNK_HEADER_SIZE) {
    return { headerIntact: false, dataIntact: false, end: bytes.length, statedEnd: CHUNK_SIZE };
  }
  const stated = view.getUint32(48, true);
  const plausible = stated >= CHUNK_HEADER_SIZE && stated <= CHUNK_SIZE;
  const headerIntact = plausible && (sum === null || headerSum(sum) === view.getUint32(124, true));
  const whole = plausible && stated <= bytes.length;
  const dataIntact = sum === null || (whole && sum(CHUNK_HEADER_SIZE, stated, 0) === view.getUint32(52, true));
  return {
    headerIntact,
    dataIntact,
    end: headerIntact ? Math.min(stated, bytes.length) : bytes.length,
    statedEnd: plausible ? stated : CHUNK_SIZE,
  };
}

function headerSum(sum: ChunkSum): number {
  return sum(128, CHUNK_HEADER_SIZE, sum(0, 120, 0));
}

/** What a walk found: records by offset and size, and stretches between them that are no records. */
export interface ChunkRecords {
  count: number;
  readonly offsets: Int32Array;
  readonly sizes: Int32Array;
  /** What the filter, if there is one, says of each, see Verdict. */
  readonly verdicts: Uint8Array;
  /** Pairs of offset and length. */
  readonly lost: number[];
  /** Offsets of records whose size is missing or contradicts its copy: listed, but perhaps not whole. */
  readonly doubtful: number[];
}

/** In the memory of a kernel, where there is one. */
export function createChunkRecords(memory: Pick<ChunkRecords, 'offsets' | 'sizes' | 'verdicts'> | null): ChunkRecords {
  const most = Math.ceil(CHUNK_SIZE / RECORD_HEADER_SIZE);
  return {
    count: 0,
    offsets: memory?.offsets ?? new Int32Array(most),
    sizes: memory?.sizes ?? new Int32Array(most),
    verdicts: memory?.verdicts ?? new Uint8Array(most),
    lost: [],
    doubtful: [],
  };
}

/**
 * Lists every record of a chunk in one pass over its bytes. Behind something that is no record it goes on at the next
 * place that is one beyond doubt. Behind the end its header states, records count only while their numbers go on:
 * a log that was not closed has such, leftovers of an earlier life of the chunk do not.
 */
export function walkChunk(bytes: Uint8Array, view: DataView, end: number, found: ChunkRecords): void {
  found.count = 0;
  found.lost.length = 0;
  found.doubtful.length = 0;
  let at = CHUNK_HEADER_SIZE;
  while (at < end) {
    // The usual case first, with the fewest reads.
    if (at + SMALLEST_RECORD <= end && view.getInt32(at, true) === RECORD_MAGIC) {
      const size = view.getUint32(at + 4, true);
      if (size >= SMALLEST_RECORD && size <= end - at && view.getUint32(at + size - 4, true) === size) {
        list(found, at, size);
        at += size;
        continue;
      }
    }
    if (isRecord(bytes, at, end, false)) {
      const size = word(bytes, at + 4);
      list(found, at, size);
      // A size without its copy may be a lie: then the next record may begin before it says.
      found.doubtful.push(at);
      at = boundary(bytes, at + size, end) ? at + size : resume(bytes, at, size, end);
      continue;
    }
    const next = nextRecord(bytes, at + 1, end, end);
    if (lostItsSize(bytes, at, next)) {
      list(found, at, next - at);
      found.doubtful.push(at);
    } else if (bytes.subarray(at, next).some((byte) => byte !== 0)) found.lost.push(at, next - at);
    at = next;
  }
  while (isRecord(bytes, at, bytes.length, true) && follows(view, found, at)) {
    const size = word(bytes, at + 4);
    list(found, at, size);
    at += size;
  }
}

function list(found: ChunkRecords, at: number, size: number): void {
  found.offsets[found.count] = at;
  found.sizes[found.count] = size;
  found.count += 1;
}

/** A record in all but its size: magic, number, time and the header of its BinXML are where they must be. */
function lostItsSize(bytes: Uint8Array, at: number, next: number): boolean {
  return (
    next - at >= SMALLEST_RECORD &&
    word(bytes, at) === RECORD_MAGIC &&
    word(bytes, at + RECORD_HEADER_SIZE) === BINXML_HEADER
  );
}

function boundary(bytes: Uint8Array, at: number, end: number): boolean {
  return at === end || isRecord(bytes, at, end, false);
}

/** Where to go on after a record whose size is in doubt: at a certain record inside it, else where it says. */
function resume(bytes: Uint8Array, at: number, size: number, end: number): number {
  return nextRecord(bytes, at + RECORD_HEADER_SIZE, at + size, end);
}

/** The first certain record that begins in `[from, to)` and ends by `end`; `to` where there is none. */
function nextRecord(bytes: Uint8Array, from: number, to: number, end: number): number {
  for (let at = bytes.indexOf(0x2a, from); at >= 0 && at < to; at = bytes.indexOf(0x2a, at + 1)) {
    if (isRecord(bytes, at, end, true)) return at;
  }
  return to;
}

function follows(view: DataView, found: ChunkRecords, at: number): boolean {
  if (found.count === 0) return true;
  const last = found.offsets[found.count - 1] ?? 0;
  return view.getBigUint64(at + 8, true) === view.getBigUint64(last + 8, true) + 1n;
}
