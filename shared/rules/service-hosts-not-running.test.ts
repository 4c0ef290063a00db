import { describe, expect, it } from 'vitest';
import { heartbeats, outage, writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('service-hosts-not-running', () => {
  it('finding: the watchdog alone speaks', () => {
    const events = [
      ...heartbeats(0, 600),
      writeback(31044, 700, 'Password writeback service is not in a healthy state.'),
      writeback(31044, 800, 'Password writeback service is not in a healthy state.'),
    ];
    expect(expectOnly(analyse({ bare: true, events }), 'service-hosts-not-running').severity).toBe('critical');
  });

  it('silent: the connection was lost before', () => {
    expect(analyse({ bare: true, events: [...heartbeats(0, 600), ...outage(604, 1440)] }).passed).toContain(
      'service-hosts-not-running',
    );
  });
});
