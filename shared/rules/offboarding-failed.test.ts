import { describe, expect, it } from 'vitest';
import { writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('offboarding-failed', () => {
  it('finding: an error that nothing answers', () => {
    const finding = expectOnly(
      analyse({ events: [writeback(31014, 1000, 'OffboardingEventFail')] }),
      'offboarding-failed',
    );
    expect(finding.severity).toBe('error');
    expect(finding.count).toBe(1);
  });

  it('silent: a later success answers it', () => {
    expect(
      analyse({
        events: [writeback(31014, 1000, 'OffboardingEventFail'), writeback(31013, 1010, 'OffboardingEventSuccess')],
      }).passed,
    ).toContain('offboarding-failed');
  });
});
