import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly, probesFailing } from './test-support/server.ts';

describe('name-not-resolved', () => {
  it('finding: every endpoint fails at dns', () => {
    const finding = expectOnly(
      analyse({ facts: { network: probesFailing({ at: 'dns', code: 'ENOTFOUND' }) } }),
      'name-not-resolved',
    );
    expect(finding.what).toContain('DNS');
    expect(finding.evidence).toHaveLength(3);
  });

  it('silent: an outage in the log, of which the failed test is evidence', () => {
    const events = [...heartbeats(0, 600), ...outage(604, 1440)];
    const analysis = analyse({
      bare: true,
      events,
      facts: { network: probesFailing({ at: 'dns', code: 'ENOTFOUND' }) },
    });
    expect(analysis.passed).toContain('name-not-resolved');
    expectOnly(analysis, 'service-bus-unreachable');
  });
});
