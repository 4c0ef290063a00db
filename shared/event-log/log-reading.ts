import type { Crc32 } from './evtx/crc32.ts';
import type { EventRecord } from './event-record.ts';

/** Bytes in order, in pieces of any size: a file stream, a zip entry, one ArrayBuffer. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export type LogFormat = 'evtx' | 'xml' | 'csv' | 'jsonl';

/** All conditions given must hold. They are applied before a record is decoded, as far as the form allows. */
export interface EventFilter {
  readonly providers?: readonly string[];
  readonly eventIds?: readonly number[];
  /** Level numbers as in EventRecord.level. */
  readonly levels?: readonly number[];
  /** Inclusive, milliseconds since 1970 UTC. */
  readonly sinceMs?: number;
  /** Exclusive, milliseconds since 1970 UTC. */
  readonly untilMs?: number;
}

export interface ReadOptions {
  /** Name to put into EventRecord.file and problems. */
  readonly file: string;
  readonly filter?: EventFilter;
  /**
   * Sources whose events are wanted whole, all where absent. Those of others may come without their data and message: a
   * .evtx is then read a third faster. What is damaged in them is reported all the same.
   */
  readonly dataOf?: ReadonlySet<string>;
  /** CRC-32 of the machine, such as `crc32` of Node's zlib, which is three times as fast as the one in TypeScript. */
  readonly crc32?: Crc32;
}

/** Something in the input that could not be read. Reading goes on behind it. */
export interface ReadProblem {
  readonly file: string;
  /** For example `chunk-checksum`, `record-unreadable`, `header-missing`, `truncated`, `budget-exceeded`. */
  readonly code: string;
  /** A plain sentence for a person. */
  readonly detail: string;
  /** Byte offset in the file, or null where the form has no byte offsets. */
  readonly offset: number | null;
  readonly bytesLost: number;
}

/** What one log held; grows while it is read, final when the batches end. */
export interface LogSummary {
  readonly file: string;
  readonly format: LogFormat;
  readonly bytes: number;
  /** Records yielded (after the filter). */
  readonly records: number;
  /** Records seen before the filter, as far as the form lets them be counted. */
  readonly recordsSeen: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly problems: readonly ReadProblem[];
  /** Problems beyond the cap on `problems` (100) are only counted. */
  readonly problemsNotListed: number;
}

/** A log being read: take the batches to the end, then ask for the summary. */
export interface LogReading {
  readonly format: LogFormat;
  readonly batches: AsyncIterable<readonly EventRecord[]>;
  summary(): LogSummary;
}
