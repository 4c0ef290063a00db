import type { LogSummary } from '../event-log/log-reading.ts';
import type { CollectorOutcome } from '../facts/collection.ts';
import type { HeartbeatSummary } from '../operations/heartbeats.ts';
import type { OperationTotals } from '../operations/operation-totals.ts';
import type { Outage } from '../operations/outages.ts';
import type { PasswordOperation } from '../operations/password-operation.ts';
import type { ServiceLife } from '../operations/service-life.ts';
import type { SetupOperation } from '../operations/setup-operations.ts';
import type { Finding, UnknownVerdict } from '../rules/rule.ts';
import type { Coverage, EventTotals } from './coverage.ts';

export type { Coverage, EventTotals } from './coverage.ts';

/** The result of the core: what `analyze --json` prints and `findings.json` holds. */
export interface Analysis {
  readonly schema: 'connect-support-bundle/analysis/1';
  /** ISO time the verdicts hold for. */
  readonly asOf: string;
  readonly sources: readonly LogSummary[];
  readonly coverage: Coverage;
  readonly events: EventTotals;
  readonly operations: readonly PasswordOperation[];
  readonly operationTotals: OperationTotals;
  readonly setupOperations: readonly SetupOperation[];
  readonly serviceLife: ServiceLife;
  readonly heartbeats: HeartbeatSummary;
  readonly outages: readonly Outage[];
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownVerdict[];
  /** Ids of the rules that were judged and found nothing. */
  readonly passed: readonly string[];
  /** Rules that do not concern this server, and why. */
  readonly notApplicable: readonly UnknownVerdict[];
  /** Empty where the input is a bare log. */
  readonly collectors: readonly CollectorOutcome[];
}
