import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('ldap-not-signed-or-sealed', () => {
  it('finding: the connection is not protected', () => {
    const failure = {
      eventId: 33009,
      reason:
        'The password could not be set because the server is not configured for insecure setting of passwords, or a 128 bit TLS or SSL connection is required.',
    };
    const analysis = analyse({
      events: [...failing(51, 600, failure), ...failing(52, 610, { ...failure, user: 'ben@contoso.example' })],
    });
    const finding = expectOnly(analysis, 'ldap-not-signed-or-sealed');
    expect(finding.count).toBe(2);
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.first).toBe('2026-11-10T10:00:01.8000000Z');
  });

  it('silent: the connector takes no passwords', () => {
    expect(
      analyse({ events: failing(51, 600, { eventId: 33009, reason: engineReason('8023061f', 'not enabled') }) }).passed,
    ).toContain('ldap-not-signed-or-sealed');
  });
});
