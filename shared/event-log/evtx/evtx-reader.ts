import type { EventRecord } from '../event-record.ts';
import type { ByteSource, LogSummary, ReadOptions } from '../log-reading.ts';
import { everything } from './build-event.ts';
import type { Wanted } from './build-event.ts';
import { streamChunks } from './chunk-stream.ts';
import type { StreamedChunk } from './chunk-stream.ts';
import { CHUNK_SIZE } from './chunk-view.ts';
import { createChunkRecords } from './chunk-walk.ts';
import type { ChunkRecords } from './chunk-walk.ts';
import { crc32 } from './crc32.ts';
import { createDecoder } from './decoder.ts';
import { cover, coverageTexts, createCoverage, enter, judge } from './enter-chunk.ts';
import { Verdict, giveBack, takeKernel } from './kernel/kernel.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { EvtxLimits } from './limits.ts';
import { prepareFilter } from './prepared-filter.ts';
import { createProblemList } from './problem-list.ts';
import { attempt, headerNumber } from './reader-state.ts';
import type { EvtxReader } from './reader-state.ts';
import { decodeEvent, eventsFrom, renderFrom, renderXml } from './take-records.ts';
import { createXmlOutput } from './xml-output.ts';

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
  const coverage = createCoverage();
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
    ...coverageTexts(coverage),
    problems: [...reader.problems.listed],
    problemsNotListed: reader.problems.unlisted(),
  });
  return { events, records, xml, summary };
}

/** Makes handles of the chosen records, those of the batch before used again; gives their number. */
function list(reader: EvtxReader, found: ChunkRecords, filtered: boolean, handles: Handle[]): number {
  const count = filtered ? gather(reader, found) : found.count;
  for (let index = 0; index < count; index++) {
    const at = found.offsets[index]!;
    const handle = (handles[index] ??= { id: 0, offset: 0, size: 0, reader });
    handle.id = headerNumber(reader, at);
    handle.offset = reader.chunkOffset + at;
    handle.size = found.sizes[index]!;
  }
  return count;
}

/** Leaves only the records in the list that the filter lets through; gives their number. */
function gather({ kernel }: EvtxReader, { count, offsets, sizes, verdicts }: ChunkRecords): number {
  if (kernel !== null) return kernel.wasm.gather(count);
  let passed = 0;
  for (let index = 0; index < count; index++) {
    if (verdicts[index] === Verdict.no) continue;
    offsets[passed] = offsets[index]!;
    sizes[passed] = sizes[index]!;
    passed += 1;
  }
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

/** Made when first used: it takes a millisecond. */
let utf8: TextDecoder | null = null;

/** The record as Windows renders it (`<Event …>…</Event>`), or null (and a problem) where it cannot be read. */
export function toXml(record: EvtxRecord): string | null {
  const { output } = record.reader;
  output.length = 0;
  const written = attempt(record.reader, place(record), record.size, renderXml, output) === true;
  if (!written) return null;
  utf8 ??= new TextDecoder();
  return utf8.decode(output.bytes.subarray(0, output.length));
}
