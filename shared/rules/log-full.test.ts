import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

const settings = (retention: boolean, sizeBytes: number | null) =>
  analyse({ facts: { eventLogSettings: { ...healthyFacts.eventLogSettings, retention, sizeBytes } } });

describe('log-full', () => {
  it('finding: it keeps the oldest events and is full', () => {
    const finding = expectOnly(settings(true, 20_971_520), 'log-full');
    expect(finding.what).toBe('The log has 20 of 20 MB and keeps its oldest events.');
    expect(finding.evidence[0]?.quote).toContain('retention: true');
  });

  it('silent: it overwrites, or has room; and not evaluated without its size', () => {
    expect(settings(false, 20_971_520).passed).toContain('log-full');
    expect(settings(true, 1_000_000).passed).toContain('log-full');
    expect(settings(true, null).unknown.map(({ id }) => id)).toEqual(['log-full']);
  });
});
