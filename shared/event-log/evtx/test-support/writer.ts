import type { ChunkWriter } from './chunk-writer.ts';
import {
  CHUNK_SIZE,
  FIRST_RECORD,
  newChunk,
  putByte,
  putBytes,
  putSignature,
  putText,
  putUint16,
  putUint32,
  putUint64,
  sealChunk,
} from './chunk-writer.ts';
import { fixtureCrc32 } from './checksum.ts';
import {
  EVENT_DATA_TEMPLATE_BYTES,
  SYSTEM_TEMPLATE_BYTES,
  hasEventDataTemplate,
  putEnd,
  putEventDataInstance,
  putFragmentHeader,
  putSystemInstance,
  sourceKey,
  valueType,
} from './templates.ts';

/** One event as a classic source (ADSync, PasswordResetService, Directory Synchronization …) reports it. */
export interface FixtureEvent {
  readonly provider: string;
  readonly eventId: number;
  /** High word of the full event code; 0 if absent. */
  readonly qualifiers?: number;
  /** 0 log always, 1 critical, 2 error, 3 warning, 4 information, 5 verbose. */
  readonly level: number;
  readonly task?: number;
  /** The Classic bit alone if absent. */
  readonly keywords?: bigint;
  /** Milliseconds since 1970 UTC, a whole number. */
  readonly timeMs: number;
  /** Further 100-ns ticks, 0 to 9,999; 0 if absent. */
  readonly timeTicks?: number;
  readonly recordId: number;
  readonly channel: string;
  readonly computer: string;
  /** `S-1-…`; no security context if absent. */
  readonly userSid?: string;
  readonly processId?: number;
  /** Insertion strings. A string ends at U+0000 in the format, so none may contain it. */
  readonly data: readonly string[];
  readonly binary?: Uint8Array;
}

export interface WriterOptions {
  readonly version?: '3.1' | '3.2';
  /** As copied from a running system: dirty flag set, header counts still those of the first chunk. */
  readonly dirty?: boolean;
  /** false: no CRC anywhere, and the flags that say so. */
  readonly checksums?: boolean;
}

const HEADER_SIZE = 4096;
const CLASSIC_KEYWORD = 0x80_0000_0000_0000n;
/** Milliseconds between 1601 and 1970. */
const FILE_TIME_EPOCH_MS = 11_644_473_600_000n;
const TICKS_PER_MS = 10_000n;
/** A value's size is a u16, so an array or a binary value cannot be longer. */
const MAX_VALUE = 0xffff;
const SYSTEM_VALUES = 20;
/** Record header and trailer, both instances, descriptors, System values with the longest SID: less than this. */
const RECORD_OVERHEAD = 320;

/**
 * A whole .evtx file holding `events` in their order, ready to be read by Windows' own tools. Deterministic.
 * Throws RangeError for an event that fits no chunk (about 32,000 characters of data): a mistake in the fixture.
 */
export function writeEvtx(events: Iterable<FixtureEvent>, options: WriterOptions = {}): Uint8Array {
  const checksums = options.checksums ?? true;
  const chunks: ChunkWriter[] = [];
  let chunk = newChunk();
  let firstNumber = 1n;
  let nextId = 1n;
  const close = (): void => {
    sealChunk(chunk, firstNumber, checksums);
    firstNumber += BigInt(chunk.records);
    chunks.push(chunk);
  };
  for (const event of events) {
    const payload = payloadSize(event);
    if (chunk.offset + sizeAtMost(chunk, event, payload) > CHUNK_SIZE && chunk.records > 0) {
      close();
      chunk = newChunk();
    }
    if (chunk.offset + sizeAtMost(chunk, event, payload) > CHUNK_SIZE) {
      throw new RangeError(`event ${event.recordId} does not fit into a chunk (${payload} bytes of data)`);
    }
    putRecord(chunk, event, payload);
    nextId = chunk.lastId + 1n;
  }
  if (chunk.records > 0) {
    close();
  }
  const file = new Uint8Array(HEADER_SIZE + chunks.length * CHUNK_SIZE);
  let offset = HEADER_SIZE;
  for (const { bytes } of chunks) {
    file.set(bytes, offset);
    offset += CHUNK_SIZE;
  }
  putFileHeader(file, chunks, nextId, options);
  return file;
}

