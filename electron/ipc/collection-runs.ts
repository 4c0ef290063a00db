import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { logPieceBytes, longestWindowHours } from '../../shared/ipc/contract.ts';
import type { Facts } from '../../shared/facts/facts.ts';
import type { EventPayload, IpcError, RequestOutput } from '../../shared/ipc/contract.ts';
import type { RequestAnswer } from '../../shared/request/request-answer.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { keepCollection, makeWorkFolder } from '../bundle/work-folder.ts';
import type { KeptCollection } from '../bundle/work-folder.ts';
import { timelessReplay } from '../bundle/write-bundle.ts';
import type { CollectedFile, Collection, CollectionEvent, CollectionRun } from '../collect/collector.ts';
import { runAgain } from '../collect/run-again.ts';
import type { Host } from '../host/host.ts';
import { answerRequest, requestedRun } from '../request/answer-request.ts';
import type { CheckedRequest } from '../request/sign-request.ts';

export interface RunListeners {
  onProgress(payload: EventPayload<'collection.progress'>): void;
  onEnded(payload: EventPayload<'collection.ended'>): void;
}

/** A collection that has ended and can be exported. */
export interface EndedRun {
  readonly host: Host;
  readonly collection: Collection;
  readonly workFolder: string;
  /** What became of the request it was made for; null where there was none. */
  readonly answer: RequestAnswer | null;
}

/** The request that is answered, and what of it the administrator refuses: reason by item. */
export interface AnsweredRequest {
  readonly checked: CheckedRequest;
  readonly refused: ReadonlyMap<string, string>;
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

interface Run {
  readonly id: string;
  readonly host: Host;
  readonly workFolder: string;
  readonly stop: AbortController;
  readonly logs: Map<string, string>;
  readonly request: AnsweredRequest | undefined;
  /** Of a collection that was taken up again; its request is not here any more. */
  readonly keptAnswer: RequestAnswer | null;
  collection: Collection | undefined;
  isSaved: boolean;
  done: Promise<void>;
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
  const sinceMs = Math.max(Date.parse(since), untilMs - longestWindowHours * hourMs);
  return sinceMs < untilMs ? { sinceMs, untilMs } : null;
}

function answerOf(run: Run, collection: Collection): RequestAnswer | null {
  return run.request === undefined
    ? run.keptAnswer
    : answerRequest(run.request.checked, collection, run.request.refused);
}

/** Notes beside the files what was gathered: it outlives a crash of this app, and the command line can export it. */
async function keep(run: Run, collection: Collection): Promise<void> {
  const { host, workFolder } = run;
  const answer = answerOf(run, collection);
  await keepCollection({
    folder: workFolder,
    host: { kind: host.kind, name: host.name },
    collection,
    ...(answer === null ? {} : { answer }),
  });
}

/** Runs one collector of an ended run once more. A run that is let go meanwhile stays as it was. */
async function repeat(
  run: Run,
  before: Collection,
  id: string,
  signal: AbortSignal,
): Promise<Result<RequestOutput<'network.again'>, IpcError>> {
  const { host, workFolder } = run;
  const collection = timelessReplay(await runAgain({ id, collection: before, host, workFolder, signal }), host);
  const outcome = collection.outcomes.find((each) => each.id === id);
  if (signal.aborted || outcome === undefined) return failure({ code: 'unknown-run' });
  run.collection = collection;
  await keep(run, collection);
  return success({
    outcome: { ...outcome, supplies: [...outcome.supplies] },
    facts: factsOf(collection, outcome.supplies),
  });
}

function factsOf({ facts }: Collection, keys: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => keys.includes(key)));
}

/** What a page would have been told while it was gathered. */
function tellAnew(run: Run, collection: Collection, listeners: RunListeners): void {
  for (const [index, outcome] of collection.outcomes.entries()) {
    const files = collection.files.filter(({ collector }) => collector === outcome.id);
    const facts = factsOf(collection, outcome.supplies);
    const share = (index + 1) / collection.outcomes.length;
    listeners.onProgress(toProgress(run, { kind: 'finished', outcome, facts, files, share }));
  }
  listeners.onEnded(endOf(run, collection));
}

function endOf(run: Run, collection: Collection): EventPayload<'collection.ended'> {
  const { collectedAt, sinceMs, untilMs, facts, outcomes, cancelled } = collection;
  return {
    runId: run.id,
    collectedAt,
    sinceMs,
    untilMs,
    facts,
    outcomes: outcomes.map((outcome) => ({ ...outcome, supplies: [...outcome.supplies] })),
    cancelled,
    requestAnswer: answerOf(run, collection),
  };
}

async function go(
  run: Run,
  window: { readonly sinceMs: number; readonly untilMs: number },
  collect: (run: CollectionRun) => Promise<Collection>,
  listeners: RunListeners,
): Promise<void> {
  // The page learns the run's id from the answer to its request: nothing is told before that is on its way.
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  const { host, workFolder } = run;
  const gathered = await collect({
    host,
    workFolder,
    ...window,
    signal: run.stop.signal,
    ...(run.request === undefined ? {} : requestedRun(run.request.checked, run.request.refused)),
    onEvent: (event) => {
      listeners.onProgress(toProgress(run, event));
    },
  });
  const collection = timelessReplay(gathered, host);
  await keep(run, collection);
  run.collection = collection;
  listeners.onEnded(endOf(run, collection));
}

function toProgress(run: Run, event: CollectionEvent): EventPayload<'collection.progress'> {
  if (event.kind !== 'finished') return { runId: run.id, ...event };
  const logs = event.files.filter((file) => isEventLog(file));
  for (const log of logs) run.logs.set(log.name, log.path);
  return {
    runId: run.id,
    kind: 'finished',
    outcome: { ...event.outcome, supplies: [...event.outcome.supplies] },
    facts: event.facts,
    logs: logs.map((log) => log.name),
    share: event.share,
  };
}

// Sample: `Application.evtx`.
const logName = /\.(?:evtx|xml|csv|jsonl)$/iu;

/** True for a collected file that the core reads as a log. */
export function isEventLog(file: CollectedFile): boolean {
  return logName.test(file.name);
}

/** One piece of a log, at most `logPieceBytes`; `end` where nothing follows. */
export async function readPiece(
  file: string,
  path: string,
  offset: number,
): Promise<Result<RequestOutput<'collection.read-log'>, IpcError>> {
  try {
    const handle = await open(path, 'r');
    try {
      const buffer = new Uint8Array(logPieceBytes);
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
      return success({ bytes: buffer.slice(0, bytesRead), end: bytesRead < buffer.length });
    } finally {
      await handle.close();
    }
  } catch (error) {
    return failure({ code: 'log-unreadable', file, detail: error instanceof Error ? error.message : String(error) });
  }
}
