import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Analysis } from '../shared/analysis/analysis.ts';
import type { FileCheck } from '../shared/bundle/file-check.ts';
import { type Manifest, manifestOutcomes } from '../shared/bundle/manifest.ts';
import type { Facts } from '../shared/facts/facts.ts';
import { assertNever, failure, success, type Result } from '../shared/result/result.ts';
import { messageOf } from './bundle/archive-entry.ts';
import { codeOf } from './bundle/disk.ts';
import type { Keys, UnlockProblem } from './bundle/encryption.ts';
import { type ArchiveLimits, type ArchiveProblem } from './bundle/limits.ts';
import { bestForms, type Gathered, gatheredFrom, isLogName } from './bundle/gathered.ts';
import { fileBytes, type RandomBytes, rangeOf } from './bundle/random-bytes.ts';
import { openBundle, type OpenBundleError, type OpenedBundle } from './bundle/read.ts';
import type { Collection } from './collect/collector.ts';
import { type Decode, decodeHere, type JobLog } from './decode/decode-job.ts';

export interface AnalyzeOptions {
  /** Verdicts on logs that are in no bundle of ours are judged at this moment, milliseconds since 1970 UTC. */
  readonly nowMs: number;
  readonly signal?: AbortSignal;
  readonly limits?: ArchiveLimits;
  /** For bundles that are encrypted. */
  readonly keys?: Keys;
  /** Where logs are decoded; in this process unless told otherwise. */
  readonly decode?: Decode;
}

export interface AnalyzedInput {
  readonly path: string;
  readonly kind: 'log' | 'bundle' | 'zip';
  /** Names of the logs that were read. */
  readonly logs: readonly string[];
  readonly problems: readonly ArchiveProblem[];
  /** For a bundle: how its files compare with its manifest. */
  readonly files: readonly FileCheck[];
  readonly manifest: Manifest | null;
  readonly shortCode: string | null;
}

/** An input, or a log inside one, that could not be read at all. */
export interface UnreadableInput {
  readonly path: string;
  readonly reason: string;
}

export interface InputAnalysis {
  readonly analysis: Analysis;
  readonly facts: Facts;
  readonly computer: string | null;
  /** Name of the recorded server the bundle was made from, or null. */
  readonly sample: string | null;
  readonly inputs: readonly AnalyzedInput[];
  readonly unreadable: readonly UnreadableInput[];
}

/**
 * Analyses logs, bundles and zips together. For a bundle of ours the facts, the outcomes and the moment of collection
 * come from it, so that the result equals the live one byte for byte. Fails where none of the inputs can be read.
 */
export async function analyzeInputs(
  paths: readonly string[],
  options: AnalyzeOptions,
): Promise<
  Result<InputAnalysis, { readonly code: 'nothing-readable'; readonly unreadable: readonly UnreadableInput[] }>
