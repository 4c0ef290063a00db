import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Analysis } from '../shared/analysis/analysis.ts';
import { type AnalysisSession, createAnalysisSession } from '../shared/analysis/analysis-session.ts';
import type { FileCheck } from '../shared/bundle/file-check.ts';
import { type Manifest, manifestOutcomes } from '../shared/bundle/manifest.ts';
import type { ByteSource } from '../shared/event-log/log-reading.ts';
import { openLog } from '../shared/event-log/open-log.ts';
import type { Facts } from '../shared/facts/facts.ts';
import { assertNever, failure, success, type Result } from '../shared/result/result.ts';
import { messageOf } from './bundle/archive-entry.ts';
import { codeOf } from './bundle/disk.ts';
import { type ArchiveLimits, type ArchiveProblem } from './bundle/limits.ts';
import { fileBytes, rangeOf } from './bundle/random-bytes.ts';
import { openBundle, type OpenBundleError, type OpenedBundle } from './bundle/read.ts';
import type { Collection } from './collect/collector.ts';

export interface AnalyzeOptions {
  /** Verdicts on logs that are in no bundle of ours are judged at this moment, milliseconds since 1970 UTC. */
  readonly nowMs: number;
  readonly signal?: AbortSignal;
  readonly limits?: ArchiveLimits;
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
      const bundle = await openBundle(path, options.limits === undefined ? {} : { limits: options.limits });
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
  const session = createAnalysisSession({
    asOf: newest?.manifest.collectedAt ?? new Date(options.nowMs).toISOString(),
    askedSince: newest?.manifest.window.since ?? null,
    askedUntil: newest?.manifest.window.until ?? null,
  });
  if (newest !== undefined) {
    session.addFacts(newest.bundle.facts);
    for (const outcome of manifestOutcomes(newest.manifest)) {
      session.addOutcome(outcome);
    }
  }
  const names = uniqueNames(opened);
  const inputs: AnalyzedInput[] = [];
  for (const { path, bundle } of opened) {
    if (bundle === null) {
      const failed = await readLogFile(session, path, names(path, basename(path)), options.signal);
      if (failed === null) {
        inputs.push({ ...bare, path, logs: [basename(path)] });
      } else {
        unreadable.push({ path, reason: failed });
      }
    } else {
      inputs.push(await readBundle(session, path, bundle, names, unreadable, options.signal));
    }
  }
  if (inputs.every((input) => input.logs.length === 0 && input.manifest === null)) {
    const empty = inputs.map(({ path }) => ({ path, reason: 'there is no event log in it' }));
    return failure({ code: 'nothing-readable', unreadable: [...unreadable, ...empty] });
  }
  return success({
    analysis: session.current(),
    facts: session.facts(),
    computer: newest?.manifest.computer ?? null,
    sample: newest?.manifest.sample ?? null,
    inputs,
    unreadable,
  });
}

const bare = { kind: 'log', problems: [], files: [], manifest: null, shortCode: null } as const;

async function readBundle(
  session: AnalysisSession,
  path: string,
  bundle: OpenedBundle,
  names: (path: string, name: string) => string,
  unreadable: UnreadableInput[],
  signal: AbortSignal | undefined,
): Promise<AnalyzedInput> {
  const logs: string[] = [];
  try {
    for (const log of bundle.logs) {
      const failed = await readLog(session, log.open(), names(path, log.name), signal);
      if (failed === null) {
        logs.push(log.name);
      } else if (bundle.manifest === null || log.name.endsWith('.evtx')) {
        // Any zip may hold XML or CSV that is no log; only what must be a log is missed.
        unreadable.push({ path: `${path}/${log.name}`, reason: failed });
      }
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
  } finally {
    await bundle.close();
  }
}

/**
 * Analyses a collection as it lies in its work folder, before a bundle is written: the live side of the promise that
 * live and offline agree.
 */
export async function analyzeCollection(collection: Collection, signal?: AbortSignal): Promise<Analysis> {
  const session = createAnalysisSession({
    asOf: collection.collectedAt,
    askedSince: new Date(collection.sinceMs).toISOString(),
    askedUntil: new Date(collection.untilMs).toISOString(),
  });
  session.addFacts(collection.facts);
  for (const outcome of collection.outcomes) {
    session.addOutcome(outcome);
  }
  for (const file of collection.files.filter(({ name }) => isLogName(name))) {
    await readLogFile(session, file.path, file.name, signal);
  }
  return session.current();
}

// Sample: `Application.evtx`.
const logName = /\.(?:evtx|xml|csv|jsonl)$/iu;
const isLogName = (name: string): boolean => logName.test(name);

async function readLogFile(
  session: AnalysisSession,
  path: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  try {
    const bytes = await fileBytes(path);
    try {
      return await readLog(session, rangeOf(bytes, 0, bytes.size), name, signal);
    } finally {
      await bytes.close();
    }
  } catch (error) {
    signal?.throwIfAborted();
    return describeFileError(error);
  }
}

/** Null when read, else why not. */
async function readLog(
  session: AnalysisSession,
  source: ByteSource,
  name: string,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const opened = await openLog(source, { file: name });
  if (!opened.ok) {
    return opened.error.detail;
  }
  for await (const batch of opened.value.batches) {
    signal?.throwIfAborted();
    session.addEvents(batch);
  }
  session.addLog(opened.value.summary());
  return null;
}

export type InputKind =
  | { readonly kind: 'log' }
  | { readonly kind: 'zip' }
  | { readonly kind: 'unreadable'; readonly reason: string };

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
      return { kind: isZip || path.toLowerCase().endsWith('.zip') ? 'zip' : 'log' };
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

export function describeOpenError(error: OpenBundleError): string {
  switch (error.code) {
    case 'unreadable':
      return error.reason;
    case 'not-a-zip':
      return 'it is no zip archive, or only a piece of one';
    case 'nothing-readable':
      return error.problems[0]?.detail ?? 'nothing in it can be read';
    default:
      return assertNever(error);
  }
}
