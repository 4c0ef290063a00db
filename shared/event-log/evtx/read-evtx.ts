import type { ByteSource, LogReading, LogSummary, ReadOptions } from '../log-reading.ts';
import { openReader } from './evtx-reader.ts';
import type { EvtxRecord } from './evtx-reader.ts';
import type { EvtxLimits } from './limits.ts';

export { looksLikeEvtx } from './chunk-stream.ts';
export { toEventRecord, toXml } from './evtx-reader.ts';
export type { EvtxRecord } from './evtx-reader.ts';
export type { EvtxLimits } from './limits.ts';

export interface EvtxOptions extends ReadOptions {
  /** Ceilings against hostile input; the defaults leave real logs far below them. */
  readonly limits?: Partial<EvtxLimits>;
}

export interface EvtxRecordReading {
  /** The records of one chunk each; they are valid until the next batch is asked for. */
  readonly batches: AsyncIterable<readonly EvtxRecord[]>;
  summary(): LogSummary;
}

/**
 * Reads a Windows event log (.evtx, formats 3.1 and 3.2) as events, one batch a chunk of 64 KiB, in bounded memory.
 * Never throws on content: what cannot be read is in the summary's problems. Sources of the format: [MS-EVEN6] 2.2.12,
 * libyal/libevtx "Windows XML Event Log (EVTX)".
 */
export function openEvtx(source: ByteSource, options: EvtxOptions): LogReading {
  const reader = openReader(source, options);
  return { format: 'evtx', batches: reader.events(), summary: reader.summary };
}

/** The same, undecoded: for `toXml`, or to decode only some. Handles are reused from batch to batch. */
export function openEvtxRecords(source: ByteSource, options: EvtxOptions): EvtxRecordReading {
  const reader = openReader(source, options);
  return { batches: reader.records(), summary: reader.summary };
}

export interface EvtxXmlReading {
  /** UTF-8: events as Windows renders them, a line feed behind each; valid until the next batch is asked for. */
  readonly batches: AsyncIterable<Uint8Array>;
  summary(): LogSummary;
}

/** The same as XML: the quickest way to have all of a log as text. */
export function openEvtxXml(source: ByteSource, options: EvtxOptions): EvtxXmlReading {
  const reader = openReader(source, options);
  return { batches: reader.xml(), summary: reader.summary };
}
