import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('sam-remote-calls-restricted', () => {
  it('finding: the engine may not look the user up', () => {
    const failure = {
      eventId: 33004,
      reason: engineReason(
        '80230626',
        'The password could not be updated because the management agent credentials were denied access.',
      ),
      trace: [
        'ERR_: MMS(1): ..\\admaexport.cpp(2944): Failed to acquire user information: 0x5',
        'BAIL: MMS(1): ma.cpp(1): ExportPasswordSet failed with 0x80004005',
      ],
    };
    const analysis = analyse({
      events: [...failing(51, 600, failure), ...failing(52, 610, { ...failure, user: 'ben@contoso.example' })],
    });
    const finding = expectOnly(analysis, 'sam-remote-calls-restricted');
    expect(finding.count).toBe(2);
    expect(finding.users).toEqual(['anna@contoso.example', 'ben@contoso.example']);
    expect(finding.first).toBe('2026-11-10T10:00:01.8000000Z');
    expect(finding.severity).toBe('critical');
    expect(finding.evidence.some((piece) => piece.quote.includes('Failed to acquire user information'))).toBe(true);
  });

  it('silent: the look-up fails over RPC', () => {
    expect(
      analyse({
        events: failing(51, 600, {
          eventId: 33001,
          reason: 'Synchronization Engine returned an error hr=80004005, message=Unspecified error',
          trace: [
            'ERR_: MMS(1): ..\\admaexport.cpp(2944): Failed to acquire user information: 0x6ba',
            'BAIL: MMS(1): ma.cpp(1): ExportPasswordSet failed with 0x80004005',
          ],
        }),
      }).passed,
    ).toContain('sam-remote-calls-restricted');
  });
});
