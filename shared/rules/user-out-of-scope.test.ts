import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('user-out-of-scope', () => {
  it('finding: the engine finds no target', () => {
    const failure = {
      eventId: 33002,
      reason: engineReason('80230405', 'The operation failed because the object cannot be found.'),
      trace: ['BAIL: MMS(1): server.cpp(1): No password writeback targets found.'],
    };
    const analysis = analyse({
      events: [...failing(51, 600, failure), ...failing(52, 610, { ...failure, user: 'ben@contoso.example' })],
    });
    const finding = expectOnly(analysis, 'user-out-of-scope');
    expect(finding.count).toBe(2);
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.first).toBe('2026-11-10T10:00:01.8000000Z');
  });

  it('silent: the object itself is missing', () => {
    expect(
      analyse({
        events: failing(51, 600, {
          eventId: 33002,
          reason: engineReason('80230405', 'The operation failed because the object cannot be found.'),
        }),
      }).passed,
    ).toContain('user-out-of-scope');
  });
});
