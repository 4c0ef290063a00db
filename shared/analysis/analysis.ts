import type { LogSummary } from '../event-log/log-reading.ts';
import type { CollectorOutcome } from '../facts/collection.ts';
import type { PasswordOperation } from '../operations/password-operation.ts';
import type { Finding, UnknownVerdict } from '../rules/rule.ts';

/** The result of the core: what `analyze --json` prints and `findings.json` holds. */
export interface Analysis {
  readonly schema: 'connect-support-bundle/analysis/1';
  /** ISO time the verdicts hold for. */
  readonly asOf: string;
  readonly sources: readonly LogSummary[];
  readonly coverage: Coverage;
  readonly events: EventTotals;
  readonly operations: readonly PasswordOperation[];
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownVerdict[];
  /** Ids of the rules that were judged and found nothing. */
  readonly passed: readonly string[];
  /** Empty where the input is a bare log. */
  readonly collectors: readonly CollectorOutcome[];
}

export interface Coverage {
  /** Window that was asked for, or null. */
  readonly askedSince: string | null;
  readonly askedUntil: string | null;
  /** Oldest and newest event that was read. */
  readonly first: string | null;
  readonly last: string | null;
}

export interface EventTotals {
  readonly total: number;
  /** Sorted by count, then name. */
  readonly byProvider: readonly { readonly provider: string; readonly count: number }[];
}
