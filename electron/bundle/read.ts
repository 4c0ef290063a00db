import { createHash } from 'node:crypto';
import { checkFiles, type FileCheck } from '../../shared/bundle/file-check.ts';
import { type Manifest, manifestFileName, type ManifestFile, parseManifest } from '../../shared/bundle/manifest.ts';
import { parseFacts } from '../../shared/bundle/facts-schema.ts';
import { shortCode } from '../../shared/bundle/short-code.ts';
import type { Facts } from '../../shared/facts/facts.ts';
import { failure, success, type Result } from '../../shared/result/result.ts';
import { type ArchiveEntry, messageOf, newBudget, type ReadBudget } from './archive-entry.ts';
import { type Archive, openArchive } from './archive.ts';
import { isEncrypted, type Keys, unlock, type UnlockProblem } from './encryption.ts';
import { bestForms, isLogName } from './gathered.ts';
import { type ArchiveLimits, archiveLimits, type ArchiveProblem, formatBytes } from './limits.ts';
import { manifestProblem } from './manifest-problem.ts';
import { fileBytes, memoryBytes, type RandomBytes } from './random-bytes.ts';
import type { EntryOutcome } from './read-entry.ts';

/** A log inside the archive, or inside an archive in it: `inner.zip/System.evtx`. */
export interface BundleLog {
  readonly name: string;
  /** Unpacked bytes as the archive claims. */
  readonly size: number;
  /** The bytes in order, from the start each time. Ends early where the entry is damaged, and says so in `problems`. */
  open(): AsyncIterable<Uint8Array>;
}

export interface OpenedBundle {
  /** Null for a zip that is no bundle of ours, or whose manifest cannot be read (then `problems` says why). */
  readonly manifest: Manifest | null;
  /** SHA-256 of manifest.json in hex, and the code to read out; null without a manifest. */
  readonly seal: { readonly sha256: string; readonly shortCode: string } | null;
  readonly facts: Facts;
  readonly logs: readonly BundleLog[];
  /** All entries by name, those of inner archives not included. */
  readonly names: readonly string[];
  /** Grows while logs are read. */
  problems(): readonly ArchiveProblem[];
  /** Whole content of one entry, null where there is none, it is damaged, or it is larger than `maxBytes`. */
  readFile(name: string, maxBytes: number): Promise<Uint8Array | null>;
  /** Content of one entry as it comes; nothing where there is none. */
  openFile(name: string): AsyncIterable<Uint8Array>;
  /** Reads what was not read yet and compares everything with the manifest. Empty without a manifest. */
  verify(): Promise<readonly FileCheck[]>;
  close(): Promise<void>;
}

export type OpenBundleError =
  | { readonly code: 'unreadable'; readonly path: string; readonly reason: string }
  | { readonly code: 'locked'; readonly problem: UnlockProblem }
  | { readonly code: 'not-a-zip' }
  | { readonly code: 'nothing-readable'; readonly problems: readonly ArchiveProblem[] };

export interface OpenBundleOptions {
  readonly limits?: ArchiveLimits;
  /** For a bundle that is encrypted. */
  readonly keys?: Keys;
}

/** Manifest and facts are read whole; they are small by nature. */
const documentBytes = 8 * 1024 * 1024;

// Sample: `from-customer.zip`.
const archiveName = /\.zip$/iu;
/**
 * Opens our bundle, or any zip that holds logs, from a path or from memory. Hostile until proven otherwise: see
 * `limits.ts` for what is refused. Entries are streamed; nothing is written to disk.
 */
export async function openBundle(
  source: string | Uint8Array,
  options: OpenBundleOptions = {},
): Promise<Result<OpenedBundle, OpenBundleError>> {
  const limits = options.limits ?? archiveLimits;
  let bytes: RandomBytes;
  try {
    bytes = typeof source === 'string' ? await fileBytes(source) : memoryBytes(source);
  } catch (error) {
    return failure({ code: 'unreadable', path: String(source), reason: messageOf(error) });
  }
  const budget = newBudget();
  try {
    if (await isEncrypted(bytes)) {
      const unlocked = await unlockedBytes(bytes, options.keys ?? { identities: [], passphrases: [] });
      await bytes.close();
      if (!unlocked.ok) {
        return failure({ code: 'locked', problem: unlocked.error });
      }
      bytes = unlocked.value;
    }
    const archive = await openArchive(bytes, limits, budget);
    if (!archive.ok) {
      await bytes.close();
      return archive;
    }
    return success(await assemble(bytes, archive.value, limits, budget));
  } catch (error) {
    // The medium failed under us: a removed stick, a lost share.
    await bytes.close();
    return failure({ code: 'unreadable', path: typeof source === 'string' ? source : '', reason: messageOf(error) });
  }
}

/** The plain bytes of an encrypted bundle; closing them removes their temporary file. */
async function unlockedBytes(bytes: RandomBytes, keys: Keys): Promise<Result<RandomBytes, UnlockProblem>> {
  const unlocked = await unlock(bytes, keys);
  if (!unlocked.ok) {
    return unlocked;
  }
  const held = unlocked.value;
  const plain = await fileBytes(held.path);
  return success({
    ...plain,
    async close() {
      await plain.close();
      await held.dispose();
    },
  });
}

