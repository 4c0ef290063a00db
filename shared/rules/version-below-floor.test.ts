import { describe, expect, it } from 'vitest';
import { engineTrace } from './test-support/events.ts';
import { analyse, expectFinding, expectOnly } from './test-support/server.ts';

describe('version-below-floor', () => {
  it('finding: an older build after the cut-off', () => {
    const connectVersion = {
      sources: [
        { kind: 'engine-file' as const, version: '2.4.131.0', place: 'miiserver.exe' },
        { kind: 'registry' as const, version: '2.4.131.0', place: 'HKLM' },
      ],
      azureInstance: 0,
    };
    const finding = expectOnly(analyse({ facts: { connectVersion } }), 'version-below-floor');
    expect(finding.what).toContain('2.5.79.0');
    expect(finding.evidence[0]).toMatchObject({ place: 'miiserver.exe', quote: '2.4.131.0' });
    const trace = analyse({ events: [engineTrace(600, [], '2.1.20.0')], without: ['connectVersion'] });
    expect(expectFinding(trace, 'version-below-floor').confidence).toBe('likely');
  });

  it('silent: the same build before the cut-off, and a build that nobody knows yet', () => {
    const older = analyse({
      facts: {
        connectVersion: {
          sources: [
            { kind: 'engine-file' as const, version: '2.4.131.0', place: 'miiserver.exe' },
            { kind: 'registry' as const, version: '2.4.131.0', place: 'HKLM' },
          ],
          azureInstance: 0,
        },
      },
      asOf: '2026-04-01T00:00:00Z',
    });
    expect(older.passed).toContain('version-below-floor');
    expect(
      analyse({
        facts: {
          connectVersion: {
            sources: [
              { kind: 'engine-file' as const, version: '2.9.1.0', place: 'miiserver.exe' },
              { kind: 'registry' as const, version: '2.9.1.0', place: 'HKLM' },
            ],
            azureInstance: 0,
          },
        },
      }).passed,
    ).toContain('version-below-floor');
  });
});
