import { describe, expect, it } from 'vitest';
import { engineReason, failing } from './test-support/events.ts';
import { analyse, expectOnly } from './test-support/server.ts';

describe('restrict-remote-sam-set', () => {
  it('finding: the value is set and nothing fails', () => {
    const finding = expectOnly(
      analyse({ facts: { remoteSam: { restrictRemoteSam: 'O:BAG:BAD:(A;;RC;;;BA)' } } }),
      'restrict-remote-sam-set',
    );
    expect(finding.severity).toBe('info');
  });

  it('silent: operations fail because of it: their finding shows it', () => {
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
    const analysis = analyse({ events, facts: { remoteSam: { restrictRemoteSam: 'O:BAG:BAD:(A;;RC;;;BA)' } } });
    expect(analysis.passed).toContain('restrict-remote-sam-set');
    expect(expectOnly(analysis, 'sam-remote-calls-restricted').confidence).toBe('certain');
  });
});
