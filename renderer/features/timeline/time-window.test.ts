import { describe, expect, it } from 'vitest';
import { binsOf, clampWindow, movedWindow } from './time-window.ts';

const hour = 3_600_000;
const week = { sinceMs: 10 * hour, untilMs: 10 * hour + 7 * 24 * hour };

describe('columns of the histogram', () => {
  it('have a width that people can name, and cover the window', () => {
    const bins = binsOf({ sinceMs: week.sinceMs + 1234, untilMs: week.untilMs }, 180, 0);
    expect(bins.widthMs).toBe(hour);
    expect(bins.sinceMs).toBe(week.sinceMs);
    expect(bins.untilMs).toBeGreaterThanOrEqual(week.untilMs);
    expect(bins.count).toBe(168);
  });

  it('begin at whole days of the shown clock', () => {
    const { sinceMs, widthMs } = binsOf({ sinceMs: 0, untilMs: 300 * 24 * hour }, 300, 330);
    expect(widthMs).toBe(24 * hour);
    expect((sinceMs + 330 * 60_000) % (24 * hour)).toBe(0);
  });

  it('cope with a single moment and with centuries', () => {
    expect(binsOf({ sinceMs: 5, untilMs: 5 }, 100, 0)).toMatchObject({ count: 1, widthMs: 1000 });
    expect(binsOf({ sinceMs: 0, untilMs: 1e13 }, 100, 0).count).toBeLessThanOrEqual(101);
  });
});

describe('the shown window', () => {
  it('stays inside the whole', () => {
    const moved = clampWindow({ sinceMs: week.sinceMs - hour, untilMs: week.sinceMs + hour }, week);
    expect(moved).toEqual({ sinceMs: week.sinceMs, untilMs: week.sinceMs + 2 * hour });
    expect(clampWindow({ sinceMs: 0, untilMs: 1e12 }, week)).toEqual(week);
  });

  it('is never shorter than ten seconds', () => {
    const { sinceMs, untilMs } = clampWindow({ sinceMs: week.sinceMs, untilMs: week.sinceMs + 1 }, week);
    expect(untilMs - sinceMs).toBe(10_000);
  });

  it('zooms around a point that stays where it is', () => {
    const at = week.sinceMs + hour;
    const near = movedWindow(week, 0.5, 0, at);
    expect((at - near.sinceMs) / (near.untilMs - near.sinceMs)).toBeCloseTo(
      (at - week.sinceMs) / (week.untilMs - week.sinceMs),
    );
    expect(movedWindow({ sinceMs: 0, untilMs: 100 }, 1, 0.5, null)).toEqual({ sinceMs: 50, untilMs: 150 });
  });
});
