import type { EventClass, EventQuery } from '../../analysis/event-query.ts';
import { eventClasses } from '../../analysis/event-query.ts';
import type { TimeWindow } from './time-window.ts';

/** Which events are asked for. An empty list is no condition. */
export interface Filters {
  readonly text: string;
  readonly searchBy: 'words' | 'regex';
  readonly providers: readonly string[];
  readonly eventIds: readonly number[];
  readonly levels: readonly number[];
  readonly files: readonly string[];
  readonly user: string | null;
  readonly trackingId: string;
  /** Those that are not shown. */
  readonly hidden: readonly EventClass[];
}

export const noFilters: Filters = {
  text: '',
  searchBy: 'words',
  providers: [],
  eventIds: [],
  levels: [],
  files: [],
  user: null,
  trackingId: '',
  hidden: [],
};

/** What the timeline shows; kept while other screens are shown. */
export interface TimelineState {
  readonly filters: Filters;
  /** Null: everything. */
  readonly zoom: TimeWindow | null;
  readonly order: 'newest-first' | 'oldest-first';
}

export const firstState: TimelineState = { filters: noFilters, zoom: null, order: 'newest-first' };

/** An event to show in its place, as evidence names it. */
export interface EventPointer {
  readonly file: string;
  readonly place: string;
}

/** The conditions of a question, without the part that says what to list of the answer. */
export type Conditions = Omit<EventQuery, 'sinceMs' | 'untilMs' | 'offset' | 'limit' | 'buckets'>;

export function conditionsOf(filters: Filters, order: TimelineState['order']): Conditions {
  const { text, searchBy, providers, eventIds, levels, files, user, trackingId, hidden } = filters;
  const [file] = files;
  return {
    text,
    searchBy,
    provider: null,
    eventClass: null,
    order,
    ...(providers.length === 0 ? {} : { providers }),
    ...(eventIds.length === 0 ? {} : { eventIds }),
    ...(levels.length === 0 ? {} : { levels }),
    ...(file === undefined ? {} : { file }),
    ...(user === null ? {} : { user }),
    ...(trackingId.trim() === '' ? {} : { trackingId: trackingId.trim() }),
    ...(hidden.length === 0 ? {} : { eventClasses: eventClasses.filter((name) => !hidden.includes(name)) }),
  };
}

export function countFilters({ providers, eventIds, levels, files, user, trackingId }: Filters): number {
  const lists = [providers, eventIds, levels, files].filter((list) => list.length > 0).length;
  return lists + (user === null ? 0 : 1) + (trackingId === '' ? 0 : 1);
}
