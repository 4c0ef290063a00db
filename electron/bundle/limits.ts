/** What a received archive may ask of this machine. Bytes, counts and depths are inclusive limits. */
export interface ArchiveLimits {
  /** Entries of the archive and of the archives inside it, together. */
  readonly entries: number;
  /** Unpacked bytes of one entry. */
  readonly entryBytes: number;
  /** Unpacked bytes of everything that is read from the archive and the archives inside it. */
  readonly totalBytes: number;
  /** Unpacked to packed, judged for entries above `ratioFloorBytes` only: small logs of blanks pack very well. */
  readonly ratio: number;
  readonly ratioFloorBytes: number;
  /** Characters of a name, and folders in it. */
  readonly nameLength: number;
  readonly nameDepth: number;
}

export const archiveLimits: ArchiveLimits = {
  entries: 512,
  entryBytes: 256 * 1024 * 1024,
  totalBytes: 1024 * 1024 * 1024,
  ratio: 250,
  ratioFloorBytes: 16 * 1024 * 1024,
  nameLength: 240,
  nameDepth: 16,
};

/** Something in an archive that was refused or could not be read. What is sound beside it is still read. */
export interface ArchiveProblem {
  readonly code: ArchiveProblemCode;
  /** Name of the entry in a form that is safe to show, or null for the archive as a whole. */
  readonly entry: string | null;
  /** A plain sentence. */
  readonly detail: string;
}

export type ArchiveProblemCode =
  | 'absolute-name'
  | 'bytes-after'
  | 'bytes-before'
  | 'device-name'
  | 'directory-damaged'
  | 'directory-mismatch'
  | 'drive-name'
  | 'duplicate-name'
  | 'encrypted'
  | 'entry-damaged'
  | 'entry-too-large'
  | 'facts-unreadable'
  | 'link'
  | 'manifest-unreadable'
  | 'name-too-long'
  | 'nested-too-deep'
  | 'overlapping'
  | 'parent-folder-name'
  | 'ratio-too-high'
  | 'size-mismatch'
  | 'stream-name'
  | 'too-many-entries'
  | 'total-too-large'
  | 'unprintable-name'
  | 'unsupported-method'
  | 'wrong-checksum';

/** Bytes for a person: `256 MiB`, `1.5 KiB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const rounded = unit === 0 || value >= 100 ? Math.round(value).toString() : value.toFixed(1).replace(/\.0$/u, '');
  return `${rounded} ${units[unit] ?? ''}`;
}
