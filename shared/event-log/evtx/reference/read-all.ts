import type { EventRecord } from '../../event-record.ts';
import type { ByteSource, LogSummary } from '../../log-reading.ts';
import { openEvtx, openEvtxRecords, openEvtxXml, toEventRecord, toXml } from '../read-evtx.ts';
import type { EvtxOptions } from '../read-evtx.ts';
import type { NaiveRecord } from './naive-reader.ts';

/** For tests: everything the real reader gives, in the shape of the naive one. */
export async function readAllRecords(
  source: ByteSource,
  options: EvtxOptions,
): Promise<{ readonly records: readonly NaiveRecord[]; readonly summary: LogSummary }> {
  const reading = openEvtxRecords(source, options);
  const records: NaiveRecord[] = [];
  for await (const batch of reading.batches) {
    for (const record of batch) {
      records.push({ offset: record.offset, xml: toXml(record), event: toEventRecord(record) });
    }
  }
  return { records, summary: reading.summary() };
}

export async function readAllEvents(
  source: ByteSource,
  options: EvtxOptions,
): Promise<{ readonly events: readonly EventRecord[]; readonly summary: LogSummary }> {
  const reading = openEvtx(source, options);
  const events: EventRecord[] = [];
  for await (const batch of reading.batches) events.push(...batch);
  return { events, summary: reading.summary() };
}

/** The log as XML, and the same put together from each record's own. */
export async function readAllXml(
  source: () => ByteSource,
  options: EvtxOptions,
): Promise<{ readonly together: string; readonly oneByOne: string; readonly records: number }> {
  const decoder = new TextDecoder();
  const reading = openEvtxXml(source(), options);
  let together = '';
  for await (const bytes of reading.batches) together += decoder.decode(bytes, { stream: true });
  const single = openEvtxRecords(source(), options);
  let oneByOne = '';
  for await (const batch of single.batches) {
    for (const record of batch) {
      const xml = toXml(record);
      if (xml !== null) oneByOne += `${xml}\n`;
    }
  }
  return { together, oneByOne, records: reading.summary().records };
}

/** Bytes in pieces of the given sizes, taken in turn. */
export function* inPieces(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  let index = 0;
  for (let at = 0; at < bytes.length; index++) {
    const size = Math.max(1, sizes[index % sizes.length] ?? 1);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
