import type { Severity } from '../rules/rule.ts';
import { tablesAsOf, type Era, type KnowledgeEntry, type Sureness } from './entry.ts';
import { passwordResetServiceRows } from './password-reset-service-codes.ts';
import { neighbourRows } from './neighbour-event-codes.ts';

export type LoggedLevel = 'error' | 'warning' | 'information';

/** What an event belongs to. */
export type EventOperation =
  | 'reset'
  | 'change'
  | 'admin-reset'
  | 'any-password-operation'
  | 'onboarding'
  | 'offboarding'
  | 'service-life'
  | 'heartbeat'
  | 'connection'
  | 'password-hash-sync'
  | 'synchronisation'
  | 'upgrade'
  | 'database'
  | 'other';

/** One of several meanings of an event, told apart by its text. */
export interface EventVariant {
  readonly key: string;
  readonly name: string;
  /** Lower-case text that marks it. */
  readonly sign: string;
  readonly meaning: string;
  readonly whatToDo: readonly string[];
  /** Result code that goes with it (eight hex digits), or null. */
  readonly resultCode: string | null;
}

export interface EventCode extends KnowledgeEntry {
  readonly provider: string;
  readonly eventId: number;
  /** Last id the entry stands for; the same as `eventId` but for ranges. */
  readonly through: number;
  readonly name: string;
  readonly meaning: string;
  readonly whatToDo: readonly string[];
  /** Level in the log; null where it is not known. */
  readonly level: LoggedLevel | null;
  /** What it is worth: the logged level is often wrong (115 and a failed 657 are logged as information). */
  readonly severity: Severity;
  /** Whether a healthy server logs it too. */
  readonly normal: boolean;
  readonly operation: EventOperation;
  readonly era: Era;
  readonly variants: readonly EventVariant[];
}

/** A row as the table files write it; what is left out has the usual value. */
export interface EventRow {
  readonly provider: string;
  readonly eventId: number;
  readonly through?: number;
  readonly name: string;
  readonly meaning: string;
  readonly whatToDo?: readonly string[];
  readonly level: LoggedLevel | null;
  readonly severity?: Severity;
  readonly normal?: boolean;
  readonly operation: EventOperation;
  readonly era?: Era;
  readonly variants?: readonly EventVariant[];
  readonly source: string;
  readonly sureness?: Sureness;
}

/** Every event the tables know: writeback first, then what stands beside it in a Connect log. */
export const eventCodes: readonly EventCode[] = [...passwordResetServiceRows, ...neighbourRows].map((row) => ({
  provider: row.provider,
  eventId: row.eventId,
  through: row.through ?? row.eventId,
  name: row.name,
  meaning: row.meaning,
  whatToDo: row.whatToDo ?? [],
  level: row.level,
  severity: row.severity ?? 'info',
  normal: row.normal ?? false,
  operation: row.operation,
  era: row.era ?? 'current',
  variants: row.variants ?? [],
  source: row.source,
  asOf: tablesAsOf,
  sureness: row.sureness ?? 'verified',
}));

/** Names of one source over the years, lower-case → the table's name. */
const providerAliases: ReadonlyMap<string, string> = new Map([
  ['fimsynchronizationservice', 'ADSync'],
  ['microsoft entra connect upgrade', 'Azure AD Connect Upgrade'],
  ['microsoft-windows-sqllocaldb', 'SQLLocalDB 15.0'],
]);

/** The table's name of a source, in any case and under any of its names; unknown sources stay as they are. */
export function canonicalProvider(provider: string): string {
  const lower = provider.trim().toLowerCase();
  const alias = providerAliases.get(lower);
  if (alias !== undefined) return alias;
  if (lower.startsWith('sqllocaldb')) return 'SQLLocalDB 15.0';
  return eventCodes.find((entry) => entry.provider.toLowerCase() === lower)?.provider ?? provider.trim();
}

const exact = new Map<string, EventCode>();
const byId = new Map<number, EventCode>();
const ranges: EventCode[] = [];
for (const entry of eventCodes) {
  if (entry.through !== entry.eventId) {
    ranges.push(entry);
    continue;
  }
  exact.set(`${entry.provider.toLowerCase()}\n${entry.eventId}`, entry);
  if (!byId.has(entry.eventId)) byId.set(entry.eventId, entry);
}

/**
 * Entry for an event id; `provider` null searches all sources, writeback first, and leaves ranges out.
 * Null where the tables know nothing of it, which is no fault of the event.
 */
export function findEventCode(provider: string | null, eventId: number): EventCode | null {
  if (provider === null) return byId.get(eventId) ?? null;
  const canonical = canonicalProvider(provider);
  return (
    exact.get(`${canonical.toLowerCase()}\n${eventId}`) ??
    ranges.find((entry) => entry.provider === canonical && entry.eventId <= eventId && eventId <= entry.through) ??
    null
  );
}

/** The variant whose sign stands in the text, or null. The first of the table wins: it lists causes before wrappers. */
export function findEventVariant(entry: EventCode, text: string): EventVariant | null {
  const lower = text.toLowerCase();
  return entry.variants.find((variant) => lower.includes(variant.sign)) ?? null;
}
