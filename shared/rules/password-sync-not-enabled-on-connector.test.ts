import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('password-sync-not-enabled-on-connector', () => {
  it('finding: the forest was added later', () => {
    const failure = {
      eventId: 33009,
      reason: engineReason(
        '8023061F',
        'The operation failed because password synchronization is not enabled on this Management Agent.',
      ),
    };
    const analysis = analyse({
      events: [...failing(51, 600, failure), ...failing(52, 610, { ...failure, user: 'ben@contoso.example' })],
    });
    const finding = expectOnly(analysis, 'password-sync-not-enabled-on-connector');
    expect(finding.count).toBe(2);
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.first).toBe('2026-11-10T10:00:01.8000000Z');
  });

  it('silent: LDAP is not protected', () => {
    expect(
      analyse({ events: failing(51, 600, { eventId: 33009, reason: engineReason('8023062c', 'not configured') }) })
        .passed,
    ).toContain('password-sync-not-enabled-on-connector');
  });
});
