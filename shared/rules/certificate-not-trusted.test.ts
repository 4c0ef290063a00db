import { describe, expect, it } from 'vitest';
import { heartbeats, outage } from './test-support/events.ts';
import { analyse, expectOnly, probesFailing } from './test-support/server.ts';

describe('certificate-not-trusted', () => {
  it('finding: the error text and the TLS step of the test: one cause', () => {
    const events = [
      ...heartbeats(0, 600),
      ...outage(
        604,
        1440,
        'System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure.',
      ),
    ];
    const network = probesFailing({ at: 'tls', code: 'CERT_UNTRUSTED' }, 'servicebus');
    const rootCertificates = { thumbprints: [], automaticUpdateDisabled: true };
    const finding = expectOnly(
      analyse({ bare: true, events, facts: { network, rootCertificates } }),
      'certificate-not-trusted',
    );
    expect(finding.what).toContain('DigiCert Global Root G2');
    expect(finding.evidence.some((piece) => piece.quote.includes('The remote certificate is invalid'))).toBe(true);
    expectOnly(analyse({ bare: true, events, without: ['network'] }), 'certificate-not-trusted');
    expectOnly(analyse({ facts: { network } }), 'certificate-not-trusted');
  });

  it('silent: the connection is blocked', () => {
    const events = [...heartbeats(0, 600), ...outage(604, 1440)];
    expect(analyse({ bare: true, events }).passed).toContain('certificate-not-trusted');
  });
});
