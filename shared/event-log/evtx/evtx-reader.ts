import type { EventRecord } from '../event-record.ts';
import type { ByteSource, LogSummary, ReadOptions } from '../log-reading.ts';
import { EvtxFault, closeRecordBudget, earn, openRecordBudget, unreadable } from './budget.ts';
import { buildEvent, everything } from './build-event.ts';
import type { Wanted } from './build-event.ts';
import { streamChunks } from './chunk-stream.ts';
import type { StreamedChunk } from './chunk-stream.ts';
import { CHUNK_SIZE, RECORD_HEADER_SIZE, loadChunk } from './chunk-view.ts';
import { checkChunk, createChunkRecords, walkChunk } from './chunk-walk.ts';
import type { ChunkRecords } from './chunk-walk.ts';
import { crc32 } from './crc32.ts';
import { createDecoder, nextPiece } from './decoder.ts';
import type { Decoder } from './decoder.ts';
import { passes } from './event-filter.ts';
import { scan } from './event-scan.ts';
import { prepareFilter } from './prepared-filter.ts';
import type { PreparedFilter } from './prepared-filter.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { EvtxLimits } from './limits.ts';
import { createProblemList } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';
import { writeEvent } from './render-xml.ts';
import { createXmlOutput } from './xml-output.ts';
import type { XmlOutput } from './xml-output.ts';
import { enterChunk } from './template-store.ts';
import { fileTimeText } from './time-text.ts';

/** A record that is listed but not decoded. Valid until the next batch: the object itself is used again. */
export interface EvtxRecord {
  /** Number in the record's header; the event inside a forwarded record may carry another. */
  readonly id: number;
  /** Offset of the record in the file, and its size with header. */
  readonly offset: number;
  readonly size: number;
  /** For `toXml` and `toEventRecord`. */
  readonly reader: EvtxReader;
}

type Handle = { -readonly [Key in keyof EvtxRecord]: EvtxRecord[Key] };

export interface EvtxReader {
  readonly file: string;
  readonly limits: EvtxLimits;
  readonly decoder: Decoder;
  readonly problems: ProblemList;
  readonly output: XmlOutput;
  /** Offset in the file of the chunk at hand. */
  chunkOffset: number;
  /** Offset in the file of the last record a problem was reported for: one record, one problem. */
  reported: number;
}

interface Coverage {
  seen: number;
  yielded: number;
  /** Header times of the earliest and the latest record, in 100 ns since 1601; as precise as a number is, for comparing. */
  first: number;
  last: number;
  firstText: string | null;
  lastText: string | null;
}

/** Header times outside 1990 to 2200 are damage, not coverage. */
const EARLIEST = (Date.UTC(1990, 0, 1) + 11_644_473_600_000) * 10_000;
const LATEST = (Date.UTC(2200, 0, 1) + 11_644_473_600_000) * 10_000;

interface OpenReader {
  readonly events: () => AsyncGenerator<readonly EventRecord[], void, undefined>;
  readonly records: () => AsyncGenerator<readonly EvtxRecord[], void, undefined>;
  readonly summary: () => LogSummary;
}

