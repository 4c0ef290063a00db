// Sample: `7d`, `36h`, `90m`.
const span = /^(?<count>[1-9][0-9]{0,4})(?<unit>[mhd])$/u;
// Sample: `2026-10-05`, `2026-10-05T08:15`, `2026-10-05T08:15:31.5Z`, `2026-10-05T08:15:31+02:00`.
const moment =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?<time>T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?$/u;

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads a point in time: a span before `nowMs` (`7d`, `36h`, `90m`) or an ISO date or time. Without a zone it is UTC,
 * as event logs are. Null where it is neither.
 */
export function parseTime(text: string, nowMs: number): number | null {
  const parts = span.exec(text)?.groups;
  if (parts !== undefined) {
    return nowMs - Number(parts['count']) * (unitMs[parts['unit'] ?? ''] ?? Number.NaN);
  }
  const match = moment.exec(text);
  if (match === null) {
    return null;
  }
  const withZone = match.groups?.['time'] !== undefined && match.groups['zone'] === undefined ? `${text}Z` : text;
  const time = Date.parse(withZone);
  return Number.isNaN(time) ? null : time;
}

/** An ISO time as people read it: `2026-10-05 08:15:31Z`; the zone stays as the log has it. */
export function showTime(iso: string): string {
  // Sample: `2026-10-05T08:15:31.1234567Z`.
  const parts = /^(?<day>[0-9-]{10})T(?<time>[0-9:]{8})(?:\.[0-9]+)?(?<zone>Z?)$/u.exec(iso)?.groups;
  return parts === undefined ? iso : `${parts['day'] ?? ''} ${parts['time'] ?? ''}${parts['zone'] ?? ''}`;
}
