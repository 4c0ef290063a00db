import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

const preferring = (...preferredDomainControllers: readonly string[]) => ({
  ...healthyFacts.configuration,
  connectors: [{ name: 'contoso.example', type: 'AD', account: null, forest: null, preferredDomainControllers }],
});

describe('preferred-controller-short-name', () => {
  it('finding: a name without its domain', () => {
    const facts = { configuration: preferring('DC01', 'dc02.contoso.example') };
    const finding = expectOnly(analyse({ facts }), 'preferred-controller-short-name');
    expect(finding.what).toContain('DC01');
    expect(finding.what).not.toContain('dc02');
  });

  it('silent: full names, none at all, or nothing known of them', () => {
    for (const configuration of [preferring('dc02.contoso.example'), preferring(), healthyFacts.configuration]) {
      expect(analyse({ facts: { configuration } }).passed).toContain('preferred-controller-short-name');
    }
  });
});
