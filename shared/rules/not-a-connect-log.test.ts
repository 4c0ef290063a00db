import { describe, expect, it } from 'vitest';
import { event } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('not-a-connect-log', () => {
  it('finding: a log of ordinary Windows noise', () => {
    const analysis = analyse({
      bare: true,
      events: [event('VSS', 8224, 30, ''), event('MsiInstaller', 1035, 90, 'Product')],
    });
    expect(expectOnly(analysis, 'not-a-connect-log').what).toContain('MsiInstaller');
  });

  it('silent: a single event of Connect', () => {
    expect(analyse({ bare: true, events: [event('ADSync', 403, 30, '')] }).passed).toContain('not-a-connect-log');
  });

  it('silent: a System log that speaks of the service', () => {
    const events = [event('Service Control Manager', 7038, 30, 'ADSync')];
    const analysis = analyse({ bare: true, events });
    expect(analysis.passed).toContain('not-a-connect-log');
    expectOnly(analysis, 'service-logon-failed');
  });
});
