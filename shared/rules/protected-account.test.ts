import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('protected-account', () => {
  it('finding: the service speaks of a privileged account, or the directory of adminCount', () => {
    const privileged = {
      eventId: 33004,
      reason: 'Requesting user was denied access to perform the operation on a privileged account.',
    };
    const counted = {
      user: 'ben@contoso.example',
      eventId: 33004,
      reason: engineReason(
        '80230626',
        'The password could not be updated because the management agent credentials were denied access.',
      ),
    };
    const user = {
      user: 'ben@contoso.example',
      distinguishedName: null,
      adminCount: 1,
      inheritanceDisabled: true,
      cannotChangePassword: false,
      enabled: true,
      lockedOut: false,
    };
    const events = [...failing(51, 600, privileged), ...failing(52, 610, counted)];
    const finding = expectOnly(analyse({ events, facts: { directoryUsers: { users: [user] } } }), 'protected-account');
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
  });

  it('silent: a denial that names no privilege', () => {
    expect(
      analyse({
        events: failing(51, 600, {
          eventId: 33004,
          reason: engineReason(
            '80230626',
            'The password could not be updated because the management agent credentials were denied access.',
          ),
        }),
      }).passed,
    ).toContain('protected-account');
  });
});
