import type { Manifest, ManifestFile } from './manifest.ts';

/**
 * verified: listed, and size and SHA-256 agree · altered: listed, and they do not · unlisted: in the bundle, not in the
 * manifest · missing: in the manifest, not in the bundle.
 */
export type FileState = 'verified' | 'altered' | 'unlisted' | 'missing';

export interface FileCheck {
  readonly name: string;
  readonly state: FileState;
  /** Bytes that were read; the manifest's number for a missing file. */
  readonly size: number;
}

/** Compares what was read with what the manifest promises: the manifest's order first, then what it does not list. */
export function checkFiles(manifest: Manifest, read: readonly ManifestFile[]): readonly FileCheck[] {
  const found = new Map(read.map((file) => [file.name, file]));
  const listed = new Set(manifest.files.map((file) => file.name));
  const checks = manifest.files.map((promised): FileCheck => {
    const file = found.get(promised.name);
    if (file === undefined) {
      return { name: promised.name, state: 'missing', size: promised.size };
    }
    const same = file.size === promised.size && file.sha256 === promised.sha256;
    return { name: promised.name, state: same ? 'verified' : 'altered', size: file.size };
  });
  const extra = read
    .filter((file) => !listed.has(file.name))
    .map((file): FileCheck => ({ name: file.name, state: 'unlisted', size: file.size }));
  return [...checks, ...extra];
}
