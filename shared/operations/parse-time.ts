/**
 * Milliseconds since 1970 UTC of an EventRecord time; a time without zone counts as UTC, as in EventRecord.timeMs, so
 * that the machine's own zone never matters. NaN where unreadable.
 */
export function parseTime(iso: string): number {
  // samples: 2026-10-05T08:15:31.1234567Z · 2026-10-05T08:15:31 (no zone)
  return Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`);
}
