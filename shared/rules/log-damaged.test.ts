import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, logSummary } from './test-support/server.ts';

describe('log-damaged', () => {
  it('finding: problems while reading', () => {
    const problems = [
      {
        file: 'Application.evtx',
        code: 'chunk-checksum',
        detail: 'The checksum of a chunk is wrong.',
        offset: 69_632,
        bytesLost: 65_536,
      },
    ];
    const finding = expectOnly(analyse({ logs: [logSummary({ problems })] }), 'log-damaged');
    expect(finding.severity).toBe('warning');
    expect(finding.evidence[0]).toMatchObject({ place: 'byte 69632', quote: 'The checksum of a chunk is wrong.' });
  });

  it('silent: no problem', () => {
    expect(analyse().passed).toContain('log-damaged');
  });
});
