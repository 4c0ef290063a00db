import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('service-not-running', () => {
  it('finding: stopped and disabled', () => {
    const service = { ...healthyFacts.service, state: 'stopped' as const, startType: 4 };
    const finding = expectOnly(analyse({ facts: { service } }), 'service-not-running');
    expect(finding.what).toBe('ADSync is stopped, and its start type is disabled.');
  });

  it('silent: running', () => {
    expect(analyse().passed).toContain('service-not-running');
  });

  it('unknown: a state that could not be read is not green', () => {
    const service = { ...healthyFacts.service, state: 'unknown' as const };
    expect(analyse({ facts: { service } }).unknown.map((verdict) => verdict.id)).toEqual(['service-not-running']);
  });
});
