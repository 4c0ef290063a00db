import type { EventRecord } from '../event-log/event-record.ts';
import type { LogSummary } from '../event-log/log-reading.ts';
import type { Fact, FactKey, FactValues } from '../facts/facts.ts';
import type { CollectorOutcome } from '../facts/collection.ts';
import type { HeartbeatSummary } from '../operations/heartbeats.ts';
import type { OutageRecords } from '../operations/outages.ts';
import type { PasswordOperation } from '../operations/password-operation.ts';
import type { ServiceLife } from '../operations/service-life.ts';
import type { Coverage, EventTotals } from '../analysis/coverage.ts';

/** critical: no password gets back · error: some do not · warning: will break or is degraded · info: worth knowing. */
export type Severity = 'critical' | 'error' | 'warning' | 'info';

export const severities: readonly Severity[] = ['critical', 'error', 'warning', 'info'];

export type Confidence = 'certain' | 'likely' | 'possible';

/** What a rule reads. `events` = at least one log was read; `connect-events` = at least one event of a Connect source. */
export type Need = FactKey | 'events' | 'connect-events';

export interface FixStep {
  /** One action, imperative, in own words. */
  readonly text: string;
  /** A warning a person must read first. */
  readonly warning?: string;
}

export interface Reference {
  readonly title: string;
  readonly url: string;
}

/** Proof: where to look, and what stands there, word for word. */
export interface Evidence {
  readonly file: string;
  /** `record 4711`, `line 12`, a registry path, a key. */
  readonly place: string;
  readonly time: string | null;
  readonly quote: string;
}

export interface RuleInput {
  readonly facts: { readonly [Key in FactKey]?: Fact<FactValues[Key]> };
  readonly operations: readonly PasswordOperation[];
  /** The records an operation was joined from, oldest first. */
  recordsOf(operation: PasswordOperation): readonly EventRecord[];
  readonly serviceLife: ServiceLife;
  readonly heartbeats: HeartbeatSummary;
  readonly outages: readonly OutageRecords[];
  readonly events: EventIndex;
  readonly totals: EventTotals;
  readonly coverage: Coverage;
  readonly collectors: readonly CollectorOutcome[];
  readonly logs: readonly LogSummary[];
  /** True while more may come: a verdict is asked for before everything is collected and read. */
  readonly isReading: boolean;
  /** ISO time of collection (or of analysis for a bare log): support ends and floors are judged at this moment. */
  readonly asOf: string;
}

/** Events of the Connect sources (and the few neighbours rules ask for), in time order. */
export interface EventIndex {
  /** Events of one source and id, oldest first. */
  of(provider: string, eventId: number): readonly EventRecord[];
  /** All retained events of a source, oldest first. */
  from(provider: string): readonly EventRecord[];
  readonly all: readonly EventRecord[];
}

/** What a rule found. The engine adds id, title, severity, explanation, fix and references from the declaration. */
export interface FindingDetails {
  /** What happened on this server, one or two sentences. */
  readonly what: string;
  /** How often, in events or operations; 1 for a state. */
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly users: readonly string[];
  readonly confidence: Confidence;
  /** At least one. Capped by the engine at 20, newest kept. */
  readonly evidence: readonly Evidence[];
  /** Overrides of the declaration where the case at hand decides. */
  readonly severity?: Severity;
  readonly fix?: readonly FixStep[];
}

export type RuleOutcome =
  | { readonly kind: 'pass' }
  | { readonly kind: 'finding'; readonly finding: FindingDetails }
  | { readonly kind: 'not-applicable'; readonly reason: string }
  /** The need was there but too thin to judge. */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Rule {
  /** Fixed: people quote it. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Why this happens, in own words. */
  readonly explanation: string;
  readonly fix: readonly FixStep[];
  readonly references: readonly Reference[];
  /** When this rule may be wrong. */
  readonly falsePositives: readonly string[];
  /** All of them; without one the rule is unknown. */
  readonly needs: readonly Need[];
  /** At least one of them, where the rule can judge from either. */
  readonly needsOneOf?: readonly Need[];
  /** Concludes from what did not come: judged only once everything is read. */
  readonly needsEnd?: true;
  check(input: RuleInput): RuleOutcome;
}

export interface Finding extends FindingDetails {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly explanation: string;
  readonly fix: readonly FixStep[];
  readonly references: readonly Reference[];
  readonly falsePositives: readonly string[];
}

/** A rule that could not be judged, and why. Never shown as passed. */
export interface UnknownVerdict {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}
