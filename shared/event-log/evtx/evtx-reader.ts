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
import { Stopped, Verdict, giveBack, takeKernel, teach } from './kernel/kernel.ts';
import type { Kernel } from './kernel/kernel.ts';
import { appendEvents } from './kernel/rows.ts';
import { prepareFilter } from './prepared-filter.ts';
import type { PreparedFilter } from './prepared-filter.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { EvtxLimits } from './limits.ts';
import { createProblemList } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';
import { writeEvent } from './render-xml.ts';
import { createXmlOutput, makeRoom } from './xml-output.ts';
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
  /** What does the usual in WebAssembly; null where there is none. */
  kernel: Kernel | null;
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
  /** The same exactly, as the two halves of a FILETIME; null while there is none. */
  firstTime: FileTime | null;
  lastTime: FileTime | null;
}

interface FileTime {
  readonly low: number;
  readonly high: number;
}

/** Header times outside 1990 to 2200 are damage, not coverage. */
const EARLIEST = (Date.UTC(1990, 0, 1) + 11_644_473_600_000) * 10_000;
const LATEST = (Date.UTC(2200, 0, 1) + 11_644_473_600_000) * 10_000;

interface OpenChunks {
  /** The records of the next chunk if its bytes are at hand, else null: then `next` has to be asked. */
  now(): ChunkRecords | null;
  /** The same, or null at the end. */
  next(): Promise<ChunkRecords | null>;
  close(): Promise<void>;
}

interface OpenReader {
  readonly events: () => AsyncGenerator<readonly EventRecord[], void, undefined>;
  readonly records: () => AsyncGenerator<readonly EvtxRecord[], void, undefined>;
  readonly xml: () => AsyncGenerator<Uint8Array, void, undefined>;
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
    kernel: null,
    chunkOffset: 0,
    reported: -1,
  };
  const filter = prepareFilter(options.filter);
  const wanted: Wanted = { filter, dataOf: options.dataOf ?? null };
  const coverage: Coverage = {
    seen: 0,
    yielded: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    firstTime: null,
    lastTime: null,
  };
  const progress = { bytes: 0 };

  /** Takes up reading: gives the records of the chunks one after the other, checked, listed and judged by the filter. */
  const open = (): OpenChunks => {
    const kernel = takeKernel(limits, filter, options.dataOf ?? null);
    const found = createChunkRecords(kernel);
    const stream = streamChunks(source, reader.problems, progress, options.crc32 ?? crc32, kernel?.joined);
    reader.kernel = kernel;
    const enterNext = (chunk: StreamedChunk | null): ChunkRecords | null => {
      if (chunk === null) return null;
      enter(reader, chunk, found);
      cover(coverage, reader, found);
      if (filter !== null) judge(reader, filter, found);
      return found;
    };
    return {
      now: () => enterNext(stream.now()),
      next: async () => enterNext(await stream.next()),
      close: async () => {
        reader.kernel = null;
        // Records of the last batch can be asked for no more: another reader may use the kernel's memory.
        reader.chunkOffset = Number.POSITIVE_INFINITY;
        if (kernel !== null) giveBack(kernel);
        await stream.close();
      },
    };
  };

  async function* events(): AsyncGenerator<readonly EventRecord[], void, undefined> {
    const chunks = open();
    try {
      for (;;) {
        const found = chunks.now() ?? (await chunks.next());
        if (found === null) break;
        const batch: EventRecord[] = [];
        for (let from = 0; from < found.count;) from = eventsFrom(reader, found, from, wanted, batch);
        coverage.yielded += batch.length;
        if (batch.length > 0) yield batch;
      }
    } finally {
      await chunks.close();
    }
  }

  async function* records(): AsyncGenerator<readonly EvtxRecord[], void, undefined> {
    const chunks = open();
    const handles: Handle[] = [];
    try {
      for (;;) {
        const found = chunks.now() ?? (await chunks.next());
        if (found === null) break;
        const count = list(reader, found, filter !== null, handles);
        coverage.yielded += count;
        if (count > 0) yield handles.slice(0, count);
      }
    } finally {
      await chunks.close();
    }
  }

  async function* xml(): AsyncGenerator<Uint8Array, void, undefined> {
    const chunks = open();
    try {
      for (;;) {
        const found = chunks.now() ?? (await chunks.next());
        if (found === null) break;
        for (let from = 0; from < found.count;) {
          const rendered = renderFrom(reader, found, from, filter !== null);
          coverage.yielded += rendered.records;
          ({ from } = rendered);
          if (rendered.bytes.length > 0) yield rendered.bytes;
        }
      }
    } finally {
      await chunks.close();
    }
  }

  const summary = (): LogSummary => ({
    file: options.file,
    format: 'evtx',
    bytes: progress.bytes,
    records: coverage.yielded,
    recordsSeen: coverage.seen,
    first: coverage.firstTime && fileTimeText(coverage.firstTime.low, coverage.firstTime.high),
    last: coverage.lastTime && fileTimeText(coverage.lastTime.low, coverage.lastTime.high),
    problems: [...reader.problems.listed],
    problemsNotListed: reader.problems.unlisted(),
  });
  return { events, records, xml, summary };
}

