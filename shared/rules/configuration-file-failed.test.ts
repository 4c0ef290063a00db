import { describe, expect, it } from 'vitest';
import { writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('configuration-file-failed', () => {
  it('finding: an error that nothing answers', () => {
    const finding = expectOnly(
      analyse({ events: [writeback(32005, 1000, 'Configuration error')] }),
      'configuration-file-failed',
    );
    expect(finding.severity).toBe('critical');
    expect(finding.count).toBe(1);
  });

  it('silent: a later success answers it', () => {
    expect(
      analyse({
        events: [writeback(32005, 1000, 'Configuration error'), writeback(31005, 1010, 'OnboardingEventSuccess')],
      }).passed,
    ).toContain('configuration-file-failed');
  });
});
