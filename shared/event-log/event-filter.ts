import type { EventFilter } from './log-reading.ts';

/** What a filter looks at: the fields every form carries in front of its data. */
export interface FilterFields {
  readonly provider: string;
  readonly eventId: number;
  readonly level: number;
  /** NaN where unreadable: such an event passes no time limit. */
  readonly timeMs: number;
}

/** The filter as one test. Without a condition everything passes. */
export function compileFilter(filter: EventFilter | undefined): (fields: FilterFields) => boolean {
  if (filter === undefined) {
    return () => true;
  }
  const providers = filter.providers && new Set(filter.providers);
  const eventIds = filter.eventIds && new Set(filter.eventIds);
  const levels = filter.levels && new Set(filter.levels);
  const { sinceMs, untilMs } = filter;
  return ({ provider, eventId, level, timeMs }) =>
    (eventIds === undefined || eventIds.has(eventId)) &&
    (providers === undefined || providers.has(provider)) &&
    (levels === undefined || levels.has(level)) &&
    (sinceMs === undefined || timeMs >= sinceMs) &&
    (untilMs === undefined || timeMs < untilMs);
}
