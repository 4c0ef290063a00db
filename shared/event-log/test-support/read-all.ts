import type { EventRecord } from '../event-record.ts';
import type { LogReading, LogSummary } from '../log-reading.ts';

export interface WholeLog {
  readonly records: readonly EventRecord[];
  readonly summary: LogSummary;
  /** Codes of the problems, in their order. */
  readonly problems: readonly string[];
}

export async function readAll(reading: LogReading): Promise<WholeLog> {
  const records: EventRecord[] = [];
  for await (const batch of reading.batches) {
    records.push(...batch);
  }
  const summary = reading.summary();
  return { records, summary, problems: summary.problems.map(({ code }) => code) };
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function utf16(text: string, order: 'little' | 'big'): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), order === 'little');
  }
  return bytes;
}

/** The same bytes in pieces of `size`, as a slow stream gives them. */
export function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += size) {
    yield bytes.subarray(offset, offset + size);
  }
}
