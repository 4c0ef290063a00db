import { describe, expect, it } from 'vitest';
import { engine, heartbeats, outage, writeback } from './test-support/events.ts';
import { analyse, expectOnly, probesFailing } from './test-support/server.ts';

describe('service-bus-unreachable', () => {
  it('finding: three kinds of errors and the network test: one cause', () => {
    const events = [
      ...heartbeats(0, 600),
      ...outage(604, 1440),
      writeback(32014, 700, 'Retrying'),
      engine(
        6800,
        610,
        'The password management extension encountered an error.\n "Couldn\'t connect to any service bus endpoint(s)',
      ),
    ];
    const network = probesFailing({ at: 'tcp', code: 'ETIMEDOUT' }, 'servicebus');
    const finding = expectOnly(analyse({ bare: true, events, facts: { network } }), 'service-bus-unreachable');
    expect(finding.severity).toBe('critical');
    expect(finding.first).toBe('2026-11-10T10:04:00.0000000Z');
    expect(finding.confidence).toBe('certain');
    const quotes = finding.evidence.map((piece) => piece.quote).join('\n');
    expect(quotes).toContain('The connection to the connect service was lost.');
    expect(quotes).toContain("Couldn't connect to any service bus endpoint(s)");
    expect(quotes).toContain('The password management extension encountered an error.');
    expect(quotes).toContain('tcp failed (ETIMEDOUT)');
  });

  it('silent: errors around a restart that ends in heartbeats', () => {
    const events = outage(703, 704);
    const analysis = analyse({ events });
    expect(analysis.passed).toContain('service-bus-unreachable');
    expectOnly(analysis, 'benign-restart');
  });

  it('finding: an outage that ended is worth a warning', () => {
    const finding = expectOnly(
      analyse({ bare: true, events: [...heartbeats(0, 600), ...outage(604, 660), ...heartbeats(665, 1440)] }),
      'service-bus-unreachable',
    );
    expect(finding.severity).toBe('warning');
    expect(finding.last).toBe('2026-11-10T11:05:31.2000000Z');
  });
});
