import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly, probesFailing } from './test-support/server.ts';

describe('proxy-refuses-host', () => {
  it('finding: the proxy answers 403', () => {
    const network = probesFailing({ at: 'tcp', code: 'HTTP_403', via: 'proxy' });
    expect(expectOnly(analyse({ facts: { network } }), 'proxy-refuses-host').severity).toBe('critical');
    const events = [...heartbeats(0, 600), ...outage(604, 1440)];
    expectOnly(analyse({ bare: true, events, facts: { network } }), 'proxy-refuses-host');
  });

  it('silent: the proxy asks for a sign-in', () => {
    expect(
      analyse({ facts: { network: probesFailing({ at: 'tcp', code: 'HTTP_407', via: 'proxy' }) } }).passed,
    ).toContain('proxy-refuses-host');
  });
});
