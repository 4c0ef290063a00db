import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('duplicate-anchor', () => {
  it('finding: two objects share an anchor', () => {
    const failure = {
      eventId: 33003,
      reason: engineReason(
        '80230402',
        'An attempt to get an object failed because there are duplicated entries with the same anchor',
      ),
    };
    const analysis = analyse({
      events: [...failing(51, 600, failure), ...failing(52, 610, { ...failure, user: 'ben@contoso.example' })],
    });
    const finding = expectOnly(analysis, 'duplicate-anchor');
    expect(finding.count).toBe(2);
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.first).toBe('2026-11-10T10:00:01.8000000Z');
  });

  it('silent: accounts in two forests', () => {
    expect(
      analyse({ events: failing(51, 600, { eventId: 33003, reason: 'Multiple matches found' }) }).passed,
    ).toContain('duplicate-anchor');
  });
});