export function openReader(
  source: ByteSource,
  options: ReadOptions & { readonly limits?: Partial<EvtxLimits> },
): OpenReader {
  const limits: EvtxLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const reader: EvtxReader = {
    file: options.file,
    limits,
    decoder: createDecoder(limits),
    problems: createProblemList(options.file),
    output: createXmlOutput(),
    chunkOffset: 0,
    reported: -1,
  };
  const filter = prepareFilter(options.filter);
  const wanted: Wanted = { filter, dataOf: options.dataOf ?? null };
  const found = createChunkRecords();
  const coverage: Coverage = {
    seen: 0,
    yielded: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    firstText: null,
    lastText: null,
  };
  const progress = { bytes: 0 };

  async function* events(): AsyncGenerator<readonly EventRecord[], void, undefined> {
    for await (const chunk of streamChunks(source, reader.problems, progress, options.crc32 ?? crc32)) {
      enter(reader, chunk, found);
      cover(coverage, reader, found);
      const batch: EventRecord[] = [];
      for (let index = 0; index < found.count; index++) {
        const at = found.offsets[index]!;
        const size = found.sizes[index]!;
        if (filter !== null && scan(reader.decoder, filter, at + RECORD_HEADER_SIZE, at + size - 4) === false) continue;
        const event = attempt(reader, at, size, decodeEvent, wanted);
        if (event !== null) batch.push(event);
      }
      coverage.yielded += batch.length;
      if (batch.length > 0) yield batch;
    }
  }

  async function* records(): AsyncGenerator<readonly EvtxRecord[], void, undefined> {
    const handles: Handle[] = [];
    for await (const chunk of streamChunks(source, reader.problems, progress, options.crc32 ?? crc32)) {
      enter(reader, chunk, found);
      cover(coverage, reader, found);
      let count = 0;
      for (let index = 0; index < found.count; index++) {
        const at = found.offsets[index]!;
        const size = found.sizes[index]!;
        if (filter !== null && !matches(reader, filter, at, size)) continue;
        const handle = (handles[count] ??= { id: 0, offset: 0, size: 0, reader });
        handle.id = headerNumber(reader, at);
        handle.offset = reader.chunkOffset + at;
        handle.size = size;
        count += 1;
      }
      coverage.yielded += count;
      if (count > 0) yield handles.slice(0, count);
    }
  }

  const summary = (): LogSummary => ({
    file: options.file,
    format: 'evtx',
    bytes: progress.bytes,
    records: coverage.yielded,
    recordsSeen: coverage.seen,
    first: coverage.firstText,
    last: coverage.lastText,
    problems: [...reader.problems.listed],
    problemsNotListed: reader.problems.unlisted(),
  });
  return { events, records, summary };
}

/** Makes a chunk the one at hand: checks it, lists its records, reports what it lost. */
function enter(reader: EvtxReader, { offset, bytes, crc32: checksums }: StreamedChunk, found: ChunkRecords): void {
  const { decoder, problems, limits } = reader;
  const { chunk } = decoder;
  loadChunk(chunk, bytes);
  enterChunk(decoder.store);
  earn(decoder.budget, bytes.length, limits);
  reader.chunkOffset = offset;
  const check = checkChunk(bytes, chunk.view, checksums);
  if (bytes.length < check.statedEnd) {
    const lost = check.statedEnd - bytes.length;
    problems.add('truncated', 'The file ends in the middle of a chunk.', offset + bytes.length, lost);
  } else if (!check.headerIntact) {
    problems.add(
      'chunk-checksum',
      "The chunk's header is damaged; its records are looked for all the same.",
      offset,
      0,
    );
  } else if (!check.dataIntact) {
    problems.add('chunk-checksum', "The chunk's checksum does not match; what can be read of it is.", offset, 0);
  }
  walkChunk(bytes, chunk.view, check.end, found);
  for (let index = 0; index < found.lost.length; index += 2) {
    const at = found.lost[index] ?? 0;
    problems.add('bytes-unreadable', 'These bytes are no record.', offset + at, found.lost[index + 1] ?? 0);
  }
  for (const at of found.doubtful) report(reader, at, 'record-damaged', 'its size is missing or contradictory', 0);
}

function headerNumber(reader: EvtxReader, at: number): number {
  const { view } = reader.decoder.chunk;
  return view.getUint32(at + 12, true) * 4_294_967_296 + view.getUint32(at + 8, true);
}

function cover(coverage: Coverage, reader: EvtxReader, found: ChunkRecords): void {
  const { view } = reader.decoder.chunk;
  coverage.seen += found.count;
  let first = -1;
  let last = -1;
  for (let index = 0; index < found.count; index++) {
    const at = found.offsets[index]!;
    const time = view.getUint32(at + 20, true) * 4_294_967_296 + view.getUint32(at + 16, true);
    if (time < EARLIEST || time > LATEST) continue;
    if (time < coverage.first) {
      coverage.first = time;
      first = at;
    }
    if (time >= coverage.last) {
      coverage.last = time;
      last = at;
    }
  }
  if (first >= 0) coverage.firstText = headerTime(reader, first);
  if (last >= 0) coverage.lastText = headerTime(reader, last);
}

function headerTime(reader: EvtxReader, at: number): string {
  const { view } = reader.decoder.chunk;
  return fileTimeText(view.getUint32(at + 16, true), view.getUint32(at + 20, true));
}

