import { describe, expect, it } from 'vitest';
import { event, heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('writeback-silent', () => {
  it('finding: heartbeats end without an error', () => {
    const events = [...heartbeats(0, 600), event('ADSync', 403, 1400, '')];
    expect(expectOnly(analyse({ bare: true, events }), 'writeback-silent').first).toBe('2026-11-10T09:55:31.2000000Z');
    const never = [event('Directory Synchronization', 104, 0, ''), event('ADSync', 403, 1400, '')];
    expectOnly(analyse({ bare: true, events: never }), 'writeback-silent');
  });

  it('silent: an outage explains the silence', () => {
    expect(analyse({ bare: true, events: [...heartbeats(0, 600), ...outage(604, 1440)] }).passed).toContain(
      'writeback-silent',
    );
  });
});
