import { describe, expect, it } from 'vitest';
import { event } from './test-support/events.ts';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('writeback-not-enabled', () => {
  it('finding: the configuration says so', () => {
    const finding = expectOnly(
      analyse({ facts: { configuration: { ...healthyFacts.configuration, passwordWritebackEnabled: false } } }),
      'writeback-not-enabled',
    );
    expect(finding.severity).toBe('critical');
    const mute = [event('Directory Synchronization', 104, 0, ''), event('ADSync', 403, 1400, '')];
    expectOnly(
      analyse({
        bare: true,
        events: mute,
        facts: { configuration: { ...healthyFacts.configuration, passwordWritebackEnabled: false } },
      }),
      'writeback-not-enabled',
    );
  });

  it('silent: it says the opposite, and unknown where it says nothing', () => {
    expect(analyse().passed).toContain('writeback-not-enabled');
    const open = analyse({
      facts: { configuration: { ...healthyFacts.configuration, passwordWritebackEnabled: null } },
    });
    expect(open.unknown.map((verdict) => verdict.id)).toEqual(['writeback-not-enabled']);
  });
});
