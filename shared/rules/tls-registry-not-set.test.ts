import { describe, expect, it } from 'vitest';
import { analyse, expectFinding, expectOnly, healthyFacts } from './test-support/server.ts';

describe('tls-registry-not-set', () => {
  it('finding: absent values: a note today, a warning on an old build', () => {
    const tls = {
      values: healthyFacts.tls.values.map((entry) => ({
        path: entry.path,
        name: entry.name,
        value: { kind: 'absent' as const },
      })),
    };
    const finding = expectOnly(analyse({ facts: { tls } }), 'tls-registry-not-set');
    expect(finding.severity).toBe('info');
    expect(finding.evidence).toHaveLength(4);
    expect(finding.evidence[0]?.quote).toBe('SystemDefaultTlsVersions = Not Found');
    const old = analyse({
      facts: {
        tls,
        connectVersion: {
          sources: [
            { kind: 'engine-file' as const, version: '2.4.129.0', place: 'miiserver.exe' },
            { kind: 'registry' as const, version: '2.4.129.0', place: 'HKLM' },
          ],
          azureInstance: 0,
        },
      },
    });
    expect(expectFinding(old, 'tls-registry-not-set').severity).toBe('warning');
  });

  it('silent: all values are set', () => {
    expect(analyse().passed).toContain('tls-registry-not-set');
  });
});
