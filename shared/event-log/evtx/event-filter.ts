import type { EventFilter } from '../log-reading.ts';
import { fieldNumber, fieldText, systemTime } from './event-fields.ts';
import type { Decoder } from './decoder.ts';
import type { SystemPlan } from './field-plan.ts';

export interface PreparedFilter {
  readonly providers: ReadonlySet<string> | null;
  readonly eventIds: ReadonlySet<number> | null;
  readonly levels: ReadonlySet<number> | null;
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** The filter in the form the scan wants, or null where it lets everything through. */
export function prepareFilter(filter: EventFilter | undefined): PreparedFilter | null {
  const prepared: PreparedFilter = {
    providers: filter?.providers === undefined ? null : new Set(filter.providers),
    eventIds: filter?.eventIds === undefined ? null : new Set(filter.eventIds),
    levels: filter?.levels === undefined ? null : new Set(filter.levels),
    sinceMs: filter?.sinceMs ?? Number.NEGATIVE_INFINITY,
    untilMs: filter?.untilMs ?? Number.POSITIVE_INFINITY,
  };
  const { providers, eventIds, levels, sinceMs, untilMs } = prepared;
  const open = sinceMs === Number.NEGATIVE_INFINITY && untilMs === Number.POSITIVE_INFINITY;
  return open && providers === null && eventIds === null && levels === null ? null : prepared;
}

/** Reads only the System fields the filter asks about, cheapest first; nothing else of the record is decoded. */
export function passes(
  decoder: Decoder,
  filter: PreparedFilter,
  system: SystemPlan,
  base: number,
  count: number,
  low: number,
  high: number,
): boolean {
  const { providers, eventIds, levels, sinceMs, untilMs } = filter;
  if (eventIds !== null && !eventIds.has(fieldNumber(decoder, system.eventId, base, count) ?? 0)) return false;
  if (levels !== null && !levels.has(fieldNumber(decoder, system.level, base, count) ?? 0)) return false;
  if (providers !== null && !providers.has(fieldText(decoder, system.provider, base, count))) return false;
  if (sinceMs === Number.NEGATIVE_INFINITY && untilMs === Number.POSITIVE_INFINITY) return true;
  const { ms } = systemTime(decoder, system, base, count, low, high);
  return ms >= sinceMs && ms < untilMs;
}
