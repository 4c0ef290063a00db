import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { failure, success, type Result } from '../../shared/result/result.ts';
import {
  type ArchiveEntry,
  messageOf,
  refuseByMethod,
  refuseBySize,
  type Refusal,
  type Report,
} from './archive-entry.ts';
import { collisionKey, judgeEntryName } from './entry-name.ts';
import { type ArchiveLimits, type ArchiveProblem, type ArchiveProblemCode, formatBytes } from './limits.ts';
import { type RandomBytes, rangeOf, WindowReader } from './random-bytes.ts';
import { salvageEntries } from './salvage.ts';
import { findZipExtent } from './zip-end.ts';

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

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  /** Grows while entries are read. */
  problems(): readonly ArchiveProblem[];
  read(entry: ArchiveEntry): EntryReading;
}

export type ArchiveError =
  | { readonly code: 'not-a-zip' }
  | { readonly code: 'nothing-readable'; readonly problems: readonly ArchiveProblem[] };

/** Unpacked bytes that were read so far, shared by an archive and those inside it. */
export interface ReadBudget {
  used: number;
}

/**
 * Reads the directory of a zip that may be hostile. An entry that breaks a rule is refused with a problem; the others
 * stand. Fails only where nothing of the file can be read as a zip. The caller closes `bytes`.
 */
export async function openArchive(
  bytes: RandomBytes,
  limits: ArchiveLimits,
  budget: ReadBudget,
): Promise<Result<Archive, ArchiveError>> {
  const problems: ArchiveProblem[] = [];
  const report: Report = (code, entry, detail) => {
    problems.push({ code, entry, detail });
  };
  const extent = await findZipExtent(bytes);
  let entries: readonly ArchiveEntry[];
  if (extent === null) {
    const salvaged = await salvageEntries(bytes, limits, report);
    if (salvaged === null) {
      return failure({ code: 'not-a-zip' });
    }
    entries = salvaged;
  } else {
    if (extent.start > 0) {
      report('bytes-before', null, `${formatBytes(extent.start)} stand before the archive; they were not read`);
    }
    if (extent.end < bytes.size) {
      report(
        'bytes-after',
        null,
        `${formatBytes(bytes.size - extent.end)} stand behind the archive; they were not read`,
      );
    }
    entries = await listEntries(bytes, extent, limits, report);
  }
  if (entries.length === 0 && problems.length > 0) {
    return failure({ code: 'nothing-readable', problems });
  }
  return success({
    entries,
    problems: () => problems,
    read: (entry) => readEntry(bytes, entry, limits, budget, report),
  });
}

async function listEntries(
  bytes: RandomBytes,
  extent: { readonly start: number; readonly end: number; readonly directory: { readonly length: number } | null },
  limits: ArchiveLimits,
  report: Report,
): Promise<readonly ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  const taken = new Set<string>();
  const ranges: { readonly from: number; readonly to: number }[] = [];
  let listed = 0;
  let directoryLength = 0;
  let complete = false;
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(
      new WindowReader(bytes, extent.start, extent.end - extent.start),
      extent.end - extent.start,
      { autoClose: false, decodeStrings: false, validateEntrySizes: false },
    );
    // An error after the last answer of the iterator has no listener and would end the process.
    zip.on('error', () => undefined);
    for await (const found of zip.eachEntry()) {
      listed += 1;
      if (listed > limits.entries) {
        report('too-many-entries', null, `${zip.entryCount} entries are listed; the first ${limits.entries} were read`);
        break;
      }
      directoryLength += 46 + found.fileNameLength + found.extraFieldLength + found.fileCommentLength;
      const entry = await admit(zip, found, extent.start, limits, report, taken, ranges);
      if (entry !== null) {
        entries.push(entry);
      }
    }
    complete = listed <= limits.entries;
  } catch (error) {
    report('directory-damaged', null, `the archive's directory cannot be read further: ${messageOf(error)}`);
  }
  if (complete && extent.directory !== null && directoryLength !== extent.directory.length) {
    report('directory-mismatch', null, "the archive's directory holds more than its end record counts");
  }
  return entries;
}

async function admit(
  zip: yauzl.ZipFile,
  found: yauzl.Entry,
  start: number,
  limits: ArchiveLimits,
  report: Report,
  taken: Set<string>,
  ranges: { readonly from: number; readonly to: number }[],
): Promise<ArchiveEntry | null> {
  const rawName = yauzl.getFileNameLowLevel(found.generalPurposeBitFlag, found.fileNameRaw, found.extraFields, false);
  const verdict = judgeEntryName(rawName, limits);
  if (verdict.kind === 'refused') {
    report(verdict.code, verdict.name, verdict.detail);
    return null;
  }
  if (verdict.kind === 'folder') {
    return null;
  }
  const { name } = verdict;
  const refusal = refusalOf(found, limits);
  if (refusal !== null) {
    report(refusal.code, name, refusal.detail);
    return null;
  }
  const key = collisionKey(name);
  if (taken.has(key)) {
    report('duplicate-name', name, 'another entry has the same name; this one was not read');
    return null;
  }
  taken.add(key);
  let header: yauzl.LocalFileHeader;
  try {
    header = await zip.readLocalFileHeaderPromise(found);
  } catch (error) {
    report('entry-damaged', name, `the entry cannot be found: ${messageOf(error)}`);
    return null;
  }
  if (!header.fileName.equals(found.fileNameRaw)) {
    report('directory-mismatch', name, "the directory and the entry's own header give different names");
    return null;
  }
  const range = { from: found.relativeOffsetOfLocalHeader, to: header.fileDataStart + found.compressedSize };
  if (ranges.some((other) => range.from < other.to && other.from < range.to)) {
    report('overlapping', name, 'the entry shares its bytes with another one; it was not read');
    return null;
  }
  ranges.push(range);
  return {
    name,
    size: found.uncompressedSize,
    packedSize: found.compressedSize,
    crc32: found.crc32,
    deflated: found.compressionMethod === 8,
    dataStart: start + header.fileDataStart,
  };
}

const unixKind = 0xf000;
const unixFile = 0x8000;
const unixLink = 0xa000;
const windowsReparsePoint = 0x400;

function refusalOf(found: yauzl.Entry, limits: ArchiveLimits): Refusal | null {
  const kind = (found.externalFileAttributes >>> 16) & unixKind;
  if (kind === unixLink || (found.externalFileAttributes & windowsReparsePoint) !== 0) {
    return { code: 'link', detail: 'the entry is a link' };
  }
  if (kind !== 0 && kind !== unixFile) {
    return { code: 'link', detail: 'the entry is not a plain file' };
  }
  if (found.compressionMethod === 0 && found.compressedSize !== found.uncompressedSize && !found.isEncrypted()) {
    return { code: 'size-mismatch', detail: 'the entry is not packed, yet its two sizes differ' };
  }
  return (
    refuseByMethod(found.generalPurposeBitFlag, found.compressionMethod) ??
    refuseBySize(found.uncompressedSize, found.compressedSize, limits)
  );
}

function readEntry(
  bytes: RandomBytes,
  entry: ArchiveEntry,
  limits: ArchiveLimits,
  budget: ReadBudget,
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
        if (budget.used + piece.length > limits.totalBytes) {
          stop('total-too-large', `more than ${formatBytes(limits.totalBytes)} in all; the rest was not read`);
          break;
        }
        size += piece.length;
        budget.used += piece.length;
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
