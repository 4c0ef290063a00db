import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { writeEvtx } from '../../shared/event-log/evtx/test-support/writer.ts';
import type { FixtureEvent } from '../../shared/event-log/evtx/test-support/writer.ts';
import { CHUNK, FRAGMENT_HEADER, RECORD_HEADER, instanceAt, recordsOf } from './chunk-records.ts';
import { filledChunk } from './filled-chunks.ts';
import { applicationEvents, distinctEvents } from './generated-events.ts';
import { variedChunks } from './varied-chunks.ts';

export const HEADER = 4096;

export type InputId =
  | 'security-200'
  | 'security-30'
  | 'real-200'
  | 'real-30'
  | 'real-distinct'
  | 'varied-92'
  | 'generated-92'
  | 'application-200'
  | 'application-50'
  | 'million';

export interface BenchInput {
  readonly id: InputId;
  readonly what: string;
  readonly path: string;
  readonly bytes: number;
}

/** Where the real logs lie, beside the checkout; not part of the project. */
const realLogs = join(import.meta.dirname, '../../../shared/evtx');

/** Chunks of the real logs, each once; none where they are not there. */
function realChunks(): readonly Uint8Array[] {
  if (!existsSync(realLogs)) return [];
  const chunks = new Map<string, Uint8Array>();
  for (const name of readdirSync(realLogs, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!name.endsWith('.evtx')) continue;
    const log = readFileSync(join(realLogs, name));
    for (let at = HEADER; at + CHUNK <= log.length; at += CHUNK) {
      const chunk = log.subarray(at, at + CHUNK);
      const intact = chunk.readUInt32LE(52) === crc32(chunk.subarray(512, Math.min(CHUNK, chunk.readUInt32LE(48))));
      // Peers stop at a damaged chunk, which would make them look fast.
      if (chunk.toString('latin1', 0, 7) !== 'ElfChnk' || !intact) continue;
      chunks.set(createHash('sha256').update(chunk).digest('hex'), chunk);
    }
  }
  return [...chunks.values()];
}

function fullChunks(): readonly Uint8Array[] {
  return realChunks().filter((chunk) => new DataView(chunk.buffer, chunk.byteOffset).getUint32(48, true) > 60_000);
}

/** Value that holds the channel, where the template has it as a value (../shared/evtx/README.md, 4.5). */
const CHANNEL = 16;

/** Chunks of Security logs. Those at hand are cuttings of a few records, so they are filled up. */
function securityChunks(): readonly Uint8Array[] {
  return realChunks()
    .filter((chunk) => {
      const view = new DataView(chunk.buffer, chunk.byteOffset);
      const channels = new Set([...recordsOf(view)].map(({ at, size }) => channelOf(chunk, view, at, size)));
      return channels.size === 1 && channels.has('Security');
    })
    .map(filledChunk);
}

function channelOf(chunk: Uint8Array, view: DataView, at: number, size: number): string | null {
  const channel = instanceAt(view, at + RECORD_HEADER + FRAGMENT_HEADER, at + size)?.list[CHANNEL];
  if (channel === undefined) return null;
  return new TextDecoder('utf-16le').decode(chunk.subarray(channel.at, channel.at + channel.size));
}

function* repeated(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  while (chunks.length > 0) yield* chunks;
}

/** Events written a few thousand at a time; the last chunk of each batch is not full, a log has one such, not hundreds. */
function* written(events: Iterator<FixtureEvent>): Generator<Uint8Array> {
  for (;;) {
    const log = writeEvtx(Array.from({ length: 4000 }, () => nextOf(events)));
    for (let at = HEADER; at + CHUNK <= log.length; at += CHUNK) yield log.subarray(at, at + CHUNK);
  }
}

function nextOf(events: Iterator<FixtureEvent>): FixtureEvent {
  const next = events.next();
  if (next.done === true) throw new Error('the events ended');
  return next.value;
}

