/** What the window asks the analysis worker about events, and what comes back. All answers are pages: rows are few. */
/**
 * What an event is drawn as: `trouble` (critical, error or warning of a Connect source), `password` (writeback event
 * that is none of these: requests and successes), `heartbeat`, `other`.
 */
export type EventClass = 'trouble' | 'password' | 'heartbeat' | 'other';
export declare const eventClasses: readonly EventClass[];
export interface EventQuery {
  /** Part of the time that is listed. Milliseconds since 1970 UTC; inclusive and exclusive. */
  readonly sinceMs: number;
  readonly untilMs: number;
  /**
   * Searched for, ignoring case. As words: all must stand in source, id, place, user or text; a part in quotes counts
   * as one. As a regular expression: in the text, `^` and `$` at line breaks too.
   */
  readonly text: string;
  /** `words` where absent. */
  readonly searchBy?: 'words' | 'regex';
  /** One source, or null for all; `providers` for several. */
  readonly provider: string | null;
  readonly providers?: readonly string[];
  readonly eventIds?: readonly number[];
  readonly levels?: readonly number[];
  /** One class, or null for all; `eventClasses` for several. */
  readonly eventClass: EventClass | null;
  readonly eventClasses?: readonly EventClass[];
  /** Name of a log file, as `EventRow.file`. */
  readonly file?: string;
  /** A person (UPN) or SID as listed by `values`: events that name it, and all of the operations (TrackingIds) that do. */
  readonly user?: string;
  /** In any case, with or without braces. */
  readonly trackingId?: string;
  /** Rows wanted, out of those that match: `[offset, offset + limit)`. */
  readonly offset: number;
  readonly limit: number;
  /** `newest-first` where absent. */
  readonly order?: 'newest-first' | 'oldest-first';
  /** Columns of the histogram. */
  readonly buckets: number;
  /** What the histogram spans; the listed time where absent. All conditions but the listed time hold for it. */
  readonly histogramSpan?: {
    readonly sinceMs: number;
    readonly untilMs: number;
  };
  /** Asks where an event stands in the list: by its place, or the first at or behind a time in the list's order. */
  readonly find?:
    | {
        readonly by: 'place';
        readonly file: string;
        readonly place: string;
      }
    | {
        readonly by: 'index';
        readonly index: number;
      }
    | {
        readonly by: 'time';
        readonly timeMs: number;
      };
}
export interface EventRow {
  /** Number of the event in the worker's table: stays the same while more is read. */
  readonly index: number;
  /** As the log wrote it, see EventRecord. */
  readonly time: string;
  readonly timeMs: number;
  readonly provider: string;
  readonly eventId: number;
  readonly level: number;
  readonly eventClass: EventClass;
  readonly file: string;
  /** `record 4711` or `line 12`, as evidence names it. */
  readonly place: string;
  /** SID of the security context, or null. */
  readonly user: string | null;
  /** Lower-case, without braces; null where the text names none. */
  readonly trackingId: string | null;
  readonly channel: string;
  readonly computer: string;
  readonly text: string;
}
/** Why a search was not made; the answer then lists nothing. */
export type SearchProblem =
  | {
      readonly kind: 'pattern-invalid';
      readonly detail: string;
    }
  /** The pattern took longer than its time limit; it was stopped. */
  | {
      readonly kind: 'pattern-too-slow';
      readonly limitMs: number;
    };
export interface EventAnswer {
  /** Events in the table, and those beyond its memory that are counted but not listed. */
  readonly kept: number;
  readonly beyond: number;
  /** Of all events in the table; NaN where there is none. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly matching: number;
  readonly rows: readonly EventRow[];
  /** One list of counts for each class, in the order of `eventClasses`. */
  readonly histogram: readonly (readonly number[])[];
  /** All sources, the most frequent first. */
  readonly providers: readonly string[];
  /** Where the event asked for by `find` stands in the list, or null: not asked, or not in the list. */
  readonly found: number | null;
  readonly problem: SearchProblem | null;
}
export interface CountedValue<Value> {
  readonly value: Value;
  readonly count: number;
}
/** What the filters offer, of all events in the table, the most frequent first. */
export interface EventValues {
  readonly providers: readonly CountedValue<string>[];
  readonly eventIds: readonly CountedValue<number>[];
  readonly levels: readonly CountedValue<number>[];
  readonly files: readonly CountedValue<string>[];
  /** People (UPN) named by writeback events and SIDs; at most `mostUsers`. */
  readonly users: readonly CountedValue<string>[];
}
export declare const mostUsers = 500;
