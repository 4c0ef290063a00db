import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import type { EndpointProbe } from '../facts/facts.ts';
import { analyse, expectOnly, probe, probesFailing } from './test-support/server.ts';

const services = (probes: readonly EndpointProbe[]) => probes.filter(({ role }) => role === 'service');

describe('proxy-unusable', () => {
  it.each([
    ['its name is not known', 'dns', 'ENOTFOUND'],
    ['its port is closed', 'tcp', 'ECONNREFUSED'],
    ['it closes the connection or speaks no HTTP', 'tcp', 'PROXY_NO_ANSWER'],
    ['it does not get through itself', 'tcp', 'HTTP_502'],
  ] as const)('finding: %s', (_name, at, code) => {
    const network = probesFailing({ at, code, via: 'proxy' });
    const finding = expectOnly(analyse({ facts: { network } }), 'proxy-unusable');
    expect(finding).toMatchObject({ confidence: 'certain', severity: 'critical' });
    expect(finding.evidence.length).toBeGreaterThan(0);
  });

  it('finding: it is what an outage that still goes on comes from', () => {
    const events = [...heartbeats(0, 600), ...outage(604, 1440)];
    const network = probesFailing({ at: 'tcp', code: 'PROXY_NO_ANSWER', via: 'proxy' });
    const finding = expectOnly(analyse({ bare: true, events, facts: { network } }), 'proxy-unusable');
    expect(finding.count).toBeGreaterThan(100);
  });

  it('silent: the proxy gets through to others, and not to one relay', () => {
    const { probes } = probesFailing({ at: 'tcp', code: 'HTTP_503', via: 'proxy' });
    const [first, ...rest] = probes.filter(({ role }) => role === 'relay');
    const fine = (entry: EndpointProbe): EndpointProbe => ({ ...entry, steps: probe(entry.host).steps });
    const network = {
      probes: [...(first === undefined ? [] : [first]), ...rest.map(fine), ...services(probes).map(fine)],
    };
    expect(expectOnly(analyse({ facts: { network } }), 'one-relay-only').count).toBeGreaterThan(0);
  });

  it('silent: the proxy speaks and refuses, or there is none', () => {
    for (const failure of [
      { at: 'tcp', code: 'HTTP_403', via: 'proxy' },
      { at: 'tcp', code: 'HTTP_407', via: 'proxy' },
      { at: 'tls', code: 'ECONNRESET', via: 'proxy' },
      { at: 'tcp', code: 'ECONNREFUSED' },
    ] as const) {
      expect(analyse({ facts: { network: probesFailing(failure) } }).passed).toContain('proxy-unusable');
    }
  });
});
