import { describe, expect, it } from 'vitest';
import { heartbeats, outage, writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('health-report-failed', () => {
  it('finding: reports fail while the relays work', () => {
    const events = Array.from({ length: 6 }, (_, index) =>
      writeback(32015, 800 + index * 5, 'Error while reporting health'),
    );
    expect(expectOnly(analyse({ events }), 'health-report-failed').count).toBe(6);
  });

  it('silent: reports fail during an outage', () => {
    const reports = Array.from({ length: 6 }, (_, index) =>
      writeback(32015, 800 + index * 5, 'Error while reporting health'),
    );
    expect(analyse({ bare: true, events: [...heartbeats(0, 600), ...outage(604, 1440), ...reports] }).passed).toContain(
      'health-report-failed',
    );
  });
});
