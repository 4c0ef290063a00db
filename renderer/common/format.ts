/** `2026-10-05T08:15:31.1234567Z` → `2026-10-05 08:15:31 UTC`; a time without zone says so. */
export function formatTime(iso: string): string {
  // Sample: `2026-10-05T08:15:31.1234567Z`
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)[.\d]*(Z?)$/.exec(iso);
  if (match === null) return iso;
  return `${match[1]} ${match[2]} ${match[3] === 'Z' ? 'UTC' : '(zone unknown)'}`;
}

/** `2026-10-05 08:15:31 UTC` for milliseconds since 1970. */
export function formatMoment(milliseconds: number): string {
  return formatTime(new Date(milliseconds).toISOString());
}

const units = ['KB', 'MB', 'GB'] as const;

/** `1.4 MB`; powers of 1024, as Windows shows sizes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  let value = bytes;
  let shown = '';
  for (const unit of units) {
    value /= 1024;
    shown = `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
    if (value < 1024) break;
  }
  return shown;
}

/** `0.8 s`, `12 s`, `3 min 20 s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** `1 event`, `12 events`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
