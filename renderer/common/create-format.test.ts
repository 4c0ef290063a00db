import { describe, expect, it } from 'vitest';
import { english } from '../words/english.ts';
import { german } from '../words/german.ts';
import { createFormat } from './create-format.ts';

const british = createFormat('en', { kind: 'utc' }, english, ['en-GB']);
const deutsch = createFormat('de', { kind: 'server', offsetMinutes: 60 }, german, ['en-GB', 'de-DE']);

describe('format', () => {
  it('shows a time with its zone, and says where there is none', () => {
    expect(british.time('2026-10-05T08:15:31.1234567Z')).toBe('5 Oct 2026, 08:15:31 UTC');
    expect(deutsch.time('2026-10-05T08:15:31Z')).toBe('5. Okt. 2026, 09:15:31 Serverzeit');
    expect(british.time('2026-10-05T08:15:31')).toBe('5 Oct 2026, 08:15:31 (zone unknown)');
    expect(british.time('yesterday')).toBe('yesterday');
    expect(british.moment(0)).toBe('1 Jan 1970, 00:00:00 UTC');
    expect(deutsch.timeOfDay(1)).toBe('01:00:00,001');
    expect(british.day(0)).toBe('1 Jan 1970');
  });

  it.each([
    [0, '0 B', '0 B'],
    [1023, '1,023 B', '1.023 B'],
    [1024, '1.0 KB', '1,0 KB'],
    [3_800_000, '3.6 MB', '3,6 MB'],
    [209_715_200, '200 MB', '200 MB'],
    [5_368_709_120, '5.0 GB', '5,0 GB'],
  ])('shows %d bytes as %s or %s', (bytes, inEnglish, inGerman) => {
    expect([british.bytes(bytes), deutsch.bytes(bytes)]).toEqual([inEnglish, inGerman]);
  });

  it('shows durations and numbers as people say them', () => {
    expect([340, 12_400, 200_000, 7_260_000].map((value) => british.duration(value))).toEqual([
      '0.3 s',
      '12 s',
      '3 min 20 s',
      '2 h 1 min',
    ]);
    expect([british.number(1234.5), deutsch.number(1234.5)]).toEqual(['1,234.5', '1.234,5']);
    expect(british.percent(0.426)).toBe('43%');
  });
});