/** Header of a closed log of so many chunks; peers believe what it says. */
export function logHeader(chunks: number): Uint8Array {
  const bytes = new Uint8Array(HEADER);
  bytes.set(new TextEncoder().encode('ElfFile'));
  const view = new DataView(bytes.buffer);
  view.setBigUint64(16, BigInt(chunks - 1), true);
  view.setBigUint64(24, 1_000_000_000n, true);
  view.setUint32(32, 128, true);
  view.setUint16(36, 1, true);
  view.setUint16(38, 3, true);
  view.setUint16(40, HEADER, true);
  view.setUint16(42, chunks & 0xffff, true);
  view.setUint32(124, crc32(bytes.subarray(0, 120)), true);
  return bytes;
}

interface Recipe {
  readonly what: string;
  /** Whether it can be made here. */
  readonly real: boolean;
  /** Chunks wanted; infinite for all there are, or until `events` are in. */
  readonly count: number;
  readonly events?: number;
  readonly chunks: () => Iterable<Uint8Array>;
}

const MIB = 16;

const recipes: Readonly<Record<InputId, Recipe>> = {
  'security-200': {
    what: '200 MiB Security log: real chunks filled up with their own records, repeated',
    real: true,
    count: 200 * MIB,
    chunks: () => repeated(securityChunks()),
  },
  'security-30': {
    what: '30 MiB of the same',
    real: true,
    count: 30 * MIB,
    chunks: () => repeated(securityChunks()),
  },
  'real-200': {
    what: '200 MiB: the full chunks of real logs, repeated',
    real: true,
    count: 200 * MIB,
    chunks: () => repeated(fullChunks()),
  },
  'real-30': { what: '30 MiB of the same', real: true, count: 30 * MIB, chunks: () => repeated(fullChunks()) },
  'real-distinct': {
    what: 'all different chunks of real logs there are, each once',
    real: true,
    count: Number.POSITIVE_INFINITY,
    chunks: realChunks,
  },
  'varied-92': {
    what: '92 MB: the full chunks of real logs, in every copy with values of their own',
    real: true,
    count: 1404,
    chunks: () => variedChunks(fullChunks()),
  },
  'generated-92': {
    what: '92 MB generated, nothing repeated: own values in every record, own templates in every chunk',
    real: false,
    count: 1404,
    chunks: () => written(distinctEvents()),
  },
  'application-200': {
    what: '200 MiB Application log of a Connect server, generated',
    real: false,
    count: 200 * MIB,
    chunks: () => written(applicationEvents()),
  },
  'application-50': {
    what: '50 MiB of the same',
    real: false,
    count: 50 * MIB,
    chunks: () => written(applicationEvents()),
  },
  million: {
    what: 'a million events of the same',
    real: false,
    count: Number.POSITIVE_INFINITY,
    events: 1_000_000,
    chunks: () => written(applicationEvents()),
  },
};

/** Makes an input if it is not there yet; null where the real logs it is made of are missing. Kept in `folder`. */
export function makeInput(folder: string, id: InputId): BenchInput | null {
  const { what, real, count, events, chunks } = recipes[id];
  if (real && !existsSync(realLogs)) return null;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${id}.evtx`);
  if (!existsSync(path)) {
    const file = openSync(`${path}.part`, 'w');
    writeSync(file, new Uint8Array(HEADER));
    let made = 0;
    let records = 0;
    for (const chunk of chunks()) {
      writeSync(file, chunk);
      made += 1;
      const view = new DataView(chunk.buffer, chunk.byteOffset);
      records += Number(view.getBigUint64(16, true) - view.getBigUint64(8, true)) + 1;
      if (made >= count || records >= (events ?? Number.POSITIVE_INFINITY)) break;
    }
    writeSync(file, logHeader(made), 0, HEADER, 0);
    closeSync(file);
    renameSync(`${path}.part`, path);
  }
  return { id, what, path, bytes: statSync(path).size };
}

/** Those of them that can be made here, one after the other; of the rest it is said that they cannot. */
export function* inputsAtHand(cache: string, ids: Iterable<InputId>): Generator<BenchInput> {
  for (const id of ids) {
    const input = makeInput(cache, id);
    if (input === null) console.log(`${id}: the real logs are not here`);
    else yield input;
  }
}
