/**
 * One event, whichever form it was read from (.evtx, XML export, CSV export, JSON Lines).
 * Everything downstream of the readers sees this shape only.
 */
export interface EventRecord {
  /** Name of the log file inside its source, for example `Application.evtx`. */
  readonly file: string;
  /** Where in that file: the record id where the form carries one, else the line (1-based). */
  readonly place: EventPlace;
  /** EventRecordID, or null where the export carries none (CSV). */
  readonly recordId: number | null;
  /**
   * ISO 8601 with the digits the form carries: `2026-10-05T08:15:31.1234567Z` from .evtx and XML;
   * `2026-10-05T08:15:31` without `Z` where the export has local time and names no zone (CSV).
   */
  readonly time: string;
  /** Milliseconds since 1970 UTC; for a time without zone, read as if it were UTC. NaN where unreadable. */
  readonly timeMs: number;
  /** Event source, for example `PasswordResetService`. */
  readonly provider: string;
  readonly eventId: number;
  /** 0 log always, 1 critical, 2 error, 3 warning, 4 information, 5 verbose. */
  readonly level: number;
  readonly channel: string;
  readonly computer: string;
  /** SID of the security context, or null. */
  readonly user: string | null;
  /** Insertion values in their order; `name` is absent for classic sources. */
  readonly data: readonly EventDatum[];
  /** Rendered message where the form carries one (RenderingInfo, CSV description), else null. */
  readonly message: string | null;
}

export type EventPlace =
  | { readonly kind: 'record'; readonly id: number }
  | { readonly kind: 'line'; readonly line: number };

export interface EventDatum {
  readonly name?: string;
  readonly value: string;
}

/** The text a person or a rule reads: the rendered message if there is one, else the insertion values, line by line. */
export function eventText(event: EventRecord): string {
  return event.message ?? event.data.map((datum) => datum.value).join('\n');
}
