import { describe, expect, it } from 'vitest';
import { engineReason, event, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('rpc-unavailable', () => {
  it('finding: RPC fails for passwords and for hashes: one cause', () => {
    const failure = {
      eventId: 33001,
      reason: engineReason('80004005', 'Unspecified error'),
      trace: [
        'ERR_: MMS(1): ..\\admaexport.cpp(2944): Failed to acquire user information: 0x6ba',
        'BAIL: MMS(1): ma.cpp(1): ExportPasswordSet failed with 0x80004005',
      ],
    };
    const hashes = event(
      'Directory Synchronization',
      611,
      605,
      'Password hash synchronization failed for domain: contoso.com\nRPC Error 1722 : The RPC server is unavailable.',
      { level: 2 },
    );
    const finding = expectOnly(analyse({ events: [...failing(51, 600, failure), hashes] }), 'rpc-unavailable');
    expect(finding.evidence.some((piece) => piece.quote.startsWith('RPC Error 1722'))).toBe(true);
    expect(finding.evidence.some((piece) => piece.quote.includes('0x6ba'))).toBe(true);
  });

  it('silent: access is denied instead', () => {
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
    ).toContain('rpc-unavailable');
  });
});
