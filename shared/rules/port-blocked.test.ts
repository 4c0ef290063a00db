import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly, probesFailing } from './test-support/server.ts';

describe('port-blocked', () => {
  it('finding: every endpoint fails at tcp', () => {
    const finding = expectOnly(
      analyse({ facts: { network: probesFailing({ at: 'tcp', code: 'ETIMEDOUT' }) } }),
      'port-blocked',
    );
    expect(finding.what).toContain('443');
    expect(finding.evidence).toHaveLength(3);
  });

  it('silent: an outage in the log, of which the failed test is evidence', () => {
    const events = [...heartbeats(0, 600), ...outage(604, 1440)];
    const analysis = analyse({
      bare: true,
      events,
      facts: { network: probesFailing({ at: 'tcp', code: 'ETIMEDOUT' }) },
    });
    expect(analysis.passed).toContain('port-blocked');
    expectOnly(analysis, 'service-bus-unreachable');
  });
});
