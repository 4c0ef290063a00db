import type { LogSummary } from '../log-reading.ts';
import { earn } from './budget.ts';
import type { StreamedChunk } from './chunk-stream.ts';
import { CHUNK_SIZE, RECORD_HEADER_SIZE, loadChunk } from './chunk-view.ts';
import { checkChunk, walkChunk } from './chunk-walk.ts';
import type { ChunkRecords, ChunkSum } from './chunk-walk.ts';
import type { Crc32 } from './crc32.ts';
import { scan } from './event-scan.ts';
import { Verdict } from './kernel/kernel.ts';
import { teach } from './kernel/teach.ts';
import type { PreparedFilter } from './prepared-filter.ts';
import { attempt, report } from './reader-state.ts';
import type { EvtxReader } from './reader-state.ts';
import { decodeMatch } from './take-records.ts';
import { enterChunk } from './template-store.ts';
import { fileTimeText } from './time-text.ts';

export interface Coverage {
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

export function createCoverage(): Coverage {
  return {
    seen: 0,
    yielded: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    firstTime: null,
    lastTime: null,
  };
}

export function coverageTexts({ firstTime, lastTime }: Coverage): Pick<LogSummary, 'first' | 'last'> {
  return {
    first: firstTime && fileTimeText(firstTime.low, firstTime.high),
    last: lastTime && fileTimeText(lastTime.low, lastTime.high),
  };
}

/** Makes a chunk the one at hand: checks it, lists its records, reports what it lost. */
export function enter(reader: EvtxReader, streamed: StreamedChunk, found: ChunkRecords): void {
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
  const check = checkChunk(bytes, chunk.view, checksums && (kernel?.sum ?? sumOf(bytes, checksums)));
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

function sumOf(bytes: Uint8Array, crc32: Crc32): ChunkSum {
  return (from, to, before) => crc32(bytes.subarray(from, to), before);
}

export function cover(coverage: Coverage, reader: EvtxReader, found: ChunkRecords): void {
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

/** Says of each record whether the filter lets it through; for those with no template, or a new one, by decoding. */
export function judge(reader: EvtxReader, filter: PreparedFilter, found: ChunkRecords): void {
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
