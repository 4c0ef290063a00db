import { describe, expect, it } from 'vitest';
import { engine, event, writeback } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('service-logon-failed', () => {
  it('finding: an error that nothing answers', () => {
    const finding = expectOnly(
      analyse({ events: [event('Service Control Manager', 7038, 1000, 'ADSync\nCONTOSO\\svc\n%%1326')] }),
      'service-logon-failed',
    );
    expect(finding.severity).toBe('critical');
    expect(finding.count).toBe(1);
  });

  it('silent: a later success answers it', () => {
    expect(
      analyse({
        events: [
          event('Service Control Manager', 7038, 1000, 'ADSync\nCONTOSO\\svc\n%%1326'),
          engine(2001, 1010, 'started'),
          writeback(31015, 1011, 'started'),
        ],
      }).passed,
    ).toContain('service-logon-failed');
  });
});
