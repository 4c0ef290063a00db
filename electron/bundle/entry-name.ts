import type { ArchiveLimits, ArchiveProblemCode } from './limits.ts';

export type EntryNameVerdict =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'folder'; readonly name: string }
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly code: ArchiveProblemCode;
      readonly detail: string;
    };

// C0, DEL, C1, and the marks that turn the reading direction: a name must read as it is.
// Sample: U+0000, U+001B, U+202E.
const unprintable = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const unprintableAll = new RegExp(unprintable.source, 'gu');
// Sample: `C:\Windows`, `c:file`.
const drive = /^[A-Za-z]:/u;
// Sample: `NUL`, `com1.log`, `CONIN$`, `LPT¹`.
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:\..*)?$/iu;

/**
 * Judges a name inside an archive. Nothing is ever unpacked by name; the check protects whoever unpacks the same
 * archive with another tool, and keeps two files from passing as one. `\` counts as `/`: .NET before 4.6.1 wrote it.
 */
export function judgeEntryName(raw: string, limits: ArchiveLimits): EntryNameVerdict {
  const name = raw.replaceAll('\\', '/');
  const shown = printableName(name);
  const refuse = (code: ArchiveProblemCode, detail: string): EntryNameVerdict => ({
    kind: 'refused',
    name: shown,
    code,
    detail,
  });
  if (name.length > limits.nameLength) {
    return refuse('name-too-long', `the name has ${name.length} characters; ${limits.nameLength} are allowed`);
  }
  if (name === '' || unprintable.test(name)) {
    return refuse('unprintable-name', 'the name is empty or holds characters that cannot be shown');
  }
  if (name.startsWith('/')) {
    return refuse('absolute-name', 'the name is an absolute path');
  }
  if (drive.test(name)) {
    return refuse('drive-name', 'the name starts with a drive letter');
  }
  if (name.includes(':')) {
    return refuse('stream-name', 'the name addresses an alternate data stream');
  }
  const isFolder = name.endsWith('/');
  const segments = (isFolder ? name.slice(0, -1) : name).split('/');
  if (segments.some((segment) => segment === '..' || segment === '.' || segment === '')) {
    return refuse('parent-folder-name', 'the name climbs out of its folder');
  }
  if (segments.some((segment) => device.test(segment) || segment.endsWith('.') || segment.endsWith(' '))) {
    return refuse('device-name', 'Windows would take the name for a device or for another file');
  }
  if (segments.length > limits.nameDepth) {
    return refuse('name-too-long', `the name has ${segments.length} folders; ${limits.nameDepth} are allowed`);
  }
  return { kind: isFolder ? 'folder' : 'file', name };
}

/** Two names that some file system takes for one have the same key. */
export function collisionKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The name with everything that could disturb a terminal or a line of text made visible, at most 120 characters. */
export function printableName(name: string): string {
  const safe = name.replaceAll(
    unprintableAll,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return safe.length > 120 ? `${safe.slice(0, 117)}...` : safe;
}