async function assemble(
  bytes: RandomBytes,
  archive: Archive,
  limits: ArchiveLimits,
  budget: ReadBudget,
): Promise<OpenedBundle> {
  const extra: ArchiveProblem[] = [];
  const inner: { readonly name: string; readonly archive: Archive }[] = [];
  const outcomes = new Map<string, EntryOutcome>();
  const byName = new Map(archive.entries.map((entry) => [entry.name, entry]));

  async function* stream(entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
    const reading = archive.read(entry);
    yield* reading.bytes;
    const outcome = reading.outcome();
    if (outcome !== null) {
      outcomes.set(entry.name, outcome);
    }
  }
  const readFile = async (name: string, maxBytes: number): Promise<Uint8Array | null> => {
    const entry = byName.get(name);
    if (entry === undefined || entry.size > maxBytes) {
      return null;
    }
    const content = await joined(stream(entry));
    return outcomes.get(name)?.sound === true ? content : null;
  };

  const { manifest, seal } = await readManifest(readFile, byName.has(manifestFileName), extra);
  const facts = manifest === null ? {} : await readFacts(readFile, extra);
  const logs = logsOf(archive.entries, manifest !== null).map((entry): BundleLog => ({
    name: entry.name,
    size: entry.size,
    open: () => stream(entry),
  }));
  let innerBytes = 0;
  for (const entry of archive.entries.filter(({ name }) => archiveName.test(name))) {
    innerBytes += entry.size;
    if (innerBytes > limits.entryBytes) {
      // Inner archives are held in memory.
      const detail = `the archives inside hold more than ${formatBytes(limits.entryBytes)}; this one was not opened`;
      extra.push({ code: 'total-too-large', entry: entry.name, detail });
      continue;
    }
    const opened = await openInner(entry, await joined(stream(entry)), limits, budget, extra);
    if (opened !== null) {
      inner.push({ name: entry.name, archive: opened.archive });
      logs.push(...opened.logs);
    }
  }

  return {
    manifest,
    seal,
    facts,
    logs,
    names: archive.entries.map((entry) => entry.name),
    problems: () => [
      ...archive.problems(),
      ...inner.flatMap((each) => prefixed(each.name, each.archive.problems())),
      ...extra,
    ],
    readFile,
    async *openFile(name) {
      const entry = byName.get(name);
      if (entry !== undefined) {
        yield* stream(entry);
      }
    },
    async verify() {
      if (manifest === null) {
        return [];
      }
      for (const entry of archive.entries) {
        if (!outcomes.has(entry.name)) {
          await drain(stream(entry));
        }
      }
      const read: ManifestFile[] = [];
      for (const [name, { size, sha256 }] of outcomes) {
        if (name !== manifestFileName) {
          read.push({ name, size, sha256 });
        }
      }
      return checkFiles(manifest, read);
    },
    close: () => bytes.close(),
  };
}

async function readManifest(
  readFile: OpenedBundle['readFile'],
  present: boolean,
  problems: ArchiveProblem[],
): Promise<Pick<OpenedBundle, 'manifest' | 'seal'>> {
  const content = present ? await readFile(manifestFileName, documentBytes) : null;
  if (content === null) {
    return { manifest: null, seal: null };
  }
  const parsed = parseManifest(new TextDecoder().decode(content));
  if (!parsed.ok) {
    problems.push({
      code: 'manifest-unreadable',
      entry: manifestFileName,
      detail: manifestProblem(parsed.error),
    });
    return { manifest: null, seal: null };
  }
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { manifest: parsed.value, seal: { sha256, shortCode: shortCode(sha256) } };
}

async function readFacts(readFile: OpenedBundle['readFile'], problems: ArchiveProblem[]): Promise<Facts> {
  const content = await readFile('facts.json', documentBytes);
  if (content === null) {
    problems.push({
      code: 'facts-unreadable',
      entry: 'facts.json',
      detail: 'the facts about the server are missing or damaged; rules that need them are not evaluated',
    });
    return {};
  }
  const reading = parseFacts(new TextDecoder().decode(content));
  for (const problem of reading.problems) {
    problems.push({
      code: 'facts-unreadable',
      entry: 'facts.json',
      detail: `${problem.key === '' ? 'the file' : problem.key} was left out: ${problem.detail}`,
    });
  }
  return reading.facts;
}

async function openInner(
  entry: ArchiveEntry,
  content: Uint8Array,
  limits: ArchiveLimits,
  budget: ReadBudget,
  problems: ArchiveProblem[],
): Promise<{ readonly archive: Archive; readonly logs: readonly BundleLog[] } | null> {
  const opened = await openArchive(memoryBytes(content), limits, budget);
  if (!opened.ok) {
    problems.push(
      ...(opened.error.code === 'not-a-zip'
        ? [{ code: 'entry-damaged' as const, entry: entry.name, detail: 'the inner archive is no zip' }]
        : prefixed(entry.name, opened.error.problems)),
    );
    return null;
  }
  const archive = opened.value;
  for (const deeper of archive.entries.filter(({ name }) => archiveName.test(name))) {
    problems.push({
      code: 'nested-too-deep',
      entry: `${entry.name}/${deeper.name}`,
      detail: 'an archive inside an archive inside an archive is not opened',
    });
  }
  const logs = logsOf(archive.entries, false).map((log): BundleLog => ({
    name: `${entry.name}/${log.name}`,
    size: log.size,
    open: () => archive.read(log).bytes,
  }));
  return { archive, logs };
}

function prefixed(name: string, problems: readonly ArchiveProblem[]): readonly ArchiveProblem[] {
  return problems.map((problem) => ({
    ...problem,
    entry: problem.entry === null ? name : `${name}/${problem.entry}`,
  }));
}

/** The entries that are logs; of a bundle of ours each log once. */
function logsOf(entries: readonly ArchiveEntry[], ours: boolean): readonly ArchiveEntry[] {
  const logs = entries.filter(({ name }) => isLogName(name));
  return ours ? bestForms(logs) : logs;
}

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) {
    parts.push(piece);
  }
  return Buffer.concat(parts);
}

async function drain(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  while (!((await iterator.next()).done ?? false)) {
    // The reading keeps size and hash.
  }
}
