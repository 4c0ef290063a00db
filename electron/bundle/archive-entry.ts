import type { ArchiveLimits, ArchiveProblemCode } from './limits.ts';
import { formatBytes } from './limits.ts';

/** One entry that passed the checks of the directory. Its bytes are checked while they are read. */
export interface ArchiveEntry {
  /** Relative, `/` separated, unique without regard to case. */
  readonly name: string;
  /** Unpacked bytes as the directory claims; the limit for one entry where the archive breaks off inside it. */
  readonly size: number;
  readonly packedSize: number;
  readonly crc32: number;
  readonly deflated: boolean;
  /** Where the packed bytes begin in the file. */
  readonly dataStart: number;
}

export type Report = (code: ArchiveProblemCode, entry: string | null, detail: string) => void;

export interface Refusal {
  readonly code: ArchiveProblemCode;
  readonly detail: string;
}

/** Judges what an entry says of itself before a byte of it is read. */
export function refuseBySize(size: number, packedSize: number, limits: ArchiveLimits): Refusal | null {
  if (size > limits.entryBytes) {
    return {
      code: 'entry-too-large',
      detail: `the entry unpacks to ${formatBytes(size)}; ${formatBytes(limits.entryBytes)} are allowed`,
    };
  }
  const ratio = size / Math.max(packedSize, 1);
  if (size > limits.ratioFloorBytes && ratio > limits.ratio) {
    return {
      code: 'ratio-too-high',
      detail: `the entry unpacks to ${Math.round(ratio)} times its size; ${limits.ratio} times are allowed`,
    };
  }
  return null;
}

export function refuseByMethod(flags: number, method: number): Refusal | null {
  if ((flags & 1) !== 0) {
    return { code: 'encrypted', detail: 'the entry is locked with a zip password; ask for it without one' };
  }
  if (method !== 0 && method !== 8) {
    return {
      code: 'unsupported-method',
      detail: `the entry is packed with method ${method}; only plain and deflate are read`,
    };
  }
  return null;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What was taken of the limits so far, shared by an archive and those inside it. */
export interface ReadBudget {
  /** Unpacked bytes; an entry that is read again counts once. */
  used: number;
  /** Entries of all directories, refused ones included. */
  entries: number;
}

export function newBudget(): ReadBudget {
  return { used: 0, entries: 0 };
}
