import { describe, expect, it } from 'vitest';
import { analyse, expectFinding, healthyFacts } from './test-support/server.ts';

const situation = (forced: boolean, passwordWritebackEnabled: boolean | null) =>
  analyse({
    facts: {
      companyFeatures: { features: [{ name: 'ForcePasswordChangeOnLogOn', enabled: forced }] },
      configuration: { ...healthyFacts.configuration, passwordWritebackEnabled },
    },
  });

describe('temporary-password-trap', () => {
  it('finding: forced change without writeback', () => {
    const finding = expectFinding(situation(true, false), 'temporary-password-trap');
    expect(finding.evidence).toHaveLength(2);
  });

  it('silent: with writeback, or without the forced change', () => {
    expect(situation(true, true).passed).toContain('temporary-password-trap');
    expect(situation(false, false).passed).toContain('temporary-password-trap');
    expect(situation(true, null).unknown.map(({ id }) => id)).toContain('temporary-password-trap');
  });
});
