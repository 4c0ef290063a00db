import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly, probesFailing } from './test-support/server.ts';

describe('tls-handshake-failed', () => {
  it('finding: every endpoint fails at tls', () => {
    const finding = expectOnly(
      analyse({ facts: { network: probesFailing({ at: 'tls', code: 'ECONNRESET' }) } }),
      'tls-handshake-failed',
    );
    expect(finding.what).toContain('handshake');
    expect(finding.evidence).toHaveLength(3);
  });

  it('silent: an outage in the log, of which the failed test is evidence', () => {
    const events = [...heartbeats(0, 600), ...outage(604, 1440)];
    const analysis = analyse({
      bare: true,
      events,
      facts: { network: probesFailing({ at: 'tls', code: 'ECONNRESET' }) },
    });
    expect(analysis.passed).toContain('tls-handshake-failed');
    expectOnly(analysis, 'service-bus-unreachable');
  });

  it('finding: a bare log that speaks of no common algorithm', () => {
    const words = 'The client and server cannot communicate, because they do not possess a common algorithm';
    const events = [...heartbeats(0, 600), ...outage(604, 1440, words)];
    const finding = expectOnly(analyse({ bare: true, events, without: ['network'] }), 'tls-handshake-failed');
    expect(finding.severity).toBe('critical');
    expect(finding.confidence).toBe('likely');
  });
});