/** Makes a chunk the one at hand: checks it, lists its records, reports what it lost. */
function enter(reader: EvtxReader, streamed: StreamedChunk, found: ChunkRecords): void {
  const { decoder, problems, limits, kernel } = reader;
  const { chunk } = decoder;
  const { offset, crc32: checksums } = streamed;
  let { bytes } = streamed;
  if (kernel !== null) {
    if (bytes.buffer !== kernel.chunk.buffer) kernel.chunk.set(bytes);
    bytes = bytes.length === CHUNK_SIZE ? kernel.chunk : kernel.chunk.subarray(0, bytes.length);
    kernel.wasm.enterChunk(bytes.length);
  }
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
  const listed = kernel === null ? -1 : kernel.wasm.walk(bytes.length, check.end);
  if (listed < 0) {
    walkChunk(bytes, chunk.view, check.end, found);
  } else {
    found.count = listed;
    found.lost.length = 0;
    found.doubtful.length = 0;
  }
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
  const { kernel } = reader;
  const { view } = reader.decoder.chunk;
  coverage.seen += found.count;
  if (kernel !== null) {
    const { wasm } = kernel;
    wasm.cover(found.count, EARLIEST, LATEST);
    if (wasm.firstAt.value >= 0) coverage.firstTime = headerTime(reader, wasm.firstAt.value);
    if (wasm.lastAt.value >= 0) coverage.lastTime = headerTime(reader, wasm.lastAt.value);
    return;
  }
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
  if (first >= 0) coverage.firstTime = headerTime(reader, first);
  if (last >= 0) coverage.lastTime = headerTime(reader, last);
}

