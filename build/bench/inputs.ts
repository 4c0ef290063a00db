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
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { writeEvtx } from '../../shared/event-log/evtx/test-support/writer.ts';
import type { FixtureEvent } from '../../shared/event-log/evtx/test-support/writer.ts';

const HEADER = 4096;
const CHUNK = 65_536;

export interface BenchInput {
  readonly id: string;
  readonly what: string;
  readonly path: string;
  readonly bytes: number;
}

/** Chunks of the real logs beside this checkout, each once; none where they are not there. */
function realChunks(folder: string): readonly Uint8Array[] {
  if (!existsSync(folder)) return [];
  const chunks = new Map<string, Uint8Array>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!name.endsWith('.evtx')) continue;
    const log = readFileSync(join(folder, name));
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

/** Chunks of generated events, no two alike: other texts, times and numbers in every one. */
function writtenChunks(count: number): readonly Uint8Array[] {
  const events: FixtureEvent[] = [];
  const sources = ['ADSync', 'PasswordResetService', 'Directory Synchronization'] as const;
  let seed = 1;
  const word = (): string => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 4).toString(36);
  };
  for (let index = 0; index < 200; index++) {
    events.push({
      provider: sources[index % 3] ?? 'ADSync',
      eventId: [6329, 31_002, 656, 904][index % 4] ?? 904,
      level: 2 + (index % 3),
      timeMs: 0,
      recordId: 0,
      channel: 'Application',
      computer: 'sync01.contoso.example',
      data: [],
    });
  }
  const chunks: Uint8Array[] = [];
  for (let recordId = 1; chunks.length < count;) {
    const batch = events.map((event, index) => ({
      ...event,
      recordId: recordId + index,
      timeMs: Date.UTC(2019, 0, 1) + (recordId + index) * 1009,
      data: [`TrackingId: ${word()}-${word()}, ${Array.from({ length: 4 + (index % 12) }, word).join(' ')}`],
    }));
    recordId += batch.length;
    const log = writeEvtx(batch);
    for (let at = HEADER; at + CHUNK <= log.length && chunks.length < count; at += CHUNK) {
      // The last chunk of each batch is not full; a log has one such, not hundreds.
      const chunk = log.subarray(at, at + CHUNK);
      if (new DataView(chunk.buffer, chunk.byteOffset).getUint32(48, true) > 50_000) chunks.push(chunk);
    }
  }
  return chunks;
}

/** Header of a closed log of so many chunks; peers believe what it says. */
function header(chunks: number): Uint8Array {
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

function make(
  folder: string,
  id: string,
  what: string,
  count: number,
  chunks: () => readonly Uint8Array[],
): BenchInput {
  const path = join(folder, `${id}.evtx`);
  if (!existsSync(path)) {
    const source = chunks();
    const total = count === 0 ? source.length : count;
    const file = openSync(`${path}.part`, 'w');
    writeSync(file, header(total));
    for (let index = 0; index < total; index++) writeSync(file, source[index % source.length] ?? new Uint8Array(0));
    closeSync(file);
    renameSync(`${path}.part`, path);
  }
  return { id, what, path, bytes: statSync(path).size };
}

/** Makes what is not there yet. Inputs are kept in `folder`; delete it to make them anew. */
export function makeInputs(folder: string, realLogs: string): readonly BenchInput[] {
  mkdirSync(folder, { recursive: true });
  const inputs: BenchInput[] = [];
  if (existsSync(realLogs)) {
    const full = (): readonly Uint8Array[] =>
      realChunks(realLogs).filter((chunk) => new DataView(chunk.buffer, chunk.byteOffset).getUint32(48, true) > 60_000);
    inputs.push(make(folder, 'real-200', '200 MiB, full chunks of real logs, repeated', 3200, full));
    inputs.push(make(folder, 'real-30', '30 MiB of the same', 480, full));
    inputs.push(make(folder, 'real-2', '2 MiB of the same', 32, full));
    inputs.push(
      make(folder, 'real-distinct', 'every distinct chunk of the real logs, once', 0, () => realChunks(realLogs)),
    );
  }
  inputs.push(make(folder, 'written-92', '92 MB of generated events, no repetition', 1404, () => writtenChunks(1404)));
  return inputs;
}
