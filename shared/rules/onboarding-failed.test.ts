import { describe, expect, it } from 'vitest';
import { writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('onboarding-failed', () => {
  it('finding: an error that nothing answers', () => {
    const finding = expectOnly(
      analyse({ events: [writeback(32011, 1000, 'Error during onboarding')] }),
      'onboarding-failed',
    );
    expect(finding.severity).toBe('critical');
    expect(finding.count).toBe(1);
  });

  it('silent: a later success answers it', () => {
    expect(
      analyse({
        events: [writeback(32011, 1000, 'Error during onboarding'), writeback(31005, 1010, 'OnboardingEventSuccess')],
      }).passed,
    ).toContain('onboarding-failed');
  });
});
