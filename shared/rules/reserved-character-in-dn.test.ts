import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('reserved-character-in-dn', () => {
  it('finding: the path holds a slash, or the engine cannot use the path', () => {
    const slash = { eventId: 33001, reason: engineReason('8023ffff', 'Failed for CN=Anna,OU=Sales/EMEA,DC=contoso.') };
    const path = { user: 'ben@contoso.example', eventId: 33001, reason: engineReason('80005000', 'path') };
    const finding = expectOnly(
      analyse({ events: [...failing(51, 600, slash), ...failing(52, 610, path)] }),
      'reserved-character-in-dn',
    );
    expect(finding.count).toBe(2);
  });

  it('silent: the path is plain', () => {
    expect(
      analyse({
        events: failing(51, 600, {
          eventId: 33001,
          reason: engineReason('8023ffff', 'Failed for CN=Anna,OU=Sales,DC=contoso.'),
        }),
      }).passed,
    ).toContain('reserved-character-in-dn');
  });
});
