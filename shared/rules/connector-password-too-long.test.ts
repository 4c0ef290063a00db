import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('connector-password-too-long', () => {
  it('finding: the connector password has too many characters', () => {
    const failure = {
      eventId: 33001,
      reason: 'Synchronization Engine returned an error hr=800700CE, message=The filename or extension is too long',
    };
    const analysis = analyse({
      events: [...failing(51, 600, failure), ...failing(52, 610, { ...failure, user: 'ben@contoso.example' })],
    });
    const finding = expectOnly(analysis, 'connector-password-too-long');
    expect(finding.count).toBe(2);
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.first).toBe('2026-11-10T10:00:01.8000000Z');
  });

  it('silent: another directory error', () => {
    expect(
      analyse({ events: failing(51, 600, { eventId: 33001, reason: engineReason('8023ffff', 'Something else.') }) })
        .passed,
    ).toContain('connector-password-too-long');
  });
});
