import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('domain-controller-unreachable', () => {
  it('finding: no controller could be contacted', () => {
    const connectors = [
      {
        name: 'contoso.com',
        type: 'AD',
        account: null,
        forest: null,
        preferredDomainControllers: ['DC1', 'dc2.contoso.com'],
      },
    ];
    const configuration = { ...healthyFacts.configuration, connectors };
    const events = failing(51, 600, {
      eventId: 33001,
      reason: engineReason(
        '80230818',
        'The management agent run was terminated because a domain controller could not be contacted.',
      ),
    });
    const finding = expectOnly(analyse({ events, facts: { configuration } }), 'domain-controller-unreachable');
    expect(finding.evidence.at(-1)).toMatchObject({ place: 'contoso.com', quote: 'preferred domain controller DC1' });
  });

  it('silent: an unknown directory error', () => {
    expect(
      analyse({ events: failing(51, 600, { eventId: 33001, reason: engineReason('8023ffff', 'Something else.') }) })
        .passed,
    ).toContain('domain-controller-unreachable');
  });
});