function putFileHeader(
  file: Uint8Array,
  chunks: readonly ChunkWriter[],
  nextId: bigint,
  { version = '3.2', dirty = false, checksums = true }: WriterOptions,
): void {
  const view = new DataView(file.buffer);
  const firstChunk = chunks[0];
  const chunkCount = dirty ? Math.min(chunks.length, 1) : chunks.length;
  const nextRecordId = dirty && firstChunk !== undefined ? firstChunk.lastId + 1n : nextId;
  putSignature(file, 'ElfFile');
  view.setBigUint64(16, BigInt(Math.max(0, chunkCount - 1)), true);
  view.setBigUint64(24, nextRecordId, true);
  view.setUint32(32, 128, true);
  view.setUint16(36, version === '3.2' ? 2 : 1, true);
  view.setUint16(38, 3, true);
  view.setUint16(40, HEADER_SIZE, true);
  view.setUint16(42, chunkCount & 0xffff, true);
  view.setUint32(120, (dirty ? 1 : 0) | (checksums ? 0 : 4), true);
  if (checksums) {
    view.setUint32(124, fixtureCrc32(file, [0, 120]), true);
  }
}

interface Value {
  readonly type: number;
  readonly size: number;
  readonly put: () => void;
}

function putRecord(chunk: ChunkWriter, event: FixtureEvent, payload: number): void {
  const start = chunk.offset;
  const id = BigInt(event.recordId);
  const fileTime = (BigInt(event.timeMs) + FILE_TIME_EPOCH_MS) * TICKS_PER_MS + BigInt(event.timeTicks ?? 0);
  putUint32(chunk, 0x2a2a);
  putUint32(chunk, 0);
  putUint64(chunk, id);
  putUint64(chunk, fileTime);
  putFragmentHeader(chunk);
  putSystemInstance(chunk, event);
  const fragmentSizeAt = putSystemValues(chunk, event, id, fileTime);
  const fragmentStart = chunk.offset;
  putEventData(chunk, event, payload);
  chunk.view.setUint16(fragmentSizeAt, chunk.offset - fragmentStart, true);
  putEnd(chunk);
  const size = (chunk.offset - start + 4 + 7) & ~7;
  chunk.offset = start + size - 4;
  putUint32(chunk, size);
  chunk.view.setUint32(start + 4, size, true);
  if (chunk.records === 0) {
    chunk.firstId = id;
  }
  chunk.lastId = id;
  chunk.records += 1;
  chunk.lastRecordOffset = start;
}

/**
 * Descriptors of all twenty values, then all values but the last: the nested EventData, which follows.
 * Returns where the size of that last value belongs, known only once it is written.
 */
