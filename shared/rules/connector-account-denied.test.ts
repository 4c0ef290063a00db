import { describe, expect, it } from 'vitest';
import { engineReason, failing, succeeding } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('connector-account-denied', () => {
  it('finding: everybody is denied', () => {
    const failure = {
      eventId: 33004,
      reason: engineReason(
        '80230626',
        'The password could not be updated because the management agent credentials were denied access.',
      ),
    };
    const events = [...failing(51, 1000, failure), ...failing(52, 1010, { ...failure, user: 'ben@contoso.example' })];
    const finding = expectOnly(analyse({ events }), 'connector-account-denied');
    expect(finding.severity).toBe('critical');
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.confidence).toBe('likely');
  });

  it('silent: others succeed at the same time', () => {
    const failure = {
      eventId: 33004,
      reason: engineReason(
        '80230626',
        'The password could not be updated because the management agent credentials were denied access.',
      ),
    };
    const events = [
      ...failing(51, 1000, failure),
      ...succeeding(52, 1020, 'carl@contoso.example'),
      ...failing(53, 1040, failure),
    ];
    expect(analyse({ events }).passed).toContain('connector-account-denied');
  });
});
