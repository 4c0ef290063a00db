import type { Analysis } from '../../shared/analysis/analysis.ts';
import type { AnalysisContext } from '../../shared/analysis/analysis-session.ts';
import type { CollectorOutcome } from '../../shared/facts/collection.ts';
import type { Facts } from '../../shared/facts/facts.ts';
import type { IpcError } from '../../shared/ipc/contract.ts';
import { ask } from '../bridge.ts';
import type { EventAnswer, EventQuery, EventValues } from './event-query.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** Pieces of a log that may be under way to the worker at once: bounds the memory of a page that reads slowly. */
const piecesAhead = 4;

/** A worker that owes an answer and is silent for so long has died: reading one piece takes a fraction of a second. */
const silenceMs = 20_000;

export interface AnalysisClient {
  addCollected(outcome: CollectorOutcome, facts: Facts): void;
  /** Facts that no collector of this window brought. */
  addFacts(facts: Facts): void;
  /** Streams one collected log from the main process into the worker. */
  addLog(runId: string, file: string): void;
  /** Waits for the logs, then asks for the final analysis. */
  end(): void;
  /**
   * Asks for events. Where a `lane` is named, a newer question in it replaces an older one, which then gives null at
   * once: so typing into a search field never queues up searches. Never answers after `stop`.
   */
  query(query: EventQuery, lane?: string): Promise<EventAnswer | null>;
  /** What the filters can offer. Never answers after `stop`. */
  values(): Promise<EventValues>;
  stop(): void;
}

export interface AnalysisMessage {
  readonly kind: 'analysis';
  readonly analysis: Analysis;
  /** What was collected, with what the core read out of the log. */
  readonly facts: Facts;
  /** True for the last one, when everything has been read. */
  readonly final: boolean;
}

export interface AnalysisListeners {
  onAnalysis(message: AnalysisMessage): void;
  onLogError(error: IpcError): void;
  onFailed(detail: string): void;
}

/** Starts the shared core in a worker of its own, so that reading a large log never holds up the window. */
export function startAnalysis(context: AnalysisContext, listeners: AnalysisListeners): AnalysisClient {
  const worker = new Worker(new URL('analysis-worker.ts', import.meta.url), { type: 'module' });
  let lastSign = performance.now();
  const send = (message: ToWorker, transfer: readonly Transferable[] = []): void => {
    lastSign = performance.now();
    worker.postMessage(message, [...transfer]);
  };
  let patterns: Worker | undefined;
  let underWay = 0;
  let goOn: (() => void) | undefined;
  let stopped = false;
  let logs: Promise<void> = Promise.resolve();
  let asked = 0;
  const waiting = new Map<number, (answer: EventAnswer | null) => void>();
  const waitingForValues = new Map<number, (values: EventValues) => void>();
  let finalOwed = false;
  /** Those of the analysis that is on its way. */
  let operations: Analysis['operations'][number][] = [];

  const watch = setInterval(() => {
    const owes = underWay > 0 || waiting.size > 0 || waitingForValues.size > 0 || finalOwed;
    if (!owes || performance.now() - lastSign < silenceMs) return;
    clearInterval(watch);
    // A log may have been made to never end: what does not answer is ended.
    worker.terminate();
    listeners.onFailed('it does not answer any more');
  }, 1000);

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    lastSign = performance.now();
    switch (data.kind) {
      case 'operations': {
        operations.push(...data.operations);
        break;
      }
      case 'analysis': {
        if (data.final) finalOwed = false;
        listeners.onAnalysis({ ...data, analysis: { ...data.analysis, operations } });
        operations = [];
        break;
      }
      case 'answer': {
        waiting.get(data.id)?.(data.answer);
        waiting.delete(data.id);
        break;
      }
      case 'values': {
        waitingForValues.get(data.id)?.(data.values);
        waitingForValues.delete(data.id);
        break;
      }
      case 'start-patterns': {
        patterns = new Worker(new URL('pattern-worker.ts', import.meta.url), { type: 'module' });
        patterns.addEventListener('error', ({ message }) => {
          send({ kind: 'patterns-failed', detail: message });
        });
        patterns.postMessage(data.port, [data.port]);
        break;
      }
      case 'end-patterns': {
        patterns?.terminate();
        break;
      }
      case 'piece-taken': {
        underWay -= 1;
        goOn?.();
        break;
      }
      case 'failed': {
        listeners.onFailed(data.detail);
        break;
      }
    }
  });
  worker.addEventListener('error', (event) => {
    listeners.onFailed(event.message === '' ? 'the analysis could not be started' : event.message);
  });
  send({ kind: 'begin', context });

  const streamLog = async (runId: string, file: string): Promise<void> => {
    for (let offset = 0; !stopped;) {
      while (underWay >= piecesAhead) {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
      const piece = await ask('collection.read-log', { runId, file, offset });
      if (!piece.ok) {
        listeners.onLogError(piece.error);
        break;
      }
      const { bytes, end } = piece.value;
      offset += bytes.length;
      underWay += 1;
      send({ kind: 'log-piece', file, bytes }, [bytes.buffer]);
      if (end) break;
    }
    send({ kind: 'log-end', file });
  };

  return {
    addCollected: (outcome, facts) => {
      send({ kind: 'collected', outcome, facts });
    },
    addFacts: (facts) => {
      send({ kind: 'collected', outcome: null, facts });
    },
    addLog: (runId, file) => {
      logs = logs.then(async () => {
        await streamLog(runId, file);
      });
    },
    end: () => {
      void logs.then(() => {
        finalOwed = true;
        send({ kind: 'end' });
      });
    },
    query: async (query, lane) =>
      await new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        send({ kind: 'query', id: asked, query, lane: lane ?? null });
      }),
    values: async () =>
      await new Promise((resolve) => {
        asked += 1;
        waitingForValues.set(asked, resolve);
        send({ kind: 'values', id: asked });
      }),
    stop: () => {
      stopped = true;
      clearInterval(watch);
      goOn?.();
      worker.terminate();
      patterns?.terminate();
    },
  };
}
