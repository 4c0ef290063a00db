import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('scheduler-suspended', () => {
  it('finding: suspended, or the cycle switched off', () => {
    expectOnly(
      analyse({ facts: { configuration: { ...healthyFacts.configuration, schedulerSuspended: true } } }),
      'scheduler-suspended',
    );
    const off = analyse({
      facts: { configuration: { ...healthyFacts.configuration, schedulerSuspended: null, syncCycleEnabled: false } },
    });
    expect(expectOnly(off, 'scheduler-suspended').evidence[0]?.quote).toBe('SyncCycleEnabled = false');
  });

  it('silent: the cycle runs', () => {
    expect(analyse().passed).toContain('scheduler-suspended');
  });
});