function headerTime(reader: EvtxReader, at: number): FileTime {
  const { view } = reader.decoder.chunk;
  return { low: view.getUint32(at + 16, true), high: view.getUint32(at + 20, true) };
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

/** Makes handles of the chosen records, those of the batch before used again; gives their number. */
function list(reader: EvtxReader, found: ChunkRecords, filtered: boolean, handles: Handle[]): number {
  let count = 0;
  for (let index = 0; index < found.count; index++) {
    if (filtered && found.verdicts[index] === Verdict.no) continue;
    const at = found.offsets[index]!;
    const handle = (handles[count] ??= { id: 0, offset: 0, size: 0, reader });
    handle.id = headerNumber(reader, at);
    handle.offset = reader.chunkOffset + at;
    handle.size = found.sizes[index]!;
    count += 1;
  }
  return count;
}

/** Says of each record whether the filter lets it through; for those with no template, or a new one, by decoding. */
function judge(reader: EvtxReader, filter: PreparedFilter, found: ChunkRecords): void {
  const { kernel, decoder, limits } = reader;
  const { offsets, sizes, verdicts } = found;
  for (let index = 0; index < found.count; index++) {
    if (kernel !== null) {
      index = kernel.wasm.select(index, found.count);
      if (index === found.count) return;
    }
    const at = offsets[index]!;
    const size = sizes[index]!;
    const scanned = kernel === null ? scan(decoder, filter, at + RECORD_HEADER_SIZE, at + size - 4) : null;
    const passed = scanned ?? attempt(reader, at, size, decodeMatch, filter) === true;
    verdicts[index] = passed ? Verdict.yes : Verdict.no;
    if (kernel !== null) teach(kernel, decoder.store, limits);
  }
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

const LINE_FEED = 0x0a;
/** XML that is given at once, where the kernel does not decide. */
const BATCH_SIZE = 65_536;

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

/** Adds events to the batch from the `from`-th record on: the kernel as many as it can, the decoder the next it cannot. */
function eventsFrom(
  reader: EvtxReader,
  found: ChunkRecords,
  from: number,
  wanted: Wanted,
  batch: EventRecord[],
): number {
  const { kernel, decoder, limits } = reader;
  const { budget } = decoder;
  let index = from;
  if (kernel !== null) {
    const { wasm } = kernel;
    const { recordSteps, recordOutput } = limits;
    const filtered = wanted.filter === null ? 0 : 1;
    index = wasm.extract(from, found.count, filtered, recordSteps, recordOutput, budget.fileSteps, budget.fileOutput);
    budget.fileSteps -= wasm.extractSteps.value;
    budget.fileOutput -= wasm.extractOutput.value;
    appendEvents(kernel, reader.file, batch);
    if (wasm.extractStopped.value !== Stopped.unusual) return index;
  }
  for (; index < found.count; index++) {
    if (wanted.filter !== null && found.verdicts[index] === Verdict.no) continue;
    const event = attempt(reader, found.offsets[index]!, found.sizes[index]!, decodeEvent, wanted);
    if (event !== null) batch.push(event);
    if (kernel !== null) {
      teach(kernel, decoder.store, limits);
      return index + 1;
    }
  }
  return index;
}

/** What `renderFrom` gave: bytes valid until it is called again, from how many records, and where to go on. */
interface Rendered {
  readonly bytes: Uint8Array;
  readonly records: number;
  readonly from: number;
}

/** Renders records from the `from`-th on, one a line: the kernel as many as it can, the decoder the next it cannot. */
function renderFrom(reader: EvtxReader, found: ChunkRecords, from: number, filtered: boolean): Rendered {
  const { kernel, decoder, limits, output } = reader;
  const { budget } = decoder;
  if (kernel !== null) {
    const { wasm } = kernel;
    const index = wasm.render(
      from,
      found.count,
      filtered ? 1 : 0,
      limits.recordSteps,
      limits.recordOutput,
      budget.fileSteps,
      budget.fileOutput,
    );
    const records = wasm.rendered.value;
    const size = wasm.written.value;
    budget.fileSteps -= wasm.stepsTaken.value;
    budget.fileOutput -= size - records;
    if (records > 0 || wasm.stopped.value !== Stopped.unusual) {
      return { bytes: kernel.output.subarray(0, size), records, from: index };
    }
  }
  output.length = 0;
  let records = 0;
  let index = from;
  for (; index < found.count && output.length < BATCH_SIZE; index++) {
    if (filtered && found.verdicts[index] === Verdict.no) continue;
    const at = found.offsets[index]!;
    const start = output.length;
    if (attempt(reader, at, found.sizes[index]!, renderXml, output) === true) {
      makeRoom(output, output.length, 1);
      output.bytes[output.length] = LINE_FEED;
      output.length += 1;
      records += 1;
    } else {
      output.length = start;
    }
    if (kernel !== null) {
      teach(kernel, decoder.store, limits);
      index += 1;
      break;
    }
  }
  return { bytes: output.bytes.subarray(0, output.length), records, from: index };
}

function renderXml(reader: EvtxReader, at: number, size: number, output: XmlOutput): true {
  const { decoder } = reader;
  const start = output.length;
  output.limit = start + decoder.budget.givenOutput;
  writeEvent(decoder, output, at + RECORD_HEADER_SIZE, at + size - 4);
  decoder.budget.output -= output.length - start;
  return true;
}
