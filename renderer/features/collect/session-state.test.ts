import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../shared/analysis/analysis.ts';
import { beginSession, reduceSession } from './session-state.ts';
import type { Session, SessionAction } from './session-state.ts';

const runId = '00000000-0000-0000-0000-000000000000';
const started = {
  runId,
  serverName: 'SYNC01',
  sampleTitle: null,
  sinceMs: 0,
  untilMs: 1000,
  collectors: [
    { id: 'server', title: 'Server', purpose: 'Which server it is.' },
    { id: 'log', title: 'Log', purpose: 'What happened.' },
  ],
};

// The reducer hands an analysis on and reads nothing of it.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const analysis = { findings: [] } as unknown as Analysis;

const finished: SessionAction = {
  kind: 'progress',
  event: {
    runId,
    kind: 'finished',
    outcome: {
      id: 'log',
      title: 'Log',
      state: 'truncated',
      reason: 'the cap was reached',
      durationMs: 1200,
      bytes: 4096,
      supplies: [],
    },
    facts: {},
    logs: ['Application.evtx'],
    share: 0.5,
  },
};

function run(...actions: readonly SessionAction[]): Session {
  return actions.reduce((session, action) => reduceSession(session, action), beginSession(started));
}

describe('a session', () => {
  it('begins with every collector waiting, with its purpose', () => {
    const { rows, share, phase } = run();
    expect(rows.map(({ id, state, purpose }) => [id, state, purpose])).toEqual([
      ['server', 'waiting', 'Which server it is.'],
      ['log', 'waiting', 'What happened.'],
    ]);
    expect([share, phase]).toEqual([0, 'collecting']);
  });

  it('shows how a collector ended, with the reason, and touches no other row', () => {
    const { rows, logs } = run(finished);
    expect(rows[1]).toMatchObject({ state: 'truncated', reason: 'the cap was reached', bytes: 4096, elapsedMs: 1200 });
    expect(rows[0]?.state).toBe('waiting');
    expect(logs).toEqual(['Application.evtx']);
  });

  it('never lets the progress run backwards', () => {
    const late: SessionAction = {
      kind: 'progress',
      event: { runId, kind: 'progress', id: 'server', bytes: 1, elapsedMs: 2, share: 0.2 },
    };
    expect(run(finished, late).share).toBe(0.5);
  });

  it('is done only when the last analysis is there', () => {
    const ended: SessionAction = {
      kind: 'ended',
      event: {
        runId,
        collectedAt: '',
        sinceMs: 0,
        untilMs: 1,
        facts: {},
        outcomes: [],
        cancelled: true,
        requestAnswer: null,
      },
    };
    const early: SessionAction = { kind: 'analysis', analysis, facts: {}, final: false };
    expect(run(early).phase).toBe('collecting');
    expect(run(early, ended)).toMatchObject({ phase: 'analysing', cancelled: true, share: 1 });
    expect(run(early, ended, { ...early, final: true }).phase).toBe('done');
  });

  it('does not wait for ever when the analysis stops', () => {
    const session = run({ kind: 'problem', problem: { kind: 'analysis', detail: 'a bug' } });
    expect(session.phase).toBe('done');
    expect(session.problems).toHaveLength(1);
  });

  it('reads again after the analysis stopped, and says nothing of the problem any more', () => {
    const stopped: SessionAction = { kind: 'problem', problem: { kind: 'analysis', detail: 'it died' } };
    const ended: SessionAction = {
      kind: 'ended',
      event: {
        runId,
        collectedAt: '',
        sinceMs: 0,
        untilMs: 1,
        facts: {},
        outcomes: [],
        cancelled: false,
        requestAnswer: null,
      },
    };
    expect(run(ended, stopped, { kind: 'read-again' })).toMatchObject({ phase: 'analysing', problems: [] });
    expect(run(stopped, { kind: 'read-again' })).toMatchObject({ phase: 'collecting', problems: [] });
  });

  it('can be cancelled only while it collects', () => {
    expect(run({ kind: 'cancel' }).phase).toBe('cancelling');
    expect(run({ kind: 'analysis', analysis, facts: {}, final: true }, { kind: 'cancel' }).phase).toBe('done');
  });
});
