import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { AnalysisContext } from '../../../shared/analysis/analysis-session.ts';
import type {
  EventPayload,
  IpcError,
  OpenedInput,
  OpenResult,
  RequestInput,
  Response,
} from '../../../shared/ipc/contract.ts';
import { startAnalysis } from '../../analysis/analysis-client.ts';
import type { AnalysisClient } from '../../analysis/analysis-client.ts';
import type { EventAnswer, EventQuery, EventValues } from '../../analysis/event-query.ts';
import { ask, listen } from '../../bridge.ts';
import { askToOpen } from './open-source.ts';
import type { OpenSource } from './open-source.ts';
import { beginSession, openedSession, reduceSession } from './session-state.ts';
import type { Session, SessionAction, StartedCollection } from './session-state.ts';

type Action =
  | SessionAction
  | { readonly kind: 'begin'; readonly started: StartedCollection }
  | { readonly kind: 'open'; readonly opened: OpenedInput }
  | { readonly kind: 'close' };

function reduce(session: Session | null, action: Action): Session | null {
  if (action.kind === 'begin') return beginSession(action.started);
  if (action.kind === 'open') return openedSession(action.opened);
  if (action.kind === 'close' || session === null) return null;
  return reduceSession(session, action);
}

/** What came of opening a file; `opened` is on screen already. */
export type OpenAnswer = OpenResult | { readonly kind: 'failed'; readonly error: IpcError };

export interface SessionControl {
  readonly session: Session | null;
  readonly start: (input: RequestInput<'collection.start'>) => Promise<IpcError | null>;
  /** Takes a collection up again that was kept (see `app.describe`). Resolves with the error, or null. */
  readonly resume: (keptId: string) => Promise<IpcError | null>;
  /** Opens a file, by whatever way it came, and shows it. `beside`: run id of another opened file that stays open. */
  readonly open: (source: OpenSource, beside?: string) => Promise<OpenAnswer>;
  /** Asks the worker for events; null while no log is being read. */
  readonly query: (query: EventQuery, lane?: string) => Promise<EventAnswer | null>;
  /** What the timeline's filters can offer; null while no log is being read. */
  readonly values: () => Promise<EventValues | null>;
  /** Starts the analysis anew, after it stopped. */
  readonly readAgain: () => void;
  /** Tests the network once more, for a collection that has ended. Resolves with the error, or null. */
  readonly testNetworkAgain: () => Promise<IpcError | null>;
  readonly cancel: () => void;
  readonly close: () => void;
}

/** What the worker was told, to be told once more to one that takes its place. */
interface Deed {
  /** The collector it is about, or null. */
  readonly collector: string | null;
  readonly tell: (client: AnalysisClient) => void;
}

interface Running {
  readonly runId: string;
  readonly isOpened: boolean;
  /** Starts another worker for the same input. */
  readonly begin: () => AnalysisClient;
  readonly analysis: AnalysisClient;
  readonly deeds: Deed[];
}

/**
 * One collection or one opened file at a time, with the worker that reads its logs. A window that compares has a second
 * one of these, for opened files only: `collects: false`.
 */
