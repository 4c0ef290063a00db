import type { FieldText, SystemPlan } from './field-plan.ts';
import type { PreparedFilter } from './prepared-filter.ts';
import { isoTimeMs } from './time-text.ts';

/** What a filter asks of one template's records: derived once, so that a scan touches nothing else of a record. */
export type ScanPlan =
  /** No record of this template passes: what the filter asks about stands in the template itself. */
  | { readonly kind: 'reject' }
  /** A field is made up of several values, or absent: only decoding tells. */
  | { readonly kind: 'decode' }
  | { readonly kind: 'check'; readonly checks: readonly ScanCheck[] };

export interface ScanCheck {
  readonly slot: number;
  readonly field: 'event-id' | 'level' | 'provider' | 'time';
}

export function planScan(system: SystemPlan, filter: PreparedFilter): ScanPlan {
  const checks: ScanCheck[] = [];
  const { providers, eventIds, levels, sinceMs, untilMs } = filter;
  const timed = sinceMs !== Number.NEGATIVE_INFINITY || untilMs !== Number.POSITIVE_INFINITY;
  const asked: readonly (readonly [ScanCheck['field'], FieldText | null, ((text: string) => boolean) | null])[] = [
    ['event-id', system.eventId, eventIds && ((text) => eventIds.has(Number(text)))],
    ['level', system.level, levels && ((text) => levels.has(Number(text)))],
    ['provider', system.provider, providers && ((text) => providers.has(text))],
    ['time', system.time, timed ? (text) => isoTimeMs(text) >= sinceMs && isoTimeMs(text) < untilMs : null],
  ];
  for (const [field, source, passes] of asked) {
    if (passes === null) continue;
    if (typeof source === 'number') checks.push({ slot: source, field });
    else if (typeof source !== 'string' || (field !== 'provider' && !(Number(source) > 0))) return { kind: 'decode' };
    else if (!passes(source)) return { kind: 'reject' };
  }
  return { kind: 'check', checks: checks.toSorted((one, other) => one.slot - other.slot) };
}
