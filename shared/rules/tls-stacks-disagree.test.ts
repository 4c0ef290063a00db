import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly, healthyFacts, probe, probesFailing } from './test-support/server.ts';

const windowsSays = (status: string) => ({
  ...healthyFacts.network,
  windows: healthyFacts.network.probes.map(({ host }) => ({ host, status, httpStatus: null })),
});

describe('tls-stacks-disagree', () => {
  it('finding: Windows finds no secure channel where the probes do', () => {
    const finding = expectOnly(
      analyse({ facts: { network: windowsSays('SecureChannelFailure') } }),
      'tls-stacks-disagree',
    );
    expect(finding.count).toBe(healthyFacts.network.probes.length);
    expect(finding.what).toContain('SecureChannelFailure');
  });

  it('finding: the other side cuts the handshake of Windows off', () => {
    const finding = expectOnly(analyse({ facts: { network: windowsSays('SendFailure') } }), 'tls-stacks-disagree');
    expect(finding).toMatchObject({ severity: 'critical', confidence: 'likely' });
  });

  describe('where .NET is not told which TLS to use', () => {
    const values = healthyFacts.tls.values.map((value) =>
      value.path.includes('.NETFramework') ? { ...value, value: { kind: 'absent' as const } } : value,
    );
    const findingFor = (status: string, events = {}) =>
      analyse({ facts: { network: windowsSays(status), tls: { values } }, ...events }).findings.find(
        ({ id }) => id === 'tls-stacks-disagree',
      );

    it('a warning: it may be PowerShell alone', () => {
      expect(findingFor('SendFailure')).toMatchObject({ severity: 'warning', confidence: 'possible' });
      expect(findingFor('SendFailure')?.what).toContain('PowerShell alone');
    });

    it('certain enough where a root is missing, or the service lost its connections too', () => {
      expect(findingFor('TrustFailure')).toMatchObject({ severity: 'critical', confidence: 'likely' });
      const events = [...heartbeats(0, 600), ...outage(604, 1440)];
      const finding = findingFor('SecureChannelFailure', { bare: true, events });
      expect(finding).toMatchObject({ severity: 'critical', confidence: 'likely' });
    });
  });

  it('silent: Windows gets an answer, whatever it is, or was not asked', () => {
    for (const status of ['Success', 'ProtocolError', '', 'ConnectFailure']) {
      expect(analyse({ facts: { network: windowsSays(status) } }).findings).toEqual([]);
    }
    expect(analyse({}).findings).toEqual([]);
  });

  it('silent: both fail alike', () => {
    const failing = probesFailing({ at: 'tls', code: 'ECONNRESET' });
    const windows = failing.probes.map(({ host }) => ({ host, status: 'SecureChannelFailure', httpStatus: null }));
    const finding = expectOnly(analyse({ facts: { network: { ...failing, windows } } }), 'tls-handshake-failed');
    expect(finding.count).toBe(failing.probes.length);
  });

  it('finding: this tool alone fails, which stops nothing and is no untrusted certificate', () => {
    const probes = healthyFacts.network.probes.map(({ host }) => probe(host, { at: 'tls', code: 'CERT_UNTRUSTED' }));
    const windows = probes.map(({ host }) => ({ host, status: 'ProtocolError', httpStatus: 401 }));
    const finding = expectOnly(analyse({ facts: { network: { probes, windows } } }), 'tls-stacks-disagree');
    expect(finding).toMatchObject({ severity: 'info', count: probes.length });
    expect(finding.what).toContain('CERT_UNTRUSTED');
  });

  it('silent: Windows got no further than the proxy', () => {
    const probes = healthyFacts.network.probes.map(({ host }) => probe(host, { at: 'tls', code: 'CERT_UNTRUSTED' }));
    const windows = probes.map(({ host }) => ({ host, status: 'ProtocolError', httpStatus: 407 }));
    const analysis = analyse({ facts: { network: { probes, windows } } });
    expect(expectOnly(analysis, 'certificate-not-trusted').count).toBeGreaterThan(0);
    expect(analysis.passed).toContain('tls-stacks-disagree');
  });

  it('finding: the outage that it causes is the same cause', () => {
    const events = [...heartbeats(0, 600), ...outage(604, 1440)];
    const network = windowsSays('SecureChannelFailure');
    const finding = expectOnly(analyse({ bare: true, events, facts: { network } }), 'tls-stacks-disagree');
    expect(finding.first).toBe('2026-11-10T10:04:00.0000000Z');
  });
});
