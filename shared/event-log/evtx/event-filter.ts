import { fieldNumber, fieldText, systemTime } from './event-fields.ts';
import type { Decoder } from './decoder.ts';
import type { SystemPlan } from './field-plan.ts';
import type { PreparedFilter } from './prepared-filter.ts';

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
