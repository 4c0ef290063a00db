import { describe, expect, it } from 'vitest';
import { engineReason, failing, succeeding } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('password-age-too-young', () => {
  it('finding: a change soon after a reset of the same person', () => {
    const events = [
      ...succeeding(50, 540, 'Anna@contoso.example'),
      ...failing(51, 600, {
        kind: 'change',
        eventId: 33008,
        reason: engineReason(
          '80230619',
          'A restriction prevents the password from being changed to the current one specified.',
        ),
      }),
    ];
    expect(expectOnly(analyse({ events, without: ['directoryPolicy'] }), 'password-age-too-young').confidence).toBe(
      'likely',
    );
    const domain = {
      domain: 'contoso.example',
      minimumAgeDays: 1,
      historyLength: 24,
      minimumLength: 8,
      complexity: true,
      fineGrained: [],
    };
    const known = expectOnly(
      analyse({ events, facts: { directoryPolicy: { domains: [domain] } } }),
      'password-age-too-young',
    );
    expect(known.confidence).toBe('certain');
    expect(known.evidence.at(-1)?.quote).toBe('minimum password age 1 days');
  });

  it('silent: the domain has no minimum age', () => {
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
    expect(analyse({ events }).passed).toContain('password-age-too-young');
  });
});
