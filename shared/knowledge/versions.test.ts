import { array, assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, connectVersions, judgeVersion, parseVersion, versionThresholds } from './versions.ts';

const today = '2026-11-20T08:00:00.000Z';

describe('compareVersions', () => {
  it('compares by number, not by letter', () => {
    expect(compareVersions('2.5.190.0', '2.5.79.0')).toBeGreaterThan(0);
    expect(compareVersions('1.0.0419.0911', '1.0.419.911')).toBe(0);
    expect(compareVersions('2.5', '2.5.0.0')).toBe(0);
    expect(compareVersions('not a version', '0.0.0.1')).toBeLessThan(0);
  });

  it('is an order', () => {
    const version = array(integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 4 }).map((parts) =>
      parts.join('.'),
    );
    assert(
      property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
        expect(compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0 && compareVersions(a, c) > 0).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('judgeVersion', () => {
  it.each([
    ['2.6.92.0', { kind: 'supported', until: null }],
    ['2.6.91.0', { kind: 'supported', until: '2027-09-23' }],
    ['2.6.79.0', { kind: 'recalled' }],
    ['2.5.79.0', { kind: 'unsupported', since: '2026-10-23' }],
    ['2.5.76.0', { kind: 'below-floor', since: '2026-09-30', floor: '2.5.79.0' }],
    ['2.4.100.0', { kind: 'below-floor', row: null }],
    ['1.6.16.0', { kind: 'below-floor', since: '2023-10-01' }],
    ['2.7.1.0', { kind: 'unknown-newer' }],
    ['3.0.0.0', { kind: 'unknown-newer' }],
    ['2.6.85.0', { kind: 'unknown' }],
    ['two', { kind: 'unreadable' }],
    ['', { kind: 'unreadable' }],
  ])('%s today', (version, expected) => {
    expect(judgeVersion(version, today)).toMatchObject(expected);
  });

  it('knows nothing of a floor before its day', () => {
    expect(judgeVersion('2.5.76.0', '2026-08-31')).toMatchObject({ kind: 'below-coming-floor', from: '2026-09-30' });
    expect(judgeVersion('2.5.76.0', '2026-09-02')).toMatchObject({ kind: 'unsupported', since: '2026-09-01' });
    expect(judgeVersion('2.5.76.0', '2026-09-30')).toMatchObject({ kind: 'below-floor' });
    expect(judgeVersion('1.6.16.0', '2023-01-01')).toMatchObject({ kind: 'unsupported', since: '2022-08-31' });
    expect(judgeVersion('2.5.79.0', '2026-10-22')).toMatchObject({ kind: 'supported', until: '2026-10-23' });
  });

  it('never throws, whatever the version and the day', () => {
    assert(
      property(string(), string(), (version, day) => {
        expect(judgeVersion(version, day)).toHaveProperty('kind');
      }),
      { numRuns: 500 },
    );
  });
});

describe('tables', () => {
  it('are sorted', () => {
    const versions = connectVersions.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => compareVersions(b, a)));
    const thresholds = versionThresholds.map(({ version }) => version);
    expect(thresholds).toEqual(thresholds.toSorted(compareVersions));
  });

  it('say why a build stands out', () => {
    expect(connectVersions.filter(({ flags, why }) => flags.length > 0 !== (why !== null))).toEqual([]);
    expect(parseVersion('v2.6.92.0')).toEqual([2, 6, 92, 0]);
  });
});
