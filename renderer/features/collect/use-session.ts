import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { EventPayload, IpcError, OpenedInput, RequestInput } from '../../../shared/ipc/contract.ts';
import { startAnalysis } from '../../analysis/analysis-client.ts';
import type { AnalysisClient, AnalysisListeners } from '../../analysis/analysis-client.ts';
import type { EventAnswer, EventQuery, EventValues } from '../../analysis/event-query.ts';
import { ask, listen } from '../../bridge.ts';
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

export interface SessionControl {
  readonly session: Session | null;
  readonly start: (input: RequestInput<'collection.start'>) => Promise<IpcError | null>;
  /** Asks for a bundle or log and shows it. Resolves with the error, or null; a cancelled dialog is none. */
  readonly open: () => Promise<IpcError | null>;
  /** Asks the worker for events; null while no log is being read. */
  readonly query: (query: EventQuery, lane?: string) => Promise<EventAnswer | null>;
  /** What the timeline's filters can offer; null while no log is being read. */
  readonly values: () => Promise<EventValues | null>;
  /** Starts the analysis anew, after it stopped. */
  readonly readAgain: () => void;
  readonly cancel: () => void;
  readonly close: () => void;
}

interface Running {
  readonly runId: string;
  /** Starts another worker for the same input. */
  readonly begin: () => AnalysisClient;
  readonly analysis: AnalysisClient;
  /** What the worker was told so far. */
  readonly deeds: ((client: AnalysisClient) => void)[];
}

function problemListeners(dispatch: (action: Action) => void): Pick<AnalysisListeners, 'onLogError' | 'onFailed'> {
  return {
    onLogError: (error) => dispatch({ kind: 'problem', problem: { kind: 'request', error } }),
    onFailed: (detail) => dispatch({ kind: 'problem', problem: { kind: 'analysis', detail } }),
  };
}

/** Runs one collection at a time and feeds what arrives to the analysis worker. */
export function useSession(): SessionControl {
  const [session, dispatch] = useReducer(reduce, null);
  const current = useRef<Running | null>(null);
  // Progress may overtake the answer to the start request; what comes too early waits here.
  const early = useRef<(() => void)[]>([]);

  const end = useCallback(() => {
    current.current?.analysis.stop();
    current.current = null;
    early.current = [];
  }, []);

  useEffect(() => {
    const ofCurrentRun = (runId: string, act: (client: AnalysisClient) => void): void => {
      const run = current.current;
      if (run === null) early.current.push(() => ofCurrentRun(runId, act));
      else if (run.runId === runId) act(run.analysis);
    };
    /** Done now, and once more by a worker that takes the place of one that died. */
    const forWorker = (deed: (client: AnalysisClient) => void): void => {
      current.current?.deeds.push(deed);
      if (current.current !== null) deed(current.current.analysis);
    };
    const onProgress = (event: EventPayload<'collection.progress'>): void => {
      ofCurrentRun(event.runId, () => {
        dispatch({ kind: 'progress', event });
        if (event.kind !== 'finished') return;
        forWorker((client) => {
          client.addCollected(event.outcome, event.facts);
          for (const log of event.logs) client.addLog(event.runId, log);
        });
      });
    };
    const onEnded = (event: EventPayload<'collection.ended'>): void => {
      ofCurrentRun(event.runId, () => {
        dispatch({ kind: 'ended', event });
        forWorker((client) => client.end());
      });
    };
    const stops = [listen('collection.progress', onProgress), listen('collection.ended', onEnded)];
    return () => {
      for (const stop of stops) stop();
      end();
    };
  }, [end]);

  const start = useCallback(
    async (input: RequestInput<'collection.start'>): Promise<IpcError | null> => {
      end();
      const started = await ask('collection.start', input);
      if (!started.ok) return started.error;
      dispatch({ kind: 'begin', started: started.value });
      const { runId, sinceMs, untilMs } = started.value;
      const begin = (): AnalysisClient =>
        startAnalysis(
          { sinceMs, untilMs },
          { onAnalysis: (message) => dispatch(message), ...problemListeners(dispatch) },
        );
      current.current = { runId, begin, analysis: begin(), deeds: [] };
      const waiting = early.current;
      early.current = [];
      for (const act of waiting) act();
      return null;
    },
    [end],
  );

  const open = useCallback(async (): Promise<IpcError | null> => {
    const answer = await ask('input.open', {});
    if (!answer.ok) return answer.error;
    if (answer.value.kind === 'opened') {
      end();
      const { opened } = answer.value;
      dispatch({ kind: 'open', opened });
      // The verdict is the main process's; the worker reads the logs for the timeline.
      const begin = (): AnalysisClient =>
        startAnalysis(
          { sinceMs: 0, untilMs: Date.parse(opened.analysis.asOf) },
          { onAnalysis: () => dispatch({ kind: 'more-read' }), ...problemListeners(dispatch) },
        );
      const readLogs = (client: AnalysisClient): void => {
        for (const log of opened.logs) client.addLog(opened.runId, log);
      };
      const analysis = begin();
      readLogs(analysis);
      current.current = { runId: opened.runId, begin, analysis, deeds: [readLogs] };
    }
    return null;
  }, [end]);

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
    const run = current.current;
    if (run === null) return;
    run.analysis.stop();
    dispatch({ kind: 'read-again' });
    const analysis = run.begin();
    current.current = { ...run, analysis };
    for (const deed of run.deeds) deed(analysis);
  }, []);

  const cancel = useCallback(() => {
    const runId = current.current?.runId;
    if (runId === undefined) return;
    dispatch({ kind: 'cancel' });
    void ask('collection.cancel', { runId });
  }, []);

  const close = useCallback(() => {
    const runId = current.current?.runId;
    if (runId !== undefined) void ask('collection.cancel', { runId });
    end();
    dispatch({ kind: 'close' });
  }, [end]);

  return { session, start, open, query, values, readAgain, cancel, close };
}
