import { describe, expect, it } from 'vitest';
import { analyse, expectOnly, healthyFacts } from './test-support/server.ts';

const clock = (leapIndicator: number | null, stratum: number | null) => ({
  clock: { ...healthyFacts.clock, leapIndicator, stratum },
});

describe('time-not-synchronised', () => {
  it.each([
    [3, 0],
    [3, null],
    [null, 16],
  ])('finding: leap indicator %j, stratum %j', (leap, stratum) => {
    const finding = expectOnly(analyse({ facts: clock(leap, stratum) }), 'time-not-synchronised');
    expect(finding.evidence[0]?.quote).toContain(`leap indicator ${leap ?? 'not read'}`);
  });

  it('finding: and not evaluated where the time service says nothing', () => {
    const { unknown } = analyse({ facts: clock(null, null) });
    expect(unknown.map(({ id }) => id)).toEqual(['time-not-synchronised']);
  });

  it('silent: it follows somebody', () => {
    expect(analyse({ facts: clock(0, 3) }).passed).toContain('time-not-synchronised');
  });
});
