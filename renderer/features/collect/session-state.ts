import type { Analysis } from '../../../shared/analysis/analysis.ts';
import type { CollectorState } from '../../../shared/facts/collection.ts';
import type { Facts } from '../../../shared/facts/facts.ts';
import type { EventPayload, IpcError, OpenedInput, RequestOutput } from '../../../shared/ipc/contract.ts';
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
  | { readonly kind: 'more-read' }
  | { readonly kind: 'read-again' }
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
    revision: 0,
    problems: [],
  };
}

/** A bundle or log that was opened, shown like a collection that has ended. */
export function openedSession(opened: OpenedInput): Session {
  const { analysis, facts, logs } = opened;
  const { askedSince, askedUntil, first, last } = analysis.coverage;
  return {
    started: {
      runId: opened.runId,
      serverName: opened.computer ?? opened.name,
      sampleTitle: opened.sample,
      sinceMs: Date.parse(askedSince ?? first ?? analysis.asOf),
      untilMs: Date.parse(askedUntil ?? last ?? analysis.asOf),
      collectors: [],
    },
    opened,
    rows: analysis.collectors.map(({ id, title, state, reason, bytes, durationMs }) => ({
      id,
      title,
      purpose: '',
      state,
      reason,
      bytes,
      elapsedMs: durationMs,
    })),
    share: 1,
    phase: 'done',
    cancelled: false,
    facts,
    analysis,
    logs,
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
      const { cancelled } = action.event;
      return { ...session, cancelled, share: 1, phase: 'analysing' };
    }
    case 'analysis': {
      return {
        ...session,
        analysis: action.analysis,
        facts: action.facts,
        revision: session.revision + 1,
        phase: action.final ? 'done' : session.phase,
      };
    }
    case 'read-again': {
      const phase = session.opened !== null ? 'done' : session.share === 1 ? 'analysing' : 'collecting';
      return { ...session, phase, problems: session.problems.filter((problem) => problem.kind !== 'analysis') };
    }
    case 'more-read': {
      return { ...session, revision: session.revision + 1 };
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
