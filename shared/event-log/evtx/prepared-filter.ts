import type { EventFilter } from '../log-reading.ts';

export interface PreparedFilter {
  readonly providers: ReadonlySet<string> | null;
  /** The same, to be walked without making an iterator. */
  readonly providerList: readonly string[];
  readonly eventIds: ReadonlySet<number> | null;
  readonly levels: ReadonlySet<number> | null;
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** The filter in the form the scan wants, or null where it lets everything through. */
export function prepareFilter(filter: EventFilter | undefined): PreparedFilter | null {
  const prepared: PreparedFilter = {
    providers: filter?.providers === undefined ? null : new Set(filter.providers),
    providerList: filter?.providers ?? [],
    eventIds: filter?.eventIds === undefined ? null : new Set(filter.eventIds),
    levels: filter?.levels === undefined ? null : new Set(filter.levels),
    sinceMs: filter?.sinceMs ?? Number.NEGATIVE_INFINITY,
    untilMs: filter?.untilMs ?? Number.POSITIVE_INFINITY,
  };
  const { providers, eventIds, levels, sinceMs, untilMs } = prepared;
  const open = sinceMs === Number.NEGATIVE_INFINITY && untilMs === Number.POSITIVE_INFINITY;
  return open && providers === null && eventIds === null && levels === null ? null : prepared;
}
