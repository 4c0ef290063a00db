import { describe, expect, it } from 'vitest';
import { writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('admin-token-refused', () => {
  it('finding: an error that nothing answers', () => {
    const finding = expectOnly(
      analyse({ events: [writeback(32009, 1000, 'Error getting auth token')] }),
      'admin-token-refused',
    );
    expect(finding.severity).toBe('error');
    expect(finding.count).toBe(1);
  });

  it('silent: a later success answers it', () => {
    expect(
      analyse({
        events: [writeback(32009, 1000, 'Error getting auth token'), writeback(31017, 1010, 'AuthTokenSuccess')],
      }).passed,
    ).toContain('admin-token-refused');
  });
});
