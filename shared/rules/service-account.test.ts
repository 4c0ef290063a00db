import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('service-account', () => {
  it('finding: LocalSystem and Administrator', () => {
    expectOnly(analyse({ facts: { service: { ...healthyFacts.service, account: 'LocalSystem' } } }), 'service-account');
    const finding = expectOnly(
      analyse({ facts: { service: { ...healthyFacts.service, account: 'CONTOSO\\Administrator' } } }),
      'service-account',
    );
    expect(finding.what).toContain('CONTOSO\\Administrator');
  });

  it('silent: a virtual, a managed and a dedicated account', () => {
    for (const account of ['NT SERVICE\\ADSync', 'CONTOSO\\gmsa-sync$', 'CONTOSO\\svc-adsync']) {
      expect(analyse({ facts: { service: { ...healthyFacts.service, account } } }).passed).toContain('service-account');
    }
  });
});
