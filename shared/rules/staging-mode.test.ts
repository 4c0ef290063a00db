import { describe, expect, it } from 'vitest';
import { event } from './test-support/events.ts';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('staging-mode', () => {
  it('finding: the configuration says so', () => {
    const finding = expectOnly(
      analyse({ facts: { configuration: { ...healthyFacts.configuration, stagingMode: true } } }),
      'staging-mode',
    );
    expect(finding.severity).toBe('warning');
    const mute = [event('Directory Synchronization', 104, 0, ''), event('ADSync', 403, 1400, '')];
    expectOnly(
      analyse({
        bare: true,
        events: mute,
        facts: { configuration: { ...healthyFacts.configuration, stagingMode: true } },
      }),
      'staging-mode',
    );
  });

  it('silent: it says the opposite, and unknown where it says nothing', () => {
    expect(analyse().passed).toContain('staging-mode');
    const open = analyse({ facts: { configuration: { ...healthyFacts.configuration, stagingMode: null } } });
    expect(open.unknown.map((verdict) => verdict.id)).toEqual(['staging-mode']);
  });
});
