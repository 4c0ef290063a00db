import { describe, expect, it } from 'vitest';
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
});
