import { describe, expect, it } from 'vitest';
import { failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('account-locked-out', () => {
  it('finding: the account is locked', () => {
    const failure = { eventId: 33006, reason: 'Synchronization Engine returned an error hr=80070775, message=locked' };
    const analysis = analyse({
      events: [...failing(51, 600, failure), ...failing(52, 610, { ...failure, user: 'ben@contoso.example' })],
    });
    const finding = expectOnly(analysis, 'account-locked-out');
    expect(finding.count).toBe(2);
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.first).toBe('2026-11-10T10:00:01.8000000Z');
  });

  it('silent: the account is disabled', () => {
    expect(
      analyse({
        events: failing(51, 600, {
          eventId: 33005,
          reason: 'Synchronization Engine returned an error hr=80070533, message=disabled',
        }),
      }).passed,
    ).toContain('account-locked-out');
  });
});
