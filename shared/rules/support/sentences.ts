/** `1 operation`, `3 operations`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** `2026-11-12 08:15 UTC`; a time without zone is said to be local. */
export function moment(iso: string): string {
  // sample: 2026-10-05T08:15:31.1234567Z
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z?)/.exec(iso);
  if (match === null) return iso;
  return `${match[1]} ${match[2]} ${match[3] === 'Z' ? 'UTC' : '(local time)'}`;
}

/** `between 2026-11-12 08:15 UTC and 2026-11-13 09:00 UTC`, or `on …` for a single moment; empty without times. */
export function period(first: string | null, last: string | null): string {
  if (first === null || last === null) return '';
  const from = moment(first);
  const to = moment(last);
  return from === to ? ` at ${from}` : ` between ${from} and ${to}`;
}

/** `12 minutes`, `3 hours`, `2 days`, rounded to what a person wants to know. */
export function span(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return countOf(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 72 ? countOf(hours, 'hour') : countOf(Math.round(hours / 24), 'day');
}

/** `a, b and c`, at most `limit` names, the rest counted. */
export function list(names: readonly string[], limit = 4): string {
  const shown = names.slice(0, limit);
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, countOf(rest, 'other')] : shown;
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
