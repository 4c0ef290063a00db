import { setMaxListeners } from 'node:events';
import { stat } from 'node:fs/promises';
import type { CollectorOutcome, CollectorState } from '../../shared/facts/collection.ts';
import type { Facts } from '../../shared/facts/facts.ts';
import { assertNever } from '../../shared/result/result.ts';
import type { CollectedFile, Collection, CollectionRun, Collector, CollectorResult } from './collector.ts';
import { collectors as allCollectors } from './registry.ts';
import { reserveSpace } from './reserve.ts';

export interface RunOptions {
  readonly collectors?: readonly Collector[];
  /** How many collectors run at the same time. */
  readonly poolSize?: number;
  /** Everything ends after this many milliseconds, whatever still hangs. */
  readonly hardStopMs?: number;
  /** How long a collector that was told to stop may take to hand over what it has. */
  readonly graceMs?: number;
  /** Milliseconds between two progress events of a running collector. */
  readonly tickMs?: number;
}

/**
 * With the grace of those that hang, everything is over within a minute. The grace is longer than a killed program may
 * take to vanish, so that a collector that waits for one still hands over what it has.
 */
const defaults = { poolSize: 10, hardStopMs: 57_000, graceMs: 1_700, tickMs: 500 };

/**
 * Runs the collectors side by side and never throws, never hangs: each ends in a state with a reason, by itself, by its
 * timeout, by its byte cap, by the hard stop or by the caller's signal. What was gathered until then is kept.
 */
export async function runCollection(run: CollectionRun, options: RunOptions = {}): Promise<Collection> {
  const settings = { ...defaults, ...options };
  const collectors = options.collectors ?? allCollectors;
  const stop = new AbortController();
  // Every collector and every call through a door listens: no leak, only many.
  setMaxListeners(0, stop.signal);
  const cancel = (): void => {
    stop.abort('cancelled');
  };
  if (run.signal.aborted) {
    cancel();
  }
  run.signal.addEventListener('abort', cancel, { once: true });
  const hardStop = setTimeout(() => {
    stop.abort('hard-stop');
  }, settings.hardStopMs);

  const reserve = reserveSpace(run.workFolder);
  const progress = trackShare(collectors.length);
  const ended = new Map<string, EndedCollector>();
  const free = createSlots(settings.poolSize);
  const tasks = new Map<string, Promise<void>>();

  const runOne = async (collector: Collector): Promise<void> => {
    // Before the first log, so that the room is still there to be held.
    await reserve;
    await Promise.all(collector.after.map((id) => tasks.get(id) ?? Promise.resolve()));
    const result = await free.use(stop.signal, async (): Promise<EndedCollector> => {
      if (run.skip?.includes(collector.id) === true) {
        return withoutRun(collector, 'skipped', 'left out on request');
      }
      run.onEvent({ kind: 'started', id: collector.id, title: collector.title, share: progress.share() });
      return await runCollector(collector, run, resultsOf(collector.after, ended), stop.signal, settings, progress);
    });
    const end = result ?? withoutRun(collector, ...stoppedState(stop.signal, settings.hardStopMs));
    ended.set(collector.id, end);
    progress.finish(collector.id);
    run.onEvent({ kind: 'finished', ...end, share: progress.share() });
  };

  for (const collector of collectors) {
    tasks.set(collector.id, runOne(collector));
  }
  await Promise.all(tasks.values());
  clearTimeout(hardStop);
  run.signal.removeEventListener('abort', cancel);
  await (await reserve)?.release();

  const inOrder = collectors.flatMap((collector) => ended.get(collector.id) ?? []);
  return {
    collectedAt: new Date(run.host.clock.nowMs()).toISOString(),
    sinceMs: run.sinceMs,
    untilMs: run.untilMs,
    facts: mergeFacts(inOrder.map((end) => end.facts)),
    outcomes: inOrder.map((end) => end.outcome),
    files: inOrder.flatMap((end) => end.files.map((file) => ({ ...file, collector: end.outcome.id }))),
    cancelled: run.signal.aborted,
  };
}

interface EndedCollector {
  readonly outcome: CollectorOutcome;
  readonly facts: Facts;
  readonly files: readonly CollectedFile[];
}

