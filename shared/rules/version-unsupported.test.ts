import { describe, expect, it } from 'vitest';
import { analyse, expectOnly } from './test-support/server.ts';

describe('version-unsupported', () => {
  it('finding: support has ended', () => {
    const finding = expectOnly(
      analyse({
        facts: {
          connectVersion: {
            sources: [
              { kind: 'engine-file' as const, version: '2.5.79.0', place: 'miiserver.exe' },
              { kind: 'registry' as const, version: '2.5.79.0', place: 'HKLM' },
            ],
            azureInstance: 0,
          },
        },
      }),
      'version-unsupported',
    );
    expect(finding.what).toContain('2026-10-23');
    expectOnly(
      analyse({
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
      }),
      'version-unsupported',
    );
  });

  it('silent: the day before the end', () => {
    expect(
      analyse({
        facts: {
          connectVersion: {
            sources: [
              { kind: 'engine-file' as const, version: '2.5.79.0', place: 'miiserver.exe' },
              { kind: 'registry' as const, version: '2.5.79.0', place: 'HKLM' },
            ],
            azureInstance: 0,
          },
        },
        asOf: '2026-10-22T00:00:00Z',
      }).passed,
    ).toContain('version-unsupported');
  });
});
