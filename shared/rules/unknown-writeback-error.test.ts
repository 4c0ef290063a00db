import { describe, expect, it } from 'vitest';
import { engineReason, engineTrace, failing, writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('unknown-writeback-error', () => {
  it('finding: a code that no table has, and an error of the service', () => {
    const failure = { eventId: 33001, reason: engineReason('8023ffff', 'Something new.') };
    const lone = writeback(32000, 620, 'TrackingId: 1, An unknown error occurred, Details: System.Exception');
    const finding = expectOnly(analyse({ events: [...failing(51, 600, failure), lone] }), 'unknown-writeback-error');
    expect(finding.what).toContain('8023ffff');
    expect(finding.count).toBe(2);
    expect(finding.severity).toBe('warning');
  });

  it('silent: the noise of a trace alone', () => {
    expect(analyse({ events: [engineTrace(600, [])] }).passed).toContain('unknown-writeback-error');
  });
});