> {
  const unreadable: UnreadableInput[] = [];
  const opened: { readonly path: string; readonly bundle: OpenedBundle | null }[] = [];
  for (const path of paths) {
    const kind = await inputKind(path);
    if (kind.kind === 'unreadable') {
      unreadable.push({ path, reason: kind.reason });
    } else if (kind.kind === 'log') {
      opened.push({ path, bundle: null });
    } else {
      const { limits, keys } = options;
      const bundle = await openBundle(path, {
        ...(limits === undefined ? {} : { limits }),
        ...(keys === undefined ? {} : { keys }),
      });
      if (bundle.ok) {
        opened.push({ path, bundle: bundle.value });
      } else {
        unreadable.push({ path, reason: describeOpenError(bundle.error) });
      }
    }
  }
  // Facts speak of one server at one time: with several bundles the newest one speaks.
  const newest = opened
    .flatMap(({ bundle }) => (bundle?.manifest == null ? [] : [{ bundle, manifest: bundle.manifest }]))
    .toSorted((a, b) => b.manifest.collectedAt.localeCompare(a.manifest.collectedAt))[0];
  const names = uniqueNames(opened);
  const planned = opened.flatMap(({ path, bundle }) => planLogs(path, bundle, names));
  try {
    const { analysis, facts, refused } = await (options.decode ?? decodeHere)({
      context: {
        analysis: {
          asOf: newest?.manifest.collectedAt ?? new Date(options.nowMs).toISOString(),
          askedSince: newest?.manifest.window.since ?? null,
          askedUntil: newest?.manifest.window.until ?? null,
        },
        facts: newest?.bundle.facts ?? {},
        outcomes: newest === undefined ? [] : manifestOutcomes(newest.manifest),
      },
      logs: planned,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const failed = new Map<PlannedLog, string>();
    for (const [index, log] of planned.entries()) {
      const reason = log.sourceError() ?? refused.get(index);
      if (reason !== undefined) {
        failed.set(log, reason);
        if (log.isLogForSure) {
          unreadable.push({ path: log.path, reason });
        }
      }
    }
    const inputs: AnalyzedInput[] = [];
    for (const { path, bundle } of opened) {
      const logs = planned.filter((log) => log.input === path && !failed.has(log)).map((log) => log.ownName);
      if (bundle !== null || logs.length > 0) {
        inputs.push(await describeInput(path, bundle, logs));
      }
    }
    if (inputs.every((input) => input.logs.length === 0 && input.manifest === null)) {
      const empty = inputs.map(({ path }) => ({ path, reason: 'there is no event log in it' }));
      return failure({ code: 'nothing-readable', unreadable: [...unreadable, ...empty] });
    }
    const computer = newest?.manifest.computer ?? null;
    const sample = newest?.manifest.sample ?? null;
    return success({ analysis, facts, computer, sample, inputs, unreadable });
  } finally {
    for (const { bundle } of opened) {
      await bundle?.close();
    }
  }
}

async function describeInput(
  path: string,
  bundle: OpenedBundle | null,
  logs: readonly string[],
): Promise<AnalyzedInput> {
  if (bundle === null) {
    return { path, kind: 'log', logs, problems: [], files: [], manifest: null, shortCode: null };
  }
  const files = await bundle.verify();
  return {
    path,
    kind: bundle.manifest === null ? 'zip' : 'bundle',
    logs,
    problems: bundle.problems(),
    files,
    manifest: bundle.manifest,
    shortCode: bundle.seal?.shortCode ?? null,
  };
}

interface PlannedLog extends JobLog {
  /** The input it belongs to, as it was given. */
  readonly input: string;
  /** Its name inside that input, and the two together for a message. */
  readonly ownName: string;
  readonly path: string;
  /** XML or CSV in a zip may be anything; it is missed only where it must be a log. */
  readonly isLogForSure: boolean;
  /** Why its bytes ended early, if they did. */
  sourceError(): string | undefined;
}

function planLogs(
  path: string,
  bundle: OpenedBundle | null,
  names: (path: string, name: string) => string,
): readonly PlannedLog[] {
  if (bundle === null) {
    const ownName = basename(path);
    return [
      { name: names(path, ownName), input: path, ownName, path, isLogForSure: true, file: path, ...fileSource(path) },
    ];
  }
  return bundle.logs.map((log) => ({
    name: names(path, log.name),
    input: path,
    ownName: log.name,
    path: `${path}/${log.name}`,
    isLogForSure: bundle.manifest !== null || log.name.toLowerCase().endsWith('.evtx'),
    open: () => log.open(),
    sourceError: () => undefined,
  }));
}

/** A file's bytes, opened when they are wanted; an error of the medium ends them early and is kept. */
function fileSource(path: string): Pick<PlannedLog, 'open' | 'sourceError'> {
  let reason: string | undefined;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    let bytes: RandomBytes | null = null;
    try {
      bytes = await fileBytes(path);
      yield* rangeOf(bytes, 0, bytes.size);
    } catch (error) {
      reason = describeFileError(error);
    } finally {
      await bytes?.close();
    }
  }
  return { open: pieces, sourceError: () => reason };
}

/**
 * Analyses a collection as it lies in its work folder, before a bundle is written: the live side of the promise that
 * live and offline agree.
 */
export async function analyzeCollection(collection: Collection, signal?: AbortSignal): Promise<Analysis> {
  return await analyzeGathered(gatheredFrom(collection), signal);
}

/** The same for what comes from elsewhere, or was redacted on its way. */
export async function analyzeGathered(gathered: Gathered, signal?: AbortSignal): Promise<Analysis> {
  const { analysis } = await decodeHere({
    context: {
      analysis: {
        asOf: gathered.collectedAt,
        askedSince: gathered.window.since,
        askedUntil: gathered.window.until,
      },
      facts: gathered.facts,
      outcomes: gathered.outcomes,
    },
    logs: bestForms(gathered.files.filter(({ name }) => isLogName(name))),
    ...(signal === undefined ? {} : { signal }),
  });
  return analysis;
}

export type InputKind =
  | { readonly kind: 'log' }
  | { readonly kind: 'zip' }
  | { readonly kind: 'unreadable'; readonly reason: string };

// Sample: `from-customer.zip`, `SYNC01.csbundle`.
const bundleName = /\.(?:zip|csbundle)$/iu;

/** By the first bytes, not by the name: exports come with any. */
export async function inputKind(path: string): Promise<InputKind> {
  try {
    const handle = await open(path, 'r');
    try {
      const head = new Uint8Array(4);
      const { bytesRead } = await handle.read(head, 0, 4, 0);
      if (bytesRead === 0) {
        return { kind: 'unreadable', reason: 'the file is empty' };
      }
      // `PK` and a record's number: an entry, an end record (empty zip) or a spanning mark.
      const isZip = bytesRead === 4 && head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0xff) < 9;
      // `age-`: an encrypted bundle; no log begins like that.
      const isAge = Buffer.from(head).toString('latin1') === 'age-';
      return { kind: isZip || isAge || bundleName.test(path) ? 'zip' : 'log' };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { kind: 'unreadable', reason: describeFileError(error) };
  }
}

/** Logs of equal names from several inputs must not pass as one: then the path stands before the name. */
function uniqueNames(
  opened: readonly { readonly path: string; readonly bundle: OpenedBundle | null }[],
): (path: string, name: string) => string {
  const seen = new Map<string, number>();
  for (const { path, bundle } of opened) {
    for (const name of bundle === null ? [basename(path)] : bundle.logs.map((log) => log.name)) {
      seen.set(name, (seen.get(name) ?? 0) + 1);
    }
  }
  return (path, name) => {
    if ((seen.get(name) ?? 0) <= 1) {
      return name;
    }
    return basename(path) === name ? path : `${path}/${name}`;
  };
}

/** One clear clause for a file that cannot be opened or read. */
export function describeFileError(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read it';
    case 'EBUSY':
      return 'it is in use by another program';
    default:
      return messageOf(error);
  }
}

const lockedReasons: Readonly<Record<UnlockProblem, string>> = {
  'no-key': 'it is encrypted; give the key with --identity FILE or --passphrase-file FILE',
  'wrong-key': 'it is encrypted, and the key that was given does not open it',
  damaged: 'it is encrypted and damaged: it was changed or cut short on its way',
  'too-large': 'it is encrypted and too large to be opened',
  'no-room': 'it is encrypted, and the temporary folder has no room to open it in',
};

export function describeOpenError(error: OpenBundleError): string {
  switch (error.code) {
    case 'unreadable':
      return error.reason;
    case 'locked':
      return lockedReasons[error.problem];
    case 'not-a-zip':
      return 'it is no zip archive, or only a piece of one';
    case 'nothing-readable': {
      const first = error.problems[0];
      const entry = first?.entry == null ? '' : `${first.entry}: `;
      return first === undefined ? 'nothing in it can be read' : entry + first.detail;
    }
    default:
      return assertNever(error);
  }
}
