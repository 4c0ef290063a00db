import { describe, expect, it } from 'vitest';
import { analyse, expectOnly } from './test-support/server.ts';

describe('log-too-short', () => {
  it('finding: a week was asked for, a day is there', () => {
    const finding = expectOnly(analyse({ askedSince: '2026-11-04T00:00:00Z' }), 'log-too-short');
    expect(finding.what).toContain('6 days are missing');
    expect(finding.what).toContain('20 MB');
  });

  it('silent: the log begins within the first hours', () => {
    expect(analyse({ askedSince: '2026-11-09T23:00:00Z' }).passed).toContain('log-too-short');
  });
});
