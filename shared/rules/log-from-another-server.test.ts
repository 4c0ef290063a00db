import { describe, expect, it } from 'vitest';
import { event } from './test-support/events.ts';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('log-from-another-server', () => {
  it('finding: the settings are of one server, the log of another', () => {
    const server = { ...healthyFacts.server, hostName: 'CONNECT02' };
    const finding = expectOnly(analyse({ facts: { server } }), 'log-from-another-server');
    expect(finding.what).toBe('Events of Connect come from connect01, the settings from connect02.');
    const forwarded = event('ADSync', 403, 600, '', { computer: 'OTHER.contoso.example' });
    expect(expectOnly(analyse({ events: [forwarded], without: ['server'] }), 'log-from-another-server').severity).toBe(
      'warning',
    );
  });

  it('silent: short and full name of the same server', () => {
    expect(analyse({ facts: { server: { ...healthyFacts.server, hostName: 'Connect01' } } }).passed).toContain(
      'log-from-another-server',
    );
  });
});
