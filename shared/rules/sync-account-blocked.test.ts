import { describe, expect, it } from 'vitest';
import { event } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('sync-account-blocked', () => {
  it('finding: a refusal that is logged as information', () => {
    const events = [
      event('Directory Synchronization', 115, 800, 'Access denied to Azure Active Directory.'),
      event('ADSync', 904, 801, 'AADSTS53003: Access has been blocked by Conditional Access policies.'),
    ];
    expect(expectOnly(analyse({ events }), 'sync-account-blocked').count).toBe(2);
  });

  it('silent: a 115 of every day', () => {
    expect(
      analyse({ events: [event('Directory Synchronization', 115, 800, 'Export cycle started.')] }).passed,
    ).toContain('sync-account-blocked');
  });
});