function resultsOf(
  ids: readonly string[],
  ended: ReadonlyMap<string, EndedCollector>,
): ReadonlyMap<string, CollectorResult> {
  const results = new Map<string, CollectorResult>();
  for (const id of ids) {
    const end = ended.get(id);
    if (end !== undefined) {
      results.set(id, {
        state: end.outcome.state,
        reason: end.outcome.reason,
        facts: end.facts,
        files: end.files,
      });
    }
  }
  return results;
}

type Ending =
  | { readonly kind: 'returned'; readonly result: CollectorResult }
  | { readonly kind: 'threw'; readonly error: unknown };

type StopCause = 'timeout' | 'cap' | 'stop';

async function runCollector(
  collector: Collector,
  run: CollectionRun,
  results: ReadonlyMap<string, CollectorResult>,
  stopSignal: AbortSignal,
  settings: Required<Omit<RunOptions, 'collectors'>>,
  progress: ShareTracker,
): Promise<EndedCollector> {
  const startedMs = performance.now();
  const elapsed = (): number => Math.round(performance.now() - startedMs);
  const own = new AbortController();
  setMaxListeners(0, own.signal);
  let cause: StopCause | null = null;
  let bytes = 0;
  const end = (why: StopCause): void => {
    cause ??= why;
    own.abort(why);
  };
  const onStop = (): void => {
    end('stop');
  };
  stopSignal.addEventListener('abort', onStop, { once: true });
  const timeout = setTimeout(() => {
    end('timeout');
  }, collector.timeoutMs);
  const report = (): void => {
    progress.advance(collector.id, elapsed() / collector.timeoutMs);
    run.onEvent({ kind: 'progress', id: collector.id, bytes, elapsedMs: elapsed(), share: progress.share() });
  };
  const ticker = setInterval(report, settings.tickMs);

  const work = Promise.resolve()
    .then(() =>
      collector.collect({
        host: run.host,
        workFolder: run.workFolder,
        sinceMs: run.sinceMs,
        untilMs: run.untilMs,
        onlyConnectEvents: run.onlyConnectEvents ?? false,
        ...(run.focus === undefined ? {} : { focus: run.focus }),
        signal: own.signal,
        results,
        reportBytes(total) {
          bytes = total;
          if (own.signal.aborted) {
            return;
          }
          if (total > collector.maxBytes) {
            end('cap');
          } else {
            report();
          }
        },
      }),
    )
    .then(
      (result): Ending => ({ kind: 'returned', result }),
      (error: unknown): Ending => ({ kind: 'threw', error }),
    );
  const ending = await Promise.race([work, graceAfter(own.signal, settings.graceMs)]);
  clearTimeout(timeout);
  clearInterval(ticker);
  stopSignal.removeEventListener('abort', onStop);

  const verdict = judge(collector, ending, cause, stopSignal, settings.hardStopMs);
  const kept = await keepWithinCap(collector, verdict);
  return {
    outcome: {
      id: collector.id,
      title: collector.title,
      state: kept.state,
      reason: kept.reason,
      durationMs: elapsed(),
      bytes: kept.bytes,
      supplies: collector.supplies,
    },
    facts: kept.facts,
    files: kept.files,
  };
}

/** Null, `graceMs` after the signal: a collector that ignores it is left behind. */
function graceAfter(signal: AbortSignal, graceMs: number): Promise<null> {
  return new Promise((done) => {
    signal.addEventListener('abort', () => setTimeout(done, graceMs, null), { once: true });
  });
}

/** What the collector said, unless it was stopped: then the state is the stop's, and its facts and files stay. */
function judge(
  collector: Collector,
  ending: Ending | null,
  cause: StopCause | null,
  stopSignal: AbortSignal,
  hardStopMs: number,
): CollectorResult {
  const kept = ending?.kind === 'returned' ? ending.result : null;
  if (cause === null || (cause !== 'cap' && kept?.state === 'collected')) {
    if (ending?.kind === 'threw') {
      return { state: 'failed', reason: `an unexpected error: ${messageOf(ending.error)}`, facts: {}, files: [] };
    }
    return kept ?? { state: 'failed', reason: 'it ended without a result', facts: {}, files: [] };
  }
  const rest = { facts: kept?.facts ?? {}, files: kept?.files ?? [] };
  switch (cause) {
    case 'timeout':
      return { state: 'timed-out', reason: `no end within ${seconds(collector.timeoutMs)}`, ...rest };
    case 'cap':
      return { state: 'truncated', reason: `stopped at its limit of ${megabytes(collector.maxBytes)}`, ...rest };
    case 'stop': {
      const [state, reason] = stoppedState(stopSignal, hardStopMs);
      return { state, reason, ...rest };
    }
    default:
      return assertNever(cause);
  }
}

