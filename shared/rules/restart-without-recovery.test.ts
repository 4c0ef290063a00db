import { describe, expect, it } from 'vitest';
import { engine, event, heartbeats, writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('restart-without-recovery', () => {
  it('finding: stopped, and no sign of life since', () => {
    const events = [
      ...heartbeats(0, 600),
      writeback(31016, 602, 'WriteBackServiceStopped'),
      engine(2002, 602.1, 'stopped'),
      engine(2001, 604, 'started'),
      event('VSS', 8224, 1400, ''),
    ];
    expect(
      expectOnly(
        analyse({ bare: true, events: [...events, event('ADSync', 403, 900, '')] }),
        'restart-without-recovery',
      ).what,
    ).toContain('started at 2026-11-10 10:04 UTC');
  });

  it('silent: a restart with recovery', () => {
    expect(analyse().passed).toContain('restart-without-recovery');
  });
});
