import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

describe('connect-on-domain-controller', () => {
  it('finding: denied on a domain controller', () => {
    const server = { ...healthyFacts.server, isDomainController: true };
    const events = failing(51, 600, {
      eventId: 33004,
      reason: engineReason(
        '80230626',
        'The password could not be updated because the management agent credentials were denied access.',
      ),
      trace: [
        'ERR_: MMS(1): ..\\admaexport.cpp(2944): Failed to acquire user information: 0x5',
        'BAIL: MMS(1): ma.cpp(1): ExportPasswordSet failed with 0x80004005',
      ],
    });
    expect(expectOnly(analyse({ events, facts: { server } }), 'connect-on-domain-controller').severity).toBe(
      'critical',
    );
    expect(expectOnly(analyse({ facts: { server } }), 'connect-on-domain-controller').severity).toBe('info');
  });

  it('silent: denied on a member server', () => {
    expect(
      analyse({
        events: failing(51, 600, {
          eventId: 33004,
          reason: engineReason(
            '80230626',
            'The password could not be updated because the management agent credentials were denied access.',
          ),
          trace: [
            'ERR_: MMS(1): ..\\admaexport.cpp(2944): Failed to acquire user information: 0x5',
            'BAIL: MMS(1): ma.cpp(1): ExportPasswordSet failed with 0x80004005',
          ],
        }),
      }).passed,
    ).toContain('connect-on-domain-controller');
  });
});
