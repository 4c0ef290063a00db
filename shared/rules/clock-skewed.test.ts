import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('clock-skewed', () => {
  it('finding: the time service or the answers of the cloud show it', () => {
    const finding = expectOnly(
      analyse({ facts: { clock: { offsetSeconds: -400, source: 'Local CMOS Clock' } } }),
      'clock-skewed',
    );
    expect(finding.severity).toBe('error');
    expect(finding.what).toBe('The clock is 400 seconds behind.');
    const probes = healthyFacts.network.probes.map((good) => ({
      ...good,
      httpDate: { server: '2026-11-11T00:00:00.000Z', local: '2026-11-11T00:03:00.000Z' },
    }));
    const compared = expectOnly(analyse({ facts: { network: { probes } }, without: ['clock'] }), 'clock-skewed');
    expect(compared.severity).toBe('warning');
    expect(compared.what).toContain('180 seconds ahead');
  });

  it('silent: one odd answer among good ones', () => {
    const probes = healthyFacts.network.probes.map((good, index) => ({
      ...good,
      httpDate: {
        server: '2026-11-11T00:00:00.000Z',
        local: index === 0 ? '2026-11-11T01:00:00.000Z' : '2026-11-11T00:00:01.000Z',
      },
    }));
    expect(analyse({ facts: { network: { probes } }, without: ['clock'] }).passed).toContain('clock-skewed');
  });

  it('finding: an outage that only the clock explains is the same cause', () => {
    const events = [...heartbeats(0, 600), ...outage(604, 1440)];
    const clock = { offsetSeconds: 720, source: 'Local CMOS Clock' };
    const finding = expectOnly(analyse({ bare: true, events, facts: { clock } }), 'clock-skewed');
    expect(finding.severity).toBe('critical');
    expect(finding.evidence.length).toBeGreaterThan(3);
  });
});
