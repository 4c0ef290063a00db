import { describe, expect, it } from 'vitest';
import { analyse, expectOnly } from './test-support/server.ts';

describe('minimum-password-age', () => {
  it('finding: a fine-grained policy has an age', () => {
    const domain = {
      domain: 'contoso.example',
      minimumAgeDays: 0,
      historyLength: 24,
      minimumLength: 8,
      complexity: true,
      fineGrained: [{ name: 'Admins', minimumAgeDays: 2, historyLength: null, minimumLength: null }],
    };
    const finding = expectOnly(analyse({ facts: { directoryPolicy: { domains: [domain] } } }), 'minimum-password-age');
    expect(finding.what).toContain('Admins (2 days)');
  });

  it('silent: no age anywhere', () => {
    expect(analyse().passed).toContain('minimum-password-age');
  });
});
