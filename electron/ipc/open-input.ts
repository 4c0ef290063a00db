import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OpenedInput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { analyzeInputs } from '../analyze.ts';
import { openBundle } from '../bundle/read.ts';
import { makeWorkFolder } from '../bundle/work-folder.ts';

/** The file that is open in this window; its logs can be read in pieces like those of a collection. */
export interface OpenedInputs {
  open(path: string): Promise<Result<OpenedInput, { readonly name: string; readonly reason: string }>>;
  /** Where a log of the opened file lies, or undefined. */
  logPath(runId: string, file: string): string | undefined;
  /** Removes what was unpacked. */
  dispose(): Promise<void>;
}

interface Current {
  readonly runId: string;
  readonly logs: ReadonlyMap<string, string>;
  /** Folder of unpacked logs, or null for a bare log. */
  readonly folder: string | null;
}

/** One file at a time; opening the next lets the one before go. `temporary` holds the unpacked logs of bundles. */
export function createOpenedInputs(temporary: string, nowMs: () => number): OpenedInputs {
  let current: Current | undefined;

  const dispose = async (): Promise<void> => {
    const before = current;
    current = undefined;
    if (before?.folder != null) await rm(before.folder, { recursive: true, force: true });
  };

  return {
    async open(path) {
      const name = basename(path);
      const analyzed = await analyzeInputs([path], { nowMs: nowMs() });
      if (!analyzed.ok) {
        return failure({ name, reason: analyzed.error.unreadable[0]?.reason ?? 'nothing in it can be read' });
      }
      await dispose();
      const { analysis, facts, computer, sample, inputs, unreadable } = analyzed.value;
      const input = inputs[0];
      const kind = input?.kind ?? 'log';
      const runId = randomUUID();
      const logs = [...(input?.logs ?? [])];
      current =
        kind === 'log'
          ? { runId, logs: new Map([[name, path]]), folder: null }
          : { runId, ...(await unpackLogs(path, new Set(logs), temporary)) };
      return success({
        runId,
        name,
        kind,
        shortCode: input?.shortCode ?? null,
        computer,
        sample,
        logs,
        files: (input?.files ?? []).map(({ name: file, state }) => ({ name: file, state })),
        problems: [
          ...(input?.problems ?? []).map((problem) => problem.detail),
          ...unreadable.map((missed) => `${basename(missed.path)}: ${missed.reason}`),
          ...analysis.sources.flatMap((log) => log.problems.map((problem) => `${problem.file}: ${problem.detail}`)),
        ].slice(0, 100),
        analysis,
        facts,
      });
    },
    logPath: (runId, file) => (current?.runId === runId ? current.logs.get(file) : undefined),
    dispose,
  };
}

/**
 * Unpacks the logs that the analysis could read, each under a name of our own: names from a zip are never paths. The
 * reader's limits on size hold here too.
 */
async function unpackLogs(
  path: string,
  readable: ReadonlySet<string>,
  temporary: string,
): Promise<{ readonly logs: ReadonlyMap<string, string>; readonly folder: string }> {
  const folder = await makeWorkFolder(temporary);
  const logs = new Map<string, string>();
  const opened = await openBundle(path);
  if (!opened.ok) return { logs, folder };
  try {
    for (const log of opened.value.logs.filter(({ name }) => readable.has(name))) {
      const file = join(folder, `log-${logs.size}`);
      await pipeline(Readable.from(log.open()), createWriteStream(file, { mode: 0o600 }));
      logs.set(log.name, file);
    }
  } finally {
    await opened.value.close();
  }
  return { logs, folder };
}