/** Files that are gone or pass the cap together are left out of the result, and the result says so. */
async function keepWithinCap(
  collector: Collector,
  result: CollectorResult,
): Promise<CollectorResult & { readonly bytes: number }> {
  const files: CollectedFile[] = [];
  const tooLarge: string[] = [];
  const gone: string[] = [];
  let bytes = 0;
  for (const file of result.files) {
    const size = await sizeOf(file.path);
    if (size === null) {
      gone.push(file.name);
    } else if (bytes + size > collector.maxBytes) {
      tooLarge.push(file.name);
    } else {
      bytes += size;
      files.push(file);
    }
  }
  if (tooLarge.length > 0) {
    const reason = `over its limit of ${megabytes(collector.maxBytes)}: ${tooLarge.join(', ')} left out`;
    return { ...result, state: 'truncated', reason, files, bytes };
  }
  if (gone.length > 0) {
    return { ...result, state: 'failed', reason: `${gone.join(', ')} was not there to be read`, files, bytes };
  }
  return { ...result, files, bytes };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}

function withoutRun(collector: Collector, state: CollectorState, reason: string): EndedCollector {
  const { id, title, supplies } = collector;
  return { outcome: { id, title, state, reason, durationMs: 0, bytes: 0, supplies }, facts: {}, files: [] };
}

function stoppedState(signal: AbortSignal, hardStopMs: number): [CollectorState, string] {
  return signal.reason === 'hard-stop'
    ? ['timed-out', `the whole collection ended after ${seconds(hardStopMs)}`]
    : ['cancelled', 'cancelled before it was done'];
}

/** A collector that comes after another may hand back that one's fact with more in it: the later one stands. */
function mergeFacts(all: readonly Facts[]): Facts {
  return Object.assign({}, ...all);
}

interface ShareTracker {
  share(): number;
  advance(id: string, part: number): void;
  finish(id: string): void;
}

/** Share of the whole, 0…1; a running collector counts up to nine tenths of its part, and the sum only grows. */
function trackShare(count: number): ShareTracker {
  const parts = new Map<string, number>();
  let highest = 0;
  const update = (id: string, part: number): void => {
    parts.set(id, Math.max(part, parts.get(id) ?? 0));
    const sum = [...parts.values()].reduce((total, value) => total + value, 0);
    highest = Math.max(highest, Math.min(1, sum / Math.max(1, count)));
  };
  return {
    share: () => highest,
    advance(id, part) {
      update(id, Math.min(0.9, part * 0.9));
    },
    finish(id) {
      update(id, 1);
    },
  };
}

interface Slots {
  /** Runs `work` when a slot is free; null when the signal came first. */
  use<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value | null>;
}

function createSlots(size: number): Slots {
  let free = size;
  const waiting = new Set<() => void>();
  const takeSlot = (signal: AbortSignal): Promise<boolean> =>
    new Promise((done) => {
      if (signal.aborted || free > 0) {
        free -= signal.aborted ? 0 : 1;
        done(!signal.aborted);
        return;
      }
      const giveUp = (): void => {
        waiting.delete(handOver);
        done(false);
      };
      const handOver = (): void => {
        signal.removeEventListener('abort', giveUp);
        done(true);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      waiting.add(handOver);
    });
  const leaveSlot = (): void => {
    const [next] = waiting;
    if (next === undefined) {
      free += 1;
    } else {
      waiting.delete(next);
      next();
    }
  };
  return {
    async use(signal, work) {
      if (!(await takeSlot(signal))) {
        return null;
      }
      try {
        return await work();
      } finally {
        leaveSlot();
      }
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function seconds(milliseconds: number): string {
  return milliseconds < 1_000 ? `${milliseconds} ms` : `${Math.round(milliseconds / 1_000)} s`;
}

function megabytes(bytes: number): string {
  return bytes < 1_048_576 ? `${bytes} bytes` : `${Math.round(bytes / 1_048_576)} MB`;
}
