import type { Facts } from '../../shared/facts/facts.ts';
import type { EventPayload, IpcError, RequestOutput } from '../../shared/ipc/contract.ts';
import type { RequestAnswer } from '../../shared/request/request-answer.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { isLogName } from '../bundle/gathered.ts';
import { keepCollection } from '../bundle/work-folder.ts';
import { timelessReplay } from '../bundle/write-bundle.ts';
import type { Collection, CollectionEvent, CollectionRun } from '../collect/collector.ts';
import { runAgain } from '../collect/run-again.ts';
import type { Host } from '../host/host.ts';
import { answerRequest, requestedRun } from '../request/answer-request.ts';
import type { CheckedRequest } from '../request/sign-request.ts';

export interface RunListeners {
  onProgress(payload: EventPayload<'collection.progress'>): void;
  onEnded(payload: EventPayload<'collection.ended'>): void;
}

/** The request that is answered, and what of it the administrator refuses: reason by item. */
export interface AnsweredRequest {
  readonly checked: CheckedRequest;
  readonly refused: ReadonlyMap<string, string>;
}

/** One collection of this window, from its start to its end and after. */
export interface Run {
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

export function answerOf(run: Run, collection: Collection): RequestAnswer | null {
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
export async function repeat(
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
export function tellAnew(run: Run, collection: Collection, listeners: RunListeners): void {
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

export async function go(
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
  const logs = event.files.filter((file) => isLogName(file.name));
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
