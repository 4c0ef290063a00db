import { type ArchiveEntry, type ReadBudget, refuseByMethod, refuseBySize, type Report } from './archive-entry.ts';
import { collisionKey, judgeEntryName } from './entry-name.ts';
import type { ArchiveLimits } from './limits.ts';
import type { RandomBytes } from './random-bytes.ts';

// A download that broke off has no directory: it stands at the end of a zip. Every entry also has a header of its own.

const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const directorySignature = 0x02014b50;
const localLength = 30;
const sizesFollow = 0x8;
const utf8Name = 0x800;
const scanBytes = 64 * 1024;

interface Extent {
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the next header begins, or null where the file ends inside this entry. */
  readonly next: number | null;
}

/**
 * The entries of a zip whose directory is gone, by their own headers; null where none stands at `start`.
 * The entry in which the file ends is given as far as it goes.
 */
export async function salvageEntries(
  bytes: RandomBytes,
  start: number,
  limits: ArchiveLimits,
  budget: ReadBudget,
  report: Report,
): Promise<readonly ArchiveEntry[] | null> {
  const entries: ArchiveEntry[] = [];
  const taken = new Set<string>();
  const allowed = limits.entries - budget.entries;
  let position = start;
  let seen = 0;
  for (;;) {
    const header = await bytes.read(position, localLength);
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
    if (header.length < localLength || view.getUint32(0, true) !== localSignature) {
      if (seen === 0) {
        return null;
      }
      const atDirectory = header.length >= 4 && view.getUint32(0, true) === directorySignature;
      report(
        'directory-damaged',
        null,
        atDirectory
          ? 'the archive breaks off inside its directory; the entries were found by their own headers'
          : 'the archive breaks off before its directory; the entries were found by their own headers',
      );
      return entries;
    }
    if (seen === allowed) {
      report('too-many-entries', null, `the archive has no sound directory; its first ${allowed} entries were read`);
      return entries;
    }
    seen += 1;
    budget.entries += 1;
    const flags = view.getUint16(6, true);
    const method = view.getUint16(8, true);
    const nameLength = view.getUint16(26, true);
    const dataStart = position + localLength + nameLength + view.getUint16(28, true);
    const nameBytes = await bytes.read(position + localLength, nameLength);
    const extent =
      (flags & sizesFollow) === 0
        ? extentOfHeader(view, dataStart, bytes.size)
        : await extentOfDescriptor(bytes, dataStart, limits);
    const entry = admit(nameBytes, flags, method, dataStart, extent, limits, report, taken);
    if (entry !== null) {
      entries.push(entry);
    }
    if (extent.next === null) {
      report('directory-damaged', null, 'the archive breaks off inside an entry; it was read as far as it goes');
      return entries;
    }
    position = extent.next;
  }
}

function admit(
  nameBytes: Uint8Array,
  flags: number,
  method: number,
  dataStart: number,
  extent: Extent,
  limits: ArchiveLimits,
  report: Report,
  taken: Set<string>,
): ArchiveEntry | null {
  const decoder = new TextDecoder((flags & utf8Name) === 0 ? 'latin1' : 'utf-8');
  const verdict = judgeEntryName(decoder.decode(nameBytes), limits);
  if (verdict.kind === 'folder') {
    return null;
  }
  const refusal =
    verdict.kind === 'refused'
      ? verdict
      : (refuseByMethod(flags, method) ??
        (extent.next === null ? null : refuseBySize(extent.size, extent.packedSize, limits)));
  if (refusal !== null) {
    report(refusal.code, verdict.name, refusal.detail);
    return null;
  }
  const key = collisionKey(verdict.name);
  if (taken.has(key)) {
    report('duplicate-name', verdict.name, 'another entry has the same name; this one was not read');
    return null;
  }
  taken.add(key);
  return {
    name: verdict.name,
    size: extent.size,
    packedSize: extent.packedSize,
    crc32: extent.crc32,
    deflated: method === 8,
    dataStart,
  };
}

function extentOfHeader(view: DataView, dataStart: number, fileSize: number): Extent {
  const packedSize = view.getUint32(18, true);
  const next = dataStart + packedSize;
  return {
    crc32: view.getUint32(14, true),
    packedSize: Math.min(packedSize, Math.max(fileSize - dataStart, 0)),
    size: view.getUint32(22, true),
    next: next <= fileSize ? next : null,
  };
}

/** Looks for the record behind the data that gives the sizes, and is only believed where they fit. */
async function extentOfDescriptor(bytes: RandomBytes, dataStart: number, limits: ArchiveLimits): Promise<Extent> {
  for (let at = dataStart; at < bytes.size;) {
    const piece = await bytes.read(at, scanBytes + 16);
    const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
    for (let index = piece.indexOf(0x50); index !== -1 && index + 16 <= piece.length;) {
      if (view.getUint32(index, true) === descriptorSignature) {
        const packedSize = view.getUint32(index + 8, true);
        if (packedSize === at + index - dataStart) {
          return {
            crc32: view.getUint32(index + 4, true),
            packedSize,
            size: view.getUint32(index + 12, true),
            next: at + index + 16,
          };
        }
      }
      index = piece.indexOf(0x50, index + 1);
    }
    if (piece.length < scanBytes + 16) {
      break;
    }
    at += scanBytes;
  }
  return { crc32: 0, packedSize: Math.max(bytes.size - dataStart, 0), size: limits.entryBytes, next: null };
}
