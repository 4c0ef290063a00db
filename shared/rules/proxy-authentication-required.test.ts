import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly, probesFailing } from './test-support/server.ts';

describe('proxy-authentication-required', () => {
  it('finding: the log and the test both meet 407: one cause', () => {
    const events = [
      ...heartbeats(0, 600),
      ...outage(
        604,
        1440,
        'System.Net.WebException: The remote server returned an error: (407) Proxy Authentication Required.',
      ),
    ];
    const network = probesFailing({ at: 'tcp', code: 'HTTP_407', via: 'proxy' });
    const finding = expectOnly(analyse({ bare: true, events, facts: { network } }), 'proxy-authentication-required');
    expect(finding.confidence).toBe('certain');
    expectOnly(analyse({ bare: true, events, without: ['network'] }), 'proxy-authentication-required');
  });

  it('silent: the proxy refuses the name', () => {
    expect(
      analyse({ facts: { network: probesFailing({ at: 'tcp', code: 'HTTP_403', via: 'proxy' }) } }).passed,
    ).toContain('proxy-authentication-required');
  });
});
