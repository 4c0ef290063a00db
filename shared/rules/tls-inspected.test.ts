import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly, healthyFacts, probesFailing } from './test-support/server.ts';

describe('tls-inspected', () => {
  it('finding: a certificate of a foreign maker, with the errors it causes', () => {
    const events = [
      ...heartbeats(0, 600),
      ...outage(
        604,
        1440,
        'System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure.',
      ),
    ];
    const network = probesFailing({ at: 'tls', code: 'CERT_UNTRUSTED', issuer: 'CN=Contoso Inspection CA' });
    const finding = expectOnly(analyse({ bare: true, events, facts: { network } }), 'tls-inspected');
    expect(finding.what).toContain('CN=Contoso Inspection CA');
    expect(finding.severity).toBe('critical');
  });

  it('silent: certificates of the service itself', () => {
    expect(analyse().passed).toContain('tls-inspected');
  });

  it('finding: inspection that the server trusts is a warning', () => {
    const trusted = healthyFacts.network.probes.map((good) => ({
      ...good,
      chain: good.chain.map((certificate) => ({ ...certificate, issuer: 'CN=Contoso Inspection CA' })),
    }));
    expect(expectOnly(analyse({ facts: { network: { probes: trusted } } }), 'tls-inspected').severity).toBe('warning');
  });
});
