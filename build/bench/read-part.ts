import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from '../../shared/event-log/evtx/crc32.ts';
import { openEvtx, openEvtxRecords, openEvtxXml, toXml } from '../../shared/event-log/evtx/read-evtx.ts';
import type { EventFilter } from '../../shared/event-log/log-reading.ts';

const PIECE = 1 << 18;
const HEADER = 4096;
const CHUNK = 65_536;

/** What a search for one service's state changes in a stretch of time asks. */
const filter: EventFilter = {
  providers: ['Service Control Manager', 'PasswordResetService'],
  eventIds: [7036, 31_002],
  sinceMs: Date.UTC(2000, 0, 1),
  untilMs: Date.UTC(2020, 0, 1),
};

/** A log, and which stretches of it are read. */
export interface Part {
  readonly work: string;
  readonly path: string;
  readonly size: number;
  /** Bytes to be given in all, by beginning again behind the header. */
  readonly bytes: number;
  /** Where several threads share the log: the number of the next stretch, which the one that is free takes. */
  readonly next: Int32Array<SharedArrayBuffer> | null;
}

/** What a thread takes at once: so little that none waits long for another at the end. */
const STRETCH = 16 * CHUNK;

function* pieces({ path, size, bytes, next }: Part): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(PIECE);
    if (next !== null) {
      for (;;) {
        const from = HEADER + Atomics.add(next, 0, 1) * STRETCH;
        if (from >= size) return;
        yield* piecesOf(file, buffer, from, Math.min(size, from + STRETCH));
      }
    }
    // The header by itself: what follows then comes in whole chunks.
    yield* piecesOf(file, buffer, 0, HEADER);
    for (let left = bytes - HEADER; left > 0; left -= size - HEADER) {
      yield* piecesOf(file, buffer, HEADER, Math.min(size, HEADER + left));
    }
  } finally {
    closeSync(file);
  }
}

function* piecesOf(file: number, buffer: Uint8Array, from: number, to: number): Generator<Uint8Array> {
  for (let at = from; at < to;) {
    const length = readSync(file, buffer, 0, Math.min(buffer.length, to - at), at);
    if (length === 0) return;
    at += length;
    yield buffer.subarray(0, length);
  }
}

export interface Counted {
  readonly records: number;
  readonly seen: number;
  /** Values or bytes of XML, so that no work can be left out unnoticed. */
  readonly output: number;
}

/** What one worker and two of a program that runs already take to read, and for checksums in between; milliseconds. */
export interface Round {
  readonly one: number;
  readonly checksumsOne: number;
  readonly checksumsTwo: number;
  readonly two: number;
}

/**
 * The checksum of one chunk that stays in the processor's cache, over and over: what two threads are worth here to work
 * that shares nothing and keeps the processor's units busy. Two threads on the two halves of one core gain little by
 * it, while a chain of multiplications, which mostly waits for itself, would seem to double.
 */
function checksums({ size, next }: Part): Counted {
  const chunk = Uint8Array.from({ length: CHUNK }, (_, at) => (at * 7919) & 255);
  let sum = 0;
  while (next !== null && HEADER + Atomics.add(next, 0, 1) * STRETCH < size) {
    for (let turn = 0; turn < CHECKSUMS; turn++) sum ^= crc32(chunk, turn);
  }
  return { records: 0, seen: 0, output: sum };
}

/** As many as take about as long as filtering a stretch. */
const CHECKSUMS = 12;

/** Reads what the part says. */
export async function readPart(part: Part): Promise<Counted> {
  const { work, path } = part;
  if (work === 'checksums') return checksums(part);
  const source = pieces(part);
  let output = 0;
  if (work === 'events') {
    const reading = openEvtx(source, { file: path });
    for await (const batch of reading.batches) for (const event of batch) output += event.data.length;
    const { records, recordsSeen } = reading.summary();
    return { records, seen: recordsSeen, output };
  }
  if (work === 'xml') {
    const reading = openEvtxXml(source, { file: path });
    for await (const bytes of reading.batches) output += bytes.length;
    const { records, recordsSeen } = reading.summary();
    return { records, seen: recordsSeen, output };
  }
  const reading = openEvtxRecords(source, work === 'filter' ? { file: path, filter } : { file: path });
  for await (const batch of reading.batches) {
    for (const record of batch) if (work === 'xml-strings') output += toXml(record)?.length ?? 0;
  }
  const { records, recordsSeen } = reading.summary();
  return { records, seen: recordsSeen, output };
}
