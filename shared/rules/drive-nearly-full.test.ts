import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

const withFree = (freeBytes: number) =>
  analyse({
    facts: { server: { ...healthyFacts.server, volumes: [{ name: 'C:', sizeBytes: 100_000_000_000, freeBytes }] } },
  });

describe('drive-nearly-full', () => {
  it('finding: less than two gigabytes', () => {
    const finding = expectOnly(withFree(524_288_000), 'drive-nearly-full');
    expect(finding.what).toBe('Little space is left on C: (0.5 GB free).');
  });

  it('silent: enough, or not read', () => {
    expect(withFree(50_000_000_000).passed).toContain('drive-nearly-full');
    const { volumes: _, ...server } = healthyFacts.server;
    expect(analyse({ facts: { server } }).notApplicable.map(({ id }) => id)).toContain('drive-nearly-full');
  });
});
