import type { Analysis } from '../../../shared/analysis/analysis.ts';
import type { CollectorOutcome, CollectorState } from '../../../shared/facts/collection.ts';
import type { Facts } from '../../../shared/facts/facts.ts';
import type { EventPayload, IpcError, OpenedInput, RequestOutput } from '../../../shared/ipc/contract.ts';
import type { RequestAnswer } from '../../../shared/request/request-answer.ts';
import { assertNever } from '../../../shared/result/result.ts';

export type StartedCollection = RequestOutput<'collection.start'>;

/** One collector on screen. */
export interface CollectorRow {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly state: 'waiting' | 'running' | CollectorState;
  readonly reason: string;
  readonly bytes: number;
  readonly elapsedMs: number;
}

/** One collection with what is known of it so far. */
export interface Session {
  readonly started: StartedCollection;
  /** What was opened, or null where this is a collection of this window. */
  readonly opened: OpenedInput | null;
  readonly rows: readonly CollectorRow[];
  /** 0 to 1; never runs backwards. */
  readonly share: number;
  readonly phase: 'collecting' | 'cancelling' | 'analysing' | 'done';
  readonly cancelled: boolean;
  readonly facts: Facts;
  /** Null until the core has said something. */
  readonly analysis: Analysis | null;
  /** Names of the logs that were collected. */
  readonly logs: readonly string[];
  /** What became of the request it was made for, item by item; null where there was none, or not yet. */
  readonly requestAnswer: RequestAnswer | null;
  /** Grows with every sign of the worker that it has read more. */
  readonly revision: number;
  readonly problems: readonly SessionProblem[];
}

export type SessionProblem =
  | { readonly kind: 'request'; readonly error: IpcError }
  | { readonly kind: 'analysis'; readonly detail: string };

export type SessionAction =
  | { readonly kind: 'progress'; readonly event: EventPayload<'collection.progress'> }
  | { readonly kind: 'ended'; readonly event: EventPayload<'collection.ended'> }
  | { readonly kind: 'analysis'; readonly analysis: Analysis; readonly facts: Facts; readonly final: boolean }
  | { readonly kind: 'read-again' }
  /** One collector was run once more. */
  | { readonly kind: 'again'; readonly outcome: CollectorOutcome; readonly facts: Facts }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'problem'; readonly problem: SessionProblem };

export function beginSession(started: StartedCollection): Session {
  return {
    started,
    opened: null,
    rows: started.collectors.map((collector) => ({
      ...collector,
      state: 'waiting',
      reason: '',
      bytes: 0,
      elapsedMs: 0,
    })),
    share: 0,
    phase: 'collecting',
    cancelled: false,
    facts: {},
    analysis: null,
    logs: [],
    requestAnswer: null,
    revision: 0,
    problems: [],
  };
}

/** A bundle or log that was opened, shown like a collection that has ended; its verdict is on its way. */
export function openedSession(opened: OpenedInput): Session {
  const { context, facts, logs, outcomes } = opened;
  return {
    started: {
      runId: opened.runId,
      serverName: opened.computer ?? opened.name,
      sampleTitle: opened.sample,
      sinceMs: Date.parse(context.askedSince ?? context.asOf),
      untilMs: Date.parse(context.askedUntil ?? context.asOf),
      collectors: [],
    },
    opened,
    rows: outcomes.map(({ id, title, state, reason, bytes, durationMs }) => ({
      id,
      title,
      purpose: '',
      state,
      reason,
      bytes,
      elapsedMs: durationMs,
    })),
    share: 1,
    phase: 'analysing',
    cancelled: false,
    facts,
    analysis: null,
    logs,
    requestAnswer: opened.requestAnswer,
    revision: 0,
    problems: [],
  };
}

export function reduceSession(session: Session, action: SessionAction): Session {
  switch (action.kind) {
    case 'progress': {
      return afterProgress(session, action.event);
    }
    case 'ended': {
      const { cancelled, requestAnswer } = action.event;
      return { ...session, cancelled, requestAnswer, share: 1, phase: 'analysing' };
    }
    case 'analysis': {
      return {
        ...session,
        started: startedBy(session, action.analysis),
        analysis: action.analysis,
        facts: action.facts,
        revision: session.revision + 1,
        phase: action.final ? 'done' : session.phase,
      };
    }
    case 'read-again': {
      const phase = session.share === 1 ? 'analysing' : 'collecting';
      return { ...session, phase, problems: session.problems.filter((problem) => problem.kind !== 'analysis') };
    }
    case 'again': {
      const { id, state, reason, bytes, durationMs } = action.outcome;
      return {
        ...session,
        phase: 'analysing',
        facts: { ...session.facts, ...action.facts },
        rows: changeRow(session.rows, id, { state, reason, bytes, elapsedMs: durationMs }),
      };
    }
    case 'cancel': {
      return session.phase === 'collecting' ? { ...session, phase: 'cancelling' } : session;
    }
    case 'problem': {
      // Without its analysis a session would wait for ever.
      const phase = action.problem.kind === 'analysis' ? 'done' : session.phase;
      return { ...session, phase, problems: [...session.problems, action.problem] };
    }
    default: {
      return assertNever(action);
    }
  }
}

/** A bare log was asked for no time: what it covers is shown, as soon as that is known. */
function startedBy({ started, opened }: Session, { asOf, coverage }: Analysis): StartedCollection {
  if (opened === null || opened.context.askedSince !== null) return started;
  return { ...started, sinceMs: Date.parse(coverage.first ?? asOf), untilMs: Date.parse(coverage.last ?? asOf) };
}

function afterProgress(session: Session, event: EventPayload<'collection.progress'>): Session {
  const share = Math.max(session.share, event.share);
  switch (event.kind) {
    case 'started': {
      return { ...session, share, rows: changeRow(session.rows, event.id, { state: 'running' }) };
    }
    case 'progress': {
      const { bytes, elapsedMs } = event;
      return { ...session, share, rows: changeRow(session.rows, event.id, { bytes, elapsedMs }) };
    }
    case 'finished': {
      const { id, state, reason, bytes, durationMs } = event.outcome;
      return {
        ...session,
        share,
        rows: changeRow(session.rows, id, { state, reason, bytes, elapsedMs: durationMs }),
        logs: [...session.logs, ...event.logs],
      };
    }
    default: {
      return assertNever(event);
    }
  }
}

function changeRow(rows: readonly CollectorRow[], id: string, change: Partial<CollectorRow>): readonly CollectorRow[] {
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row));
}
