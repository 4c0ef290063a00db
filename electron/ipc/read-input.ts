import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { manifestOutcomes } from '../../shared/bundle/manifest.ts';
import { openLog } from '../../shared/event-log/open-log.ts';
import { PEEK_BYTES } from '../../shared/event-log/text-pieces.ts';
import type { OpenedInput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { describeFileError, describeOpenError, inputKind } from '../analyze.ts';
import { isEncrypted } from '../bundle/encryption.ts';
import type { Keys } from '../bundle/encryption.ts';
import { fileBytes } from '../bundle/random-bytes.ts';
import { openBundle } from '../bundle/read.ts';
import type { OpenedBundle } from '../bundle/read.ts';

/** What was read, and where its logs lie now. */
export interface ReadInput {
  readonly input: Omit<OpenedInput, 'runId'>;
  readonly logs: ReadonlyMap<string, string>;
}

export type ReadProblem =
  | { readonly kind: 'locked'; readonly problem: 'no-key' | 'wrong-key' }
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface ReadOptions {
  /** Name to show; the path's own where it was not dropped. */
  readonly name?: string;
  /** Private folder for the logs of an archive. */
  readonly folder: string;
  readonly keys: Keys;
  /** A bare log is judged at this moment, milliseconds since 1970 UTC. */
  readonly nowMs: number;
  /** Ends the reading soon; what is answered then says nothing. */
  readonly signal: AbortSignal;
  /** Told what share of the logs of an archive has been unpacked, 0 to 1. */
  readonly onShare: (share: number) => void;
}

/** Sentences about what could not be read; a hostile archive could cause thousands. */
const longestProblems = 100;

/**
 * Reads the structure of an archive, never the content of its logs: those are unpacked under names of our own and
 * decoded by the page's worker. Of each log only the form is told, from its first 64 KiB.
 */
export async function readInput(path: string, options: ReadOptions): Promise<Result<ReadInput, ReadProblem>> {
  const kind = await inputKind(path);
  switch (kind.kind) {
    case 'unreadable':
      return failure({ kind: 'unreadable', reason: kind.reason });
    case 'log':
      return await readBareLog(path, options);
    case 'zip': {
      const opened = await openBundle(path, { keys: options.keys });
      if (opened.ok) {
        try {
          return await readBundle(path, opened.value, options);
        } finally {
          await opened.value.close();
        }
      }
      const { error } = opened;
      return error.code === 'locked' && (error.problem === 'no-key' || error.problem === 'wrong-key')
        ? failure({ kind: 'locked', problem: error.problem })
        : failure({ kind: 'unreadable', reason: describeOpenError(error) });
    }
    default:
      return kind;
  }
}

async function readBareLog(path: string, options: ReadOptions): Promise<Result<ReadInput, ReadProblem>> {
  const name = options.name ?? basename(path);
  try {
    const bytes = await fileBytes(path);
    try {
      const refused = await refusalOf(await bytes.read(0, PEEK_BYTES));
      if (refused !== null) return failure({ kind: 'unreadable', reason: refused });
    } finally {
      await bytes.close();
    }
  } catch (error) {
    return failure({ kind: 'unreadable', reason: describeFileError(error) });
  }
  const asOf = new Date(options.nowMs).toISOString();
  const input: ReadInput['input'] = {
    name,
    kind: 'log',
    encrypted: false,
    shortCode: null,
    computer: null,
    sample: null,
    made: null,
    logs: [name],
    files: [],
    problems: [],
    requestAnswer: null,
    context: { asOf, askedSince: null, askedUntil: null },
    facts: {},
    outcomes: [],
  };
  return success({ input, logs: new Map([[name, path]]) });
}

async function readBundle(
  path: string,
  bundle: OpenedBundle,
  options: ReadOptions,
): Promise<Result<ReadInput, ReadProblem>> {
  const { manifest } = bundle;
  const { logs, problems } = await unpackLogs(bundle, options);
  if (options.signal.aborted) return failure({ kind: 'unreadable', reason: 'it was called off' });
  if (logs.size === 0 && manifest === null) {
    return failure({ kind: 'unreadable', reason: problems[0] ?? 'there is no event log in it' });
  }
  // Reads what the logs have left, so that every entry was looked at once.
  const files = await bundle.verify();
  const sentences = [
    ...bundle.problems().map(({ entry, detail }) => (entry === null ? detail : `${entry}: ${detail}`)),
    ...problems,
  ];
  const input: ReadInput['input'] = {
    name: options.name ?? basename(path),
    kind: manifest === null ? 'zip' : 'bundle',
    encrypted: await isEncryptedFile(path),
    shortCode: bundle.seal?.shortCode ?? null,
    computer: manifest?.computer ?? null,
    sample: manifest?.sample ?? null,
    made:
      manifest === null
        ? null
        : {
            tool: manifest.tool.name,
            version: manifest.tool.version,
            redacted: manifest.redacted,
            from: manifest.madeFrom ?? null,
          },
    logs: [...logs.keys()],
    files: files.map(({ name, state }) => ({ name, state })),
    problems: [...new Set(sentences)].slice(0, longestProblems),
    requestAnswer: manifest?.request ?? null,
    context: {
      asOf: manifest?.collectedAt ?? new Date(options.nowMs).toISOString(),
      askedSince: manifest?.window.since ?? null,
      askedUntil: manifest?.window.until ?? null,
    },
    facts: bundle.facts,
    outcomes:
      manifest === null ? [] : manifestOutcomes(manifest).map((each) => ({ ...each, supplies: [...each.supplies] })),
  };
  return success({ input, logs });
}

/** Each log under a name of our own: names from a zip are never paths. The reader's limits on size hold here too. */
async function unpackLogs(
  bundle: OpenedBundle,
  { folder, signal, onShare }: ReadOptions,
): Promise<{ readonly logs: ReadonlyMap<string, string>; readonly problems: readonly string[] }> {
  const logs = new Map<string, string>();
  const problems: string[] = [];
  const expected = bundle.logs.reduce((sum, { size }) => sum + size, 0);
  let unpacked = 0;
  let told = 0;
  async function* watched(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      if (signal.aborted) return;
      unpacked += piece.length;
      // What an archive claims of its sizes may be a lie.
      const percent = Math.min(100, Math.floor((unpacked / expected) * 100));
      if (percent > told) {
        told = percent;
        onShare(percent / 100);
      }
      yield piece;
    }
  }
  for (const [index, log] of bundle.logs.entries()) {
    if (signal.aborted) break;
    const file = join(folder, `log-${index}`);
    await pipeline(Readable.from(watched(log.open())), createWriteStream(file, { mode: 0o600, flags: 'wx' }));
    const bytes = await fileBytes(file);
    const refused = await refusalOf(await bytes.read(0, PEEK_BYTES)).finally(async () => await bytes.close());
    if (refused === null) {
      logs.set(log.name, file);
      continue;
    }
    await rm(file, { force: true });
    // XML or CSV in a zip may be anything; it is missed only where it must be a log.
    if (bundle.manifest !== null || log.name.toLowerCase().endsWith('.evtx')) {
      problems.push(`${log.name}: ${refused}`);
    }
  }
  return { logs, problems };
}

/** Why these first bytes are no log, or null: the same judgement that reading it all would begin with. */
async function refusalOf(head: Uint8Array): Promise<string | null> {
  const opened = await openLog(head.length === 0 ? [] : [head], { file: '' });
  return opened.ok ? null : opened.error.detail;
}

async function isEncryptedFile(path: string): Promise<boolean> {
  const bytes = await fileBytes(path);
  try {
    return await isEncrypted(bytes);
  } finally {
    await bytes.close();
  }
}
