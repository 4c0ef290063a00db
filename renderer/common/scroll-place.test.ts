import { describe, expect, it } from 'vitest';
import { barHeight, barTop, contentTop, movedTop } from './scroll-place.ts';

const short = { content: 2800, view: 280 };
const million = { content: 28_000_000, view: 280 };

describe('the place of a virtual list', () => {
  it('is that of the bar while the list is short', () => {
    expect(barHeight(short)).toBe(2800);
    expect(contentTop(short, 1000)).toBe(1000);
    expect(movedTop(short, 0, 0, 40)).toBe(40);
  });

  it('reaches both ends of a list of a million rows', () => {
    const end = barHeight(million) - million.view;
    expect(end).toBeLessThan(16_000_000);
    expect(contentTop(million, end)).toBe(million.content - million.view);
    expect(contentTop(million, 0)).toBe(0);
    expect(movedTop(million, 5000, 700, 0)).toBe(0);
  });

  it('moves by the wheel as far as the wheel turned, and by the bar as far as the bar points', () => {
    expect(movedTop(million, 10_000, 1500, 1600)).toBe(10_100);
    const half = (barHeight(million) - million.view) / 2;
    expect(movedTop(million, 0, 0, half)).toBeCloseTo((million.content - million.view) / 2);
  });

  it('goes there and back', () => {
    expect(contentTop(million, barTop(million, 123_456))).toBeCloseTo(123_456);
  });

  it('stays at the top where everything can be seen', () => {
    expect(contentTop({ content: 100, view: 280 }, 50)).toBe(0);
    expect(barTop({ content: 100, view: 280 }, 50)).toBe(0);
  });
});
