import { describe, expect, it } from 'vitest';
import { analyse, expectOnly } from './test-support/server.ts';

describe('pending-reboot', () => {
  it('finding: updates wait', () => {
    const finding = expectOnly(
      analyse({ facts: { pendingReboot: { reasons: ['RebootRequired of Windows Update'] } } }),
      'pending-reboot',
    );
    expect(finding.evidence[0]?.quote).toBe('RebootRequired of Windows Update');
  });

  it('silent: nothing waits', () => {
    expect(analyse().passed).toContain('pending-reboot');
  });
});
