import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('connector-account-denied-some-users', () => {
  it('finding: one person is denied while others succeed', () => {
    const events = [
      ...failing(51, 600, {
        eventId: 33004,
        reason: engineReason(
          '80230626',
          'The password could not be updated because the management agent credentials were denied access.',
        ),
      }),
    ];
    const user = {
      user: 'Anna@contoso.example',
      distinguishedName: 'CN=Anna,OU=VIP,DC=contoso',
      adminCount: 0,
      inheritanceDisabled: true,
      cannotChangePassword: false,
      enabled: true,
      lockedOut: false,
    };
    const finding = expectOnly(
      analyse({ events, facts: { directoryUsers: { users: [user] } } }),
      'connector-account-denied-some-users',
    );
    expect(finding.users).toEqual(['anna@contoso.example']);
    expect(finding.evidence.at(-1)?.quote).toBe('inheritance is disabled on CN=Anna,OU=VIP,DC=contoso');
  });

  it('silent: nobody succeeds any more', () => {
    const failure = {
      eventId: 33004,
      reason: engineReason(
        '80230626',
        'The password could not be updated because the management agent credentials were denied access.',
      ),
    };
    const events = [...failing(51, 1000, failure), ...failing(52, 1010, { ...failure, user: 'ben@contoso.example' })];
    expect(analyse({ events }).passed).toContain('connector-account-denied-some-users');
  });
});
