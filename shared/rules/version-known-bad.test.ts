import { describe, expect, it } from 'vitest';
import { analyse, expectOnly } from './test-support/server.ts';

describe('version-known-bad', () => {
  it('finding: a recalled build and a defective one', () => {
    expect(
      expectOnly(
        analyse({
          facts: {
            connectVersion: {
              sources: [
                { kind: 'engine-file' as const, version: '2.6.79.0', place: 'miiserver.exe' },
                { kind: 'registry' as const, version: '2.6.79.0', place: 'HKLM' },
              ],
              azureInstance: 0,
            },
          },
        }),
        'version-known-bad',
      ).severity,
    ).toBe('error');
    expect(
      expectOnly(
        analyse({
          facts: {
            connectVersion: {
              sources: [
                { kind: 'engine-file' as const, version: '2.6.91.0', place: 'miiserver.exe' },
                { kind: 'registry' as const, version: '2.6.91.0', place: 'HKLM' },
              ],
              azureInstance: 0,
            },
          },
        }),
        'version-known-bad',
      ).severity,
    ).toBe('warning');
  });

  it('silent: a good build', () => {
    expect(analyse().passed).toContain('version-known-bad');
  });
});
