import { describe, expect, it } from 'vitest';
import { analyse, expectOnly } from './test-support/server.ts';

describe('sync-rules-customised', () => {
  it('finding: two rules are not as shipped', () => {
    const customised = [
      { name: 'In from AD - User Join (copy)', direction: 'inbound' as const },
      { name: 'Out to AAD', direction: 'outbound' as const },
    ];
    expect(expectOnly(analyse({ facts: { syncRules: { customised } } }), 'sync-rules-customised').count).toBe(2);
  });

  it('silent: all rules as shipped', () => {
    expect(analyse().passed).toContain('sync-rules-customised');
  });
});
