import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { IpcError, RequestOutput } from '../../shared/ipc/contract.ts';
import type { RequestAnswer } from '../../shared/request/request-answer.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { makeWorkFolder } from '../bundle/work-folder.ts';
import type { KeptCollection } from '../bundle/work-folder.ts';
import type { Collection, CollectionRun } from '../collect/collector.ts';
import type { Host } from '../host/host.ts';
import type { CheckedRequest } from '../request/sign-request.ts';
import { answerOf, go, repeat, tellAnew } from './one-run.ts';
import type { AnsweredRequest, Run, RunListeners } from './one-run.ts';
import { readPiece } from './read-piece.ts';

/** A collection that has ended and can be exported. */
export interface EndedRun {
  readonly host: Host;
  readonly collection: Collection;
  readonly workFolder: string;
  /** What became of the request it was made for; null where there was none. */
  readonly answer: RequestAnswer | null;
}

/**
 * The collections of this window: one at a time, the last one kept until the next begins, so that it can be exported.
 * Its files lie in a private folder below `temporary` and go with it.
 */
export interface CollectionRuns {
  /** A request brings its own items and time; `hours` is then without effect. */
  start(host: Host, hours: number, request?: AnsweredRequest): Promise<Result<StartedRun, IpcError>>;
  cancel(runId: string): Result<Record<string, never>, IpcError>;
  readLog(runId: string, file: string, offset: number): Promise<Result<RequestOutput<'collection.read-log'>, IpcError>>;
  ended(runId: string): EndedRun | undefined;
  /** Runs one collector once more; the collection then holds its new result. */
  again(runId: string, collector: string): Promise<Result<RequestOutput<'network.again'>, IpcError>>;
  /** Ends what runs, for a page that came down and knows of it no more; what was gathered stays. */
  stop(): void;
  /** The collection that has ended and is in no bundle yet, or null. */
  unsaved(): KeptCollection | null;
  /** Notes that it is in a bundle. */
  saved(runId: string): void;
  /** Takes a collection up again: the one that is here, or one that an earlier run of the app left in its folder. */
  resume(kept: KeptCollection, host: Host): Promise<Result<StartedRun, IpcError>>;
  /** Cancels what runs and removes every file. */
  dispose(): Promise<void>;
}

export interface StartedRun {
  readonly runId: string;
  readonly sinceMs: number;
  readonly untilMs: number;
}

const hourMs = 3_600_000;

export function createCollectionRuns(
  collect: (run: CollectionRun) => Promise<Collection>,
  temporary: string,
  listeners: RunListeners,
): CollectionRuns {
  let current: Run | undefined;
  let starting = false;
  // One at a time; apart from the run's own, which stays stopped where that was cancelled.
  let repeating: AbortController | undefined;

  const find = (runId: string): Run | undefined => (current?.id === runId ? current : undefined);

  const dispose = async (): Promise<void> => {
    const run = current;
    if (run === undefined) return;
    run.stop.abort();
    repeating?.abort();
    await run.done;
    await rm(run.workFolder, { recursive: true, force: true });
    if (current === run) current = undefined;
  };

  return {
    async start(host, hours, request) {
      const window = windowOf(host.clock.nowMs(), hours, request?.checked);
      if (window === null) {
        return failure({ code: 'bad-input', detail: 'the time that the request asks for has not begun yet' });
      }
      if (starting || (current !== undefined && current.collection === undefined)) return failure({ code: 'busy' });
      starting = true;
      try {
        await dispose();
        const run: Run = {
          id: randomUUID(),
          host,
          workFolder: await makeWorkFolder(temporary),
          stop: new AbortController(),
          logs: new Map(),
          request,
          keptAnswer: null,
          collection: undefined,
          isSaved: false,
          done: Promise.resolve(),
        };
        current = run;
        run.done = go(run, window, collect, listeners);
        return success({ runId: run.id, ...window });
      } finally {
        starting = false;
      }
    },
    cancel(runId) {
      const run = find(runId);
      if (run === undefined) return failure({ code: 'unknown-run' });
      run.stop.abort();
      return success({});
    },
    async readLog(runId, file, offset) {
      const path = find(runId)?.logs.get(file);
      if (path === undefined) return failure({ code: 'unknown-run' });
      return await readPiece(file, path, offset);
    },
    ended(runId) {
      const run = find(runId);
      return run?.collection === undefined
        ? undefined
        : {
            host: run.host,
            collection: run.collection,
            workFolder: run.workFolder,
            answer: answerOf(run, run.collection),
          };
    },
    async again(runId, collector) {
      const run = find(runId);
      if (run?.collection === undefined) return failure({ code: 'unknown-run' });
      if (run.request?.refused.has(collector) === true) {
        return failure({ code: 'bad-input', detail: 'it was refused for this request' });
      }
      if (repeating !== undefined) return failure({ code: 'busy' });
      const stop = new AbortController();
      repeating = stop;
      const repeated = repeat(run, run.collection, collector, stop.signal);
      // Whoever lets the run go waits for this too.
      run.done = repeated.then(
        () => undefined,
        () => undefined,
      );
      try {
        return await repeated;
      } finally {
        repeating = undefined;
      }
    },
    stop: () => current?.stop.abort(),
    unsaved() {
      const run = current;
      if (run?.collection === undefined || run.isSaved) return null;
      const { collection, host, workFolder } = run;
      const answer = answerOf(run, collection);
      return {
        folder: workFolder,
        host: { kind: host.kind, name: host.name },
        collection,
        ...(answer === null ? {} : { answer }),
      };
    },
    saved(runId) {
      const run = find(runId);
      if (run !== undefined) run.isSaved = true;
    },
    async resume(kept, host) {
      if (starting || (current !== undefined && current.collection === undefined)) return failure({ code: 'busy' });
      let run = current;
      if (run?.workFolder !== kept.folder) {
        starting = true;
        try {
          await dispose();
        } finally {
          starting = false;
        }
        run = {
          id: randomUUID(),
          host,
          workFolder: kept.folder,
          stop: new AbortController(),
          logs: new Map(),
          request: undefined,
          keptAnswer: kept.answer ?? null,
          collection: kept.collection,
          isSaved: false,
          done: Promise.resolve(),
        };
        current = run;
      }
      const resumed = run;
      setImmediate(() => tellAnew(resumed, kept.collection, listeners));
      const { sinceMs, untilMs } = kept.collection;
      return success({ runId: run.id, sinceMs, untilMs });
    },
    dispose,
  };
}

/** Null where the time a request asks for lies in the future. */
function windowOf(
  nowMs: number,
  hours: number,
  checked: CheckedRequest | undefined,
): { readonly sinceMs: number; readonly untilMs: number } | null {
  if (checked === undefined) return { sinceMs: nowMs - hours * hourMs, untilMs: nowMs };
  const { since, until } = checked.request.window;
  const untilMs = Math.min(Date.parse(until), nowMs);
  const sinceMs = Date.parse(since);
  return sinceMs < untilMs ? { sinceMs, untilMs } : null;
}
