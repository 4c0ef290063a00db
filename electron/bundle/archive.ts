import yauzl from 'yauzl';
import { failure, success, type Result } from '../../shared/result/result.ts';
import {
  type ArchiveEntry,
  messageOf,
  type ReadBudget,
  refuseByMethod,
  refuseBySize,
  type Refusal,
  type Report,
} from './archive-entry.ts';
import { collisionKey, judgeEntryName } from './entry-name.ts';
import { type ArchiveLimits, type ArchiveProblem, formatBytes } from './limits.ts';
import { type RandomBytes, WindowReader } from './random-bytes.ts';
import { type EntryReading, readEntry } from './read-entry.ts';
import { salvageEntries } from './salvage.ts';
import { findZipExtent } from './zip-end.ts';

export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  /** Grows while entries are read. */
  problems(): readonly ArchiveProblem[];
  read(entry: ArchiveEntry): EntryReading;
}

export type ArchiveError =
  | { readonly code: 'not-a-zip' }
  | { readonly code: 'nothing-readable'; readonly problems: readonly ArchiveProblem[] };

/**
 * Reads the directory of a zip that may be hostile. An entry that breaks a rule is refused with a problem; the others
 * stand. Fails only where nothing of the file can be read as a zip. The caller closes `bytes`.
 */
export async function openArchive(
  bytes: RandomBytes,
  limits: ArchiveLimits,
  budget: ReadBudget,
): Promise<Result<Archive, ArchiveError>> {
  let problems: ArchiveProblem[] = [];
  // What is wrong with an entry shows each time it is read, and is told once.
  const report: Report = (code, entry, detail) => {
    if (!problems.some((told) => told.code === code && told.entry === entry && told.detail === detail)) {
      problems.push({ code, entry, detail });
    }
  };
  const extent = await findZipExtent(bytes);
  let entries: readonly ArchiveEntry[];
  if (extent === null) {
    const salvaged = await salvageEntries(bytes, 0, limits, budget, report);
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
    const whole = [...problems];
    const before = budget.entries;
    const listed = await listEntries(bytes, extent, limits, budget, report);
    entries = listed.entries;
    if (listed.damage !== null) {
      // What the directory no longer names may still stand there, under headers of its own.
      const found: ArchiveProblem[] = [];
      const taken = { ...budget, entries: before };
      const salvaged = await salvageEntries(bytes, extent.start, limits, taken, (code, entry, detail) => {
        found.push({ code, entry, detail });
      });
      const isBetter = salvaged !== null && salvaged.length > entries.length;
      if (isBetter) {
        entries = salvaged;
        budget.entries = taken.entries;
        problems = [...whole, ...found.filter(({ code }) => code !== 'directory-damaged')];
      }
      report(
        'directory-damaged',
        null,
        `the archive's directory is damaged (${listed.damage})${isBetter ? '; the entries were found by their own headers' : '; what it lists up to there was read'}`,
      );
    }
  }
  if (entries.length === 0 && problems.length > 0) {
    return failure({ code: 'nothing-readable', problems });
  }
  const counted = new Map<ArchiveEntry, number>();
  return success({
    entries,
    problems: () => problems,
    read: (entry) => readEntry(bytes, entry, limits, budget, counted, report),
  });
}

interface Listing {
  readonly entries: readonly ArchiveEntry[];
  /** Why the directory could not be read to its end, or null. */
  readonly damage: string | null;
}

async function listEntries(
  bytes: RandomBytes,
  extent: { readonly start: number; readonly end: number; readonly directory: { readonly length: number } | null },
  limits: ArchiveLimits,
  budget: ReadBudget,
  report: Report,
): Promise<Listing> {
  const entries: ArchiveEntry[] = [];
  const taken = new Set<string>();
  const ranges: { readonly from: number; readonly to: number }[] = [];
  const allowed = limits.entries - budget.entries;
  let listed = 0;
  let directoryLength = 0;
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(
      new WindowReader(bytes, extent.start, extent.end - extent.start),
      extent.end - extent.start,
      { autoClose: false, decodeStrings: false, validateEntrySizes: false },
    );
    // An error after the last answer of the iterator has no listener and would end the process.
    zip.on('error', () => undefined);
    for await (const found of zip.eachEntry()) {
      if (listed === allowed) {
        report('too-many-entries', null, `${zip.entryCount} entries are listed; the first ${allowed} were read`);
        return { entries, damage: null };
      }
      listed += 1;
      budget.entries += 1;
      directoryLength += 46 + found.fileNameLength + found.extraFieldLength + found.fileCommentLength;
      const entry = await admit(zip, found, extent.start, limits, report, taken, ranges);
      if (entry !== null) {
        entries.push(entry);
      }
    }
  } catch (error) {
    return { entries, damage: messageOf(error) };
  }
  if (extent.directory !== null && directoryLength !== extent.directory.length) {
    report('directory-mismatch', null, "the archive's directory holds more than its end record counts");
  }
  return { entries, damage: null };
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
