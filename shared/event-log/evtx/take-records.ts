import type { EventRecord } from '../event-record.ts';
import { unreadable } from './budget.ts';
import { buildEvent } from './build-event.ts';
import type { Wanted } from './build-event.ts';
import { RECORD_HEADER_SIZE } from './chunk-view.ts';
import type { ChunkRecords } from './chunk-walk.ts';
import { nextPiece } from './decoder.ts';
import { passes } from './event-filter.ts';
import { Stopped, Verdict } from './kernel/kernel.ts';
import { appendEvents, takeLiterals } from './kernel/rows.ts';
import { teach } from './kernel/teach.ts';
import type { PreparedFilter } from './prepared-filter.ts';
import { attempt, headerNumber } from './reader-state.ts';
import type { EvtxReader } from './reader-state.ts';
import { writeEvent } from './render-xml.ts';
import { makeRoom } from './xml-output.ts';
import type { XmlOutput } from './xml-output.ts';

const LINE_FEED = 0x0a;

/** XML that is given at once, where the kernel does not decide. */
const BATCH_SIZE = 65_536;

export function decodeEvent(reader: EvtxReader, at: number, size: number, wanted: Wanted): EventRecord | null {
  const { decoder } = reader;
  const { view } = decoder.chunk;
  const low = view.getUint32(at + 16, true);
  const high = view.getUint32(at + 20, true);
  const id = headerNumber(reader, at);
  return buildEvent(decoder, wanted, reader.file, at + RECORD_HEADER_SIZE, at + size - 4, id, low, high);
}

/** The slow way, for records without template and the first of each template in a chunk. */
export function decodeMatch(reader: EvtxReader, at: number, size: number, filter: PreparedFilter): boolean {
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

/** Adds events to the batch from the `from`-th record on: the kernel as many as it can, the decoder the next it cannot. */
export function eventsFrom(
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
    takeLiterals(kernel, decoder.chunk);
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
export interface Rendered {
  readonly bytes: Uint8Array;
  readonly records: number;
  readonly from: number;
}

/** Renders records from the `from`-th on, one a line: the kernel as many as it can, the decoder the next it cannot. */
export function renderFrom(reader: EvtxReader, found: ChunkRecords, from: number, filtered: boolean): Rendered {
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

export function renderXml(reader: EvtxReader, at: number, size: number, output: XmlOutput): true {
  const { decoder } = reader;
  const start = output.length;
  output.limit = start + decoder.budget.givenOutput;
  writeEvent(decoder, output, at + RECORD_HEADER_SIZE, at + size - 4);
  decoder.budget.output -= output.length - start;
  return true;
}