export function useSession({ collects = true }: { readonly collects?: boolean } = {}): SessionControl {
  const [session, dispatch] = useReducer(reduce, null);
  const current = useRef<Running | null>(null);
  // Progress may overtake the answer to the start request; what comes too early waits here.
  const early = useRef<(() => void)[]>([]);

  /** Starts reading; what comes from a worker that was replaced meanwhile is not shown. */
  const run = useCallback((runId: string, isOpened: boolean, context: AnalysisContext): Running => {
    const begin = (): AnalysisClient => {
      const isCurrent = (): boolean => current.current?.analysis === client;
      const client = startAnalysis(context, {
        onAnalysis: (message) => isCurrent() && dispatch(message),
        onLogError: (error) => isCurrent() && dispatch({ kind: 'problem', problem: { kind: 'request', error } }),
        onFailed: (detail) => isCurrent() && dispatch({ kind: 'problem', problem: { kind: 'analysis', detail } }),
      });
      return client;
    };
    const running = { runId, isOpened, begin, analysis: begin(), deeds: [] };
    current.current = running;
    return running;
  }, []);

  /** Done now, and once more by a worker that takes the place of this one. */
  const forWorker = useCallback((deed: Deed): void => {
    current.current?.deeds.push(deed);
    if (current.current !== null) deed.tell(current.current.analysis);
  }, []);

  const startWorkerAnew = useCallback((running: Running): void => {
    running.analysis.stop();
    const analysis = running.begin();
    current.current = { ...running, analysis };
    for (const deed of running.deeds) deed.tell(analysis);
  }, []);

  const end = useCallback(() => {
    const running = current.current;
    running?.analysis.stop();
    current.current = null;
    early.current = [];
    return running;
  }, []);

  useEffect(() => {
    const ofCurrentRun = (runId: string, act: () => void): void => {
      const running = current.current;
      if (running === null) early.current.push(() => ofCurrentRun(runId, act));
      else if (running.runId === runId) act();
    };
    const onProgress = (event: EventPayload<'collection.progress'>): void => {
      ofCurrentRun(event.runId, () => {
        dispatch({ kind: 'progress', event });
        if (event.kind !== 'finished') return;
        const { outcome, facts, logs, runId } = event;
        forWorker({ collector: outcome.id, tell: (client) => client.addCollected(outcome, facts) });
        for (const log of logs) forWorker({ collector: null, tell: (client) => client.addLog(runId, log) });
      });
    };
    const onEnded = (event: EventPayload<'collection.ended'>): void => {
      ofCurrentRun(event.runId, () => {
        dispatch({ kind: 'ended', event });
        forWorker({ collector: null, tell: (client) => client.end() });
      });
    };
    const stops = collects ? [listen('collection.progress', onProgress), listen('collection.ended', onEnded)] : [];
    return () => {
      for (const stop of stops) stop();
      end();
    };
  }, [collects, end, forWorker]);

  const begin = useCallback(
    async (asking: () => Promise<Response<'collection.start'>>): Promise<IpcError | null> => {
      end();
      const started = await asking();
      if (!started.ok) return started.error;
      dispatch({ kind: 'begin', started: started.value });
      const { runId, sinceMs, untilMs } = started.value;
      const askedUntil = new Date(untilMs).toISOString();
      run(runId, false, { asOf: askedUntil, askedSince: new Date(sinceMs).toISOString(), askedUntil });
      const waiting = early.current;
      early.current = [];
      for (const act of waiting) act();
      return null;
    },
    [end, run],
  );
  const start = useCallback(
    async (input: RequestInput<'collection.start'>) => await begin(async () => await ask('collection.start', input)),
    [begin],
  );
  const resume = useCallback(
    async (keptId: string) => await begin(async () => await ask('collection.resume', { keptId })),
    [begin],
  );

  const open = useCallback(
    async (source: OpenSource, beside?: string): Promise<OpenAnswer> => {
      const answer = await askToOpen(source, beside);
      if (!answer.ok) return { kind: 'failed', error: answer.error };
      if (answer.value.kind !== 'opened') return answer.value;
      const { opened } = answer.value;
      end();
      dispatch({ kind: 'open', opened });
      run(opened.runId, true, opened.context);
      forWorker({ collector: null, tell: (client) => client.addFacts(opened.facts) });
      for (const outcome of opened.outcomes) {
        forWorker({ collector: outcome.id, tell: (client) => client.addCollected(outcome, {}) });
      }
      for (const log of opened.logs) {
        forWorker({ collector: null, tell: (client) => client.addLog(opened.runId, log) });
      }
      forWorker({ collector: null, tell: (client) => client.end() });
      return answer.value;
    },
    [end, forWorker, run],
  );

  const query = useCallback(
    async (asked: EventQuery, lane?: string): Promise<EventAnswer | null> =>
      (await current.current?.analysis.query(asked, lane)) ?? null,
    [],
  );
  const values = useCallback(
    async (): Promise<EventValues | null> => (await current.current?.analysis.values()) ?? null,
    [],
  );

  const readAgain = useCallback(() => {
    if (current.current === null) return;
    dispatch({ kind: 'read-again' });
    startWorkerAnew(current.current);
  }, [startWorkerAnew]);

  const testNetworkAgain = useCallback(async (): Promise<IpcError | null> => {
    const runId = current.current?.runId;
    if (runId === undefined) return { code: 'unknown-run' };
    const answer = await ask('network.again', { runId });
    if (!answer.ok) return answer.error;
    const running = current.current;
    if (running?.runId !== runId) return null;
    const { outcome, facts } = answer.value;
    dispatch({ kind: 'again', outcome, facts });
    // The core keeps the first of two facts: it is told everything anew, with this one in the old one's place.
    const tell = (client: AnalysisClient): void => client.addCollected(outcome, facts);
    const deeds = running.deeds.map((deed) => (deed.collector === outcome.id ? { ...deed, tell } : deed));
    startWorkerAnew({ ...running, deeds });
    return null;
  }, [startWorkerAnew]);

  const cancel = useCallback(() => {
    const runId = current.current?.runId;
    if (runId === undefined) return;
    dispatch({ kind: 'cancel' });
    void ask('collection.cancel', { runId });
  }, []);

  const close = useCallback(() => {
    const running = end();
    if (running !== null) void ask(running.isOpened ? 'input.close' : 'collection.cancel', { runId: running.runId });
    dispatch({ kind: 'close' });
  }, [end]);

  return { session, start, resume, open, query, values, readAgain, testNetworkAgain, cancel, close };
}
