import { describe, expect, it } from 'vitest';
import { engineReason, failing, succeeding } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('password-policy-rejected', () => {
  it('finding: two people, refused by policy', () => {
    const failure = {
      eventId: 33008,
      reason: engineReason(
        '80230619',
        'A restriction prevents the password from being changed to the current one specified.',
      ),
      trace: ['BAIL: MMS(5716): ..\\server.cpp(11139): 0x80230619 (A restriction prevents it.)'],
    };
    const analysis = analyse({
      events: [...failing(51, 600, failure), ...failing(52, 610, { ...failure, user: 'ben@contoso.example' })],
    });
    const finding = expectOnly(analysis, 'password-policy-rejected');
    expect(finding.count).toBe(2);
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.first).toBe('2026-11-10T10:00:01.8000000Z');
    expect(finding.severity).toBe('error');
    expect(finding.evidence.map((piece) => piece.quote)).toContain(
      'BAIL: MMS(5716): ..\\server.cpp(11139): 0x80230619 (A restriction prevents it.)',
    );
  });

  it('silent: the person had got a new password an hour before', () => {
    const events = [
      ...succeeding(50, 540, 'anna@contoso.example'),
      ...failing(51, 600, {
        eventId: 33008,
        reason: engineReason(
          '80230619',
          'A restriction prevents the password from being changed to the current one specified.',
        ),
      }),
    ];
    expect(analyse({ events, without: ['directoryPolicy'] }).passed).toContain('password-policy-rejected');
  });
});
