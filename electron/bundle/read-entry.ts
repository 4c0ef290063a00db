import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type ArchiveEntry, messageOf, type ReadBudget, type Report } from './archive-entry.ts';
import { type ArchiveLimits, type ArchiveProblemCode, formatBytes } from './limits.ts';
import { type RandomBytes, rangeOf } from './random-bytes.ts';

/** What reading an entry to its end has shown. */
export interface EntryOutcome {
  /** Everything was read and agrees with the directory. */
  readonly sound: boolean;
  readonly size: number;
  /** Hex, of the bytes that were read. */
  readonly sha256: string;
}

export interface EntryReading {
  /** May be taken once. Ends early, never throws, where the entry is damaged or breaks a limit. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Null until the bytes were taken to their end. */
  outcome(): EntryOutcome | null;
}

/** `counted` holds what each entry has taken of the budget already. */
export function readEntry(
  bytes: RandomBytes,
  entry: ArchiveEntry,
  limits: ArchiveLimits,
  budget: ReadBudget,
  counted: Map<ArchiveEntry, number>,
  report: Report,
): EntryReading {
  let outcome: EntryOutcome | null = null;
  async function* read(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let size = 0;
    let checksum = 0;
    let sound = true;
    const stop = (code: ArchiveProblemCode, detail: string): void => {
      sound = false;
      report(code, entry.name, detail);
    };
    try {
      const packed = rangeOf(bytes, entry.dataStart, entry.dataStart + entry.packedSize);
      for await (const piece of entry.deflated ? inflate(packed) : packed) {
        if (size + piece.length > entry.size) {
          stop('size-mismatch', `the entry unpacks to more than the ${formatBytes(entry.size)} it claims`);
          break;
        }
        const more = Math.max(size + piece.length - (counted.get(entry) ?? 0), 0);
        if (budget.used + more > limits.totalBytes) {
          stop('total-too-large', `more than ${formatBytes(limits.totalBytes)} in all; the rest was not read`);
          break;
        }
        size += piece.length;
        budget.used += more;
        counted.set(entry, (counted.get(entry) ?? 0) + more);
        hash.update(piece);
        checksum = crc32(piece, checksum);
        yield piece;
      }
    } catch (error) {
      stop('entry-damaged', `the entry breaks off after ${formatBytes(size)}: ${messageOf(error)}`);
    }
    if (sound && size !== entry.size) {
      stop('size-mismatch', `the entry holds ${formatBytes(size)} instead of the ${formatBytes(entry.size)} it claims`);
    } else if (sound && checksum !== entry.crc32) {
      stop('wrong-checksum', 'the checksum does not match: the content was damaged on its way or changed');
    }
    outcome = { sound, size, sha256: hash.digest('hex') };
  }
  return { bytes: read(), outcome: () => outcome };
}

async function* inflate(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw();
  // An error in the source or in the data destroys the inflater, and shows where it is read.
  const feeding = pipeline(Readable.from(packed, { objectMode: false }), inflater).catch(() => undefined);
  try {
    for await (const piece of inflater) {
      if (piece instanceof Uint8Array) {
        yield piece;
      }
    }
  } finally {
    inflater.destroy();
    await feeding;
  }
}
