import { describe, expect, it } from 'vitest';
import { counted, formatBytes, formatDuration, formatMoment, formatTime } from './format.ts';

describe('format', () => {
  it('shows a time with its zone, and says where there is none', () => {
    expect(formatTime('2026-10-05T08:15:31.1234567Z')).toBe('2026-10-05 08:15:31 UTC');
    expect(formatTime('2026-10-05T08:15:31')).toBe('2026-10-05 08:15:31 (zone unknown)');
    expect(formatTime('yesterday')).toBe('yesterday');
    expect(formatMoment(0)).toBe('1970-01-01 00:00:00 UTC');
  });

  it.each([
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [1024, '1.0 KB'],
    [3_800_000, '3.6 MB'],
    [209_715_200, '200 MB'],
    [5_368_709_120, '5.0 GB'],
  ])('shows %d bytes as %s', (bytes, shown) => {
    expect(formatBytes(bytes)).toBe(shown);
  });

  it('shows durations as people say them', () => {
    expect([340, 12_400, 200_000].map((value) => formatDuration(value))).toEqual(['0.3 s', '12 s', '3 min 20 s']);
  });

  it('counts', () => {
    expect([counted(1, 'event', 'events'), counted(6786, 'event', 'events')]).toEqual(['1 event', '6,786 events']);
  });
});