function putSystemValues(chunk: ChunkWriter, event: FixtureEvent, id: bigint, fileTime: bigint): number {
  const sid = event.userSid === undefined ? null : encodeSid(event.userSid);
  const uint8 = (value: number): Value => ({ type: valueType.uint8, size: 1, put: () => putByte(chunk, value) });
  const uint16 = (value: number): Value => ({ type: valueType.uint16, size: 2, put: () => putUint16(chunk, value) });
  const uint32 = (value: number): Value => ({ type: valueType.uint32, size: 4, put: () => putUint32(chunk, value) });
  const uint64 = (type: number, value: bigint): Value => ({ type, size: 8, put: () => putUint64(chunk, value) });
  const none: Value = { type: valueType.none, size: 0, put: () => undefined };
  const values: readonly Value[] = [
    uint8(event.level),
    uint8(0),
    uint16(event.task ?? 0),
    uint16(event.eventId),
    uint16(event.qualifiers ?? 0),
    uint64(valueType.hexUint64, event.keywords ?? CLASSIC_KEYWORD),
    uint64(valueType.fileTime, fileTime),
    none,
    uint32(event.processId ?? 0),
    uint32(0),
    uint64(valueType.uint64, id),
    uint8(0),
    sid === null ? none : { type: valueType.sid, size: sid.length, put: () => putBytes(chunk, sid) },
    none,
    none,
    none,
    none,
    none,
    none,
  ];
  putUint32(chunk, SYSTEM_VALUES);
  for (const { type, size } of values) {
    putDescriptor(chunk, size, type);
  }
  const fragmentSizeAt = chunk.offset;
  putDescriptor(chunk, 0, valueType.fragment);
  for (const value of values) {
    value.put();
  }
  return fragmentSizeAt;
}

function putEventData(chunk: ChunkWriter, event: FixtureEvent, payload: number): void {
  const binary = event.binary ?? new Uint8Array(0);
  const textSize = payload - binary.length;
  putFragmentHeader(chunk);
  putEventDataInstance(chunk);
  putUint32(chunk, 3);
  putDescriptor(chunk, textSize, textSize === 0 ? valueType.none : valueType.textArray);
  putDescriptor(chunk, 4, valueType.uint32);
  putDescriptor(chunk, binary.length, binary.length === 0 ? valueType.none : valueType.binary);
  for (const text of event.data) {
    putText(chunk, text);
    putUint16(chunk, 0);
  }
  putUint32(chunk, binary.length);
  putBytes(chunk, binary);
  putEnd(chunk);
}

function putDescriptor(chunk: ChunkWriter, size: number, type: number): void {
  putUint16(chunk, size);
  putByte(chunk, type);
  putByte(chunk, 0);
}

function payloadSize(event: FixtureEvent): number {
  let textSize = 0;
  for (const text of event.data) {
    textSize += (text.length + 1) * 2;
  }
  const binarySize = event.binary?.length ?? 0;
  if (textSize > MAX_VALUE || binarySize > MAX_VALUE) {
    throw new RangeError(`event ${event.recordId} holds a value of more than ${MAX_VALUE} bytes`);
  }
  return textSize + binarySize;
}

/** Upper bound of the record's size in this chunk, templates that are not there yet included. */
function sizeAtMost(chunk: ChunkWriter, event: FixtureEvent, payload: number): number {
  const literals = (event.provider.length + event.channel.length + event.computer.length) * 2;
  const systemTemplate = chunk.templates.has(sourceKey(event)) ? 0 : SYSTEM_TEMPLATE_BYTES + literals;
  const dataTemplate = hasEventDataTemplate(chunk) ? 0 : EVENT_DATA_TEMPLATE_BYTES;
  return RECORD_OVERHEAD + systemTemplate + dataTemplate + payload;
}

// S-1-5-21-1004336348-1177238915-682003330-512
const sidPattern = /^S-1-\d+(?:-\d+){1,15}$/;

function encodeSid(sid: string): Uint8Array {
  if (!sidPattern.test(sid)) {
    throw new RangeError(`not a SID: ${sid}`);
  }
  const [authority = 0, ...subAuthorities] = sid.slice('S-1-'.length).split('-').map(Number);
  const bytes = new Uint8Array(8 + subAuthorities.length * 4);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint8(1, subAuthorities.length);
  view.setUint32(4, authority);
  for (const [index, value] of subAuthorities.entries()) {
    view.setUint32(8 + index * 4, value, true);
  }
  return bytes;
}

/** Longest text (UTF-16 units) that a single-string event of ordinary names can carry, for tests of the limits. */
export const LONGEST_FIXTURE_TEXT = Math.floor((CHUNK_SIZE - FIRST_RECORD - SYSTEM_TEMPLATE_BYTES - 1_000) / 2);
