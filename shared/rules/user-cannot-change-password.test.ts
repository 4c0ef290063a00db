import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('user-cannot-change-password', () => {
  it('finding: the refusal names the flag', () => {
    const failure = {
      eventId: 33008,
      reason: engineReason(
        '80230619',
        'A restriction prevents the password from being changed to the current one specified.',
      ),
      trace: ['ERR_: MMS(1): ma.cpp(1): 0x80230619 (PASSWD_CANT_CHANGE)'],
    };
    const analysis = analyse({
      events: [...failing(51, 600, failure), ...failing(52, 610, { ...failure, user: 'ben@contoso.example' })],
    });
    const finding = expectOnly(analysis, 'user-cannot-change-password');
    expect(finding.count).toBe(2);
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.first).toBe('2026-11-10T10:00:01.8000000Z');
  });

  it('silent: an ordinary refusal by policy', () => {
    expect(
      analyse({
        events: failing(51, 600, {
          eventId: 33008,
          reason: engineReason(
            '80230619',
            'A restriction prevents the password from being changed to the current one specified.',
          ),
        }),
      }).passed,
    ).toContain('user-cannot-change-password');
  });
});