/** Runs work on one record within its budget; whatever goes wrong is reported, and null comes back. */
function attempt<Argument, Value>(
  reader: EvtxReader,
  at: number,
  size: number,
  work: (reader: EvtxReader, at: number, size: number, argument: Argument) => Value | null,
  argument: Argument,
): Value | null {
  const { decoder } = reader;
  const { budget } = decoder;
  openRecordBudget(budget, reader.limits);
  decoder.top = 0;
  decoder.damage = null;
  try {
    const value = work(reader, at, size, argument);
    if (decoder.damage !== null) report(reader, at, 'record-damaged', decoder.damage, 0);
    return value;
  } catch (error) {
    if (!(error instanceof EvtxFault)) throw error;
    report(reader, at, error.code, error.message, size);
    return null;
  } finally {
    closeRecordBudget(budget);
  }
}

function report(reader: EvtxReader, at: number, code: string, why: string, bytesLost: number): void {
  const offset = reader.chunkOffset + at;
  if (reader.reported === offset) return;
  reader.reported = offset;
  const id = headerNumber(reader, at);
  const what = bytesLost > 0 ? 'cannot be read' : 'is read in part';
  reader.problems.add(code, `Record ${id} ${what}: ${why}.`, offset, bytesLost);
}

function decodeEvent(reader: EvtxReader, at: number, size: number, wanted: Wanted): EventRecord | null {
  const { decoder } = reader;
  const { view } = decoder.chunk;
  const low = view.getUint32(at + 16, true);
  const high = view.getUint32(at + 20, true);
  const id = headerNumber(reader, at);
  return buildEvent(decoder, wanted, reader.file, at + RECORD_HEADER_SIZE, at + size - 4, id, low, high);
}

function matches(reader: EvtxReader, filter: PreparedFilter, at: number, size: number): boolean {
  const scanned = scan(reader.decoder, filter, at + RECORD_HEADER_SIZE, at + size - 4);
  return scanned ?? attempt(reader, at, size, decodeMatch, filter) === true;
}

/** The slow way, for records without template and the first of each template in a chunk. */
function decodeMatch(reader: EvtxReader, at: number, size: number, filter: PreparedFilter): boolean {
  const { decoder } = reader;
  const { view } = decoder.chunk;
  const system = nextPiece(decoder, at + RECORD_HEADER_SIZE, at + size - 4)?.system;
  if (system === null || system === undefined) throw unreadable('it holds no event');
  const low = view.getUint32(at + 16, true);
  const high = view.getUint32(at + 20, true);
  const passed = passes(decoder, filter, system, decoder.base, decoder.count, low, high);
  if (!passed) decoder.damage = null;
  return passed;
}

/** Offset in its chunk of a record; using one after its batch is a bug in the caller, not bad input. */
function place(record: EvtxRecord): number {
  const at = record.offset - record.reader.chunkOffset;
  if (at < 0 || at >= CHUNK_SIZE) throw new Error('an EvtxRecord was used after its batch');
  return at;
}

/** The record as an event, or null (and a problem in the summary) where it cannot be read. */
export function toEventRecord(record: EvtxRecord): EventRecord | null {
  return attempt(record.reader, place(record), record.size, decodeEvent, everything);
}

const utf8 = new TextDecoder();

/** The record as Windows renders it (`<Event …>…</Event>`), or null (and a problem) where it cannot be read. */
export function toXml(record: EvtxRecord): string | null {
  const { output } = record.reader;
  output.length = 0;
  return appendXml(record, output) ? utf8.decode(output.bytes.subarray(0, output.length)) : null;
}

/**
 * The same in UTF-8, written behind what `output` holds already: for whole logs, without a string per record. False
 * (and nothing written) where the record cannot be read.
 */
export function appendXml(record: EvtxRecord, output: XmlOutput): boolean {
  const start = output.length;
  const written = attempt(record.reader, place(record), record.size, renderXml, output) === true;
  if (!written) output.length = start;
  return written;
}

function renderXml(reader: EvtxReader, at: number, size: number, output: XmlOutput): true {
  const { decoder } = reader;
  const start = output.length;
  output.limit = start + decoder.budget.givenOutput;
  writeEvent(decoder, output, at + RECORD_HEADER_SIZE, at + size - 4);
  decoder.budget.output -= output.length - start;
  return true;
}
