import { describe, expect, it } from 'vitest';
import { failing } from './test-support/events.ts';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

const configured = (signAndEncryptLdap: boolean | null, ldapOverTls: boolean | null = false) => ({
  ...healthyFacts.configuration,
  connectors: [
    { name: 'contoso.example', type: 'AD', account: null, forest: null, signAndEncryptLdap, ldapOverTls },
    { name: 'cloud', type: 'Extensible2', account: null, forest: null },
  ],
});

describe('ldap-protection-off', () => {
  it('finding: a connector that neither signs nor uses TLS', () => {
    const finding = expectOnly(analyse({ facts: { configuration: configured(false) } }), 'ldap-protection-off');
    expect(finding.what).toContain('contoso.example');
    expect(finding.evidence[0]).toMatchObject({ place: 'contoso.example', quote: 'sign-and-seal = 0' });
  });

  it('silent: protected, protected by TLS, or not told', () => {
    for (const configuration of [configured(true), configured(false, true), configured(null)]) {
      expect(analyse({ facts: { configuration } }).passed).toContain('ldap-protection-off');
    }
  });

  it('silent: operations fail because of it, which the rule about them says with this as proof', () => {
    const reason =
      'The password could not be set because the server is not configured for insecure setting of passwords, or a 128 bit TLS or SSL connection is required.';
    const events = failing(51, 600, { eventId: 33_009, reason });
    const finding = expectOnly(
      analyse({ events, facts: { configuration: configured(false) } }),
      'ldap-not-signed-or-sealed',
    );
    expect(finding.evidence.map(({ quote }) => quote)).toContain('sign-and-seal = 0');
  });
});
