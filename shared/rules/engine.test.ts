import { describe, expect, it } from 'vitest';
import { createAnalysisSession } from '../analysis/analysis-session.ts';
import { rules } from './registry.ts';
import { analyse } from './test-support/server.ts';

describe('a healthy server', () => {
  const analysis = analyse();

  it('has no finding', () => {
    expect(analysis.findings).toEqual([]);
  });

  it('has every rule judged', () => {
    expect(analysis.unknown).toEqual([]);
    expect(analysis.notApplicable.map((verdict) => verdict.id)).toEqual(['log-too-short']);
    expect(analysis.passed.length).toBe(rules.length - 1);
  });
});

describe('missing needs', () => {
  it('say why in the words of the collector', () => {
    const session = createAnalysisSession({ asOf: '2026-11-11T00:00:00Z', askedSince: null, askedUntil: null });
    session.addOutcome({
      id: 'service',
      title: 'ADSync service',
      state: 'denied',
      reason: 'run as administrator',
      durationMs: 5,
      bytes: 0,
      supplies: ['service'],
    });
    const { passed, unknown } = session.current();
    expect(unknown.find((verdict) => verdict.id === 'service-not-running')?.reason).toBe(
      'Not evaluated because the collector "ADSync service" ended as denied: run as administrator.',
    );
    expect(unknown.find((verdict) => verdict.id === 'endpoint-not-started')?.reason).toBe(
      'Not evaluated because no event log was read.',
    );
    expect(passed).toEqual([]);
  });
});
