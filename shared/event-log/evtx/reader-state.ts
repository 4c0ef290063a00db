import { EvtxFault, closeRecordBudget, openRecordBudget } from './budget.ts';
import type { Decoder } from './decoder.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { EvtxLimits } from './limits.ts';
import type { ProblemList } from './problem-list.ts';
import type { XmlOutput } from './xml-output.ts';

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

export function headerNumber(reader: EvtxReader, at: number): number {
  const { view } = reader.decoder.chunk;
  return view.getUint32(at + 12, true) * 4_294_967_296 + view.getUint32(at + 8, true);
}

/** Runs work on one record within its budget; whatever goes wrong is reported, and null comes back. */
export function attempt<Argument, Value>(
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

export function report(reader: EvtxReader, at: number, code: string, why: string, bytesLost: number): void {
  const offset = reader.chunkOffset + at;
  if (reader.reported === offset) return;
  reader.reported = offset;
  const id = headerNumber(reader, at);
  const what = bytesLost > 0 ? 'cannot be read' : 'is read in part';
  reader.problems.add(code, `Record ${id} ${what}: ${why}.`, offset, bytesLost);
}
