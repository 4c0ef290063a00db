import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('wrong-current-password', () => {
  it('finding: two people mistype', () => {
    const failure = {
      kind: 'change' as const,
      eventId: 33007,
      reason: 'Synchronization Engine returned an error hr=80070056, message=wrong',
    };
    const analysis = analyse({
      events: [...failing(51, 600, failure), ...failing(52, 610, { ...failure, user: 'ben@contoso.example' })],
    });
    const finding = expectOnly(analysis, 'wrong-current-password');
    expect(finding.count).toBe(2);
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.first).toBe('2026-11-10T10:00:01.8000000Z');
  });

  it('silent: a policy refuses', () => {
    expect(
      analyse({
        events: failing(51, 600, {
          kind: 'change',
          eventId: 33008,
          reason: engineReason(
            '80230619',
            'A restriction prevents the password from being changed to the current one specified.',
          ),
        }),
      }).passed,
    ).toContain('wrong-current-password');
  });
});
