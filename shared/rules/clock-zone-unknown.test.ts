import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, logSummary } from './test-support/server.ts';

describe('clock-zone-unknown', () => {
  it('finding: an export with local times', () => {
    const logs = [
      logSummary({ file: 'log.csv', format: 'csv', first: '2026-11-10T08:15:31', last: '2026-11-10T09:15:31' }),
    ];
    expect(expectOnly(analyse({ logs, without: ['server'] }), 'clock-zone-unknown').evidence[0]?.file).toBe('log.csv');
  });

  it('silent: the server was collected too and names its zone', () => {
    const logs = [
      logSummary({ file: 'log.csv', format: 'csv', first: '2026-11-10T08:15:31', last: '2026-11-10T09:15:31' }),
    ];
    expect(analyse({ logs }).passed).toContain('clock-zone-unknown');
  });
});
