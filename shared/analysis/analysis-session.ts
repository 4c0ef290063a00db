import type { EventRecord } from '../event-log/event-record.ts';
import type { LogSummary } from '../event-log/log-reading.ts';
import type { CollectorOutcome } from '../facts/collection.ts';
import type { Fact, Facts } from '../facts/facts.ts';
import { connectSources } from '../operations/event-sources.ts';
import { readHeartbeats } from '../operations/heartbeats.ts';
import { readOutages } from '../operations/outages.ts';
import { totalOperations } from '../operations/operation-totals.ts';
import { joinOperations } from '../operations/password-operations.ts';
import { parseTime } from '../operations/parse-time.ts';
import { readServiceLife } from '../operations/service-life.ts';
import { readSetupOperations } from '../operations/setup-operations.ts';
import { judge } from '../rules/engine.ts';
import { rules } from '../rules/registry.ts';
import type { RuleInput } from '../rules/rule.ts';
import type { Analysis } from './analysis.ts';
import type { Coverage, EventTotals } from './coverage.ts';
import { withEngineVersion } from './engine-version.ts';
import { indexEvents } from './event-index.ts';
import { createEventStore } from './event-store.ts';

export interface AnalysisContext {
  /** ISO time of collection, or of analysis for a bare log: verdicts hold for this moment. */
  readonly asOf: string;
  /** Window that was asked for, ISO, or null. */
  readonly askedSince: string | null;
  readonly askedUntil: string | null;
}

/** Takes what is known as it comes in, in any order and in pieces of any size, and judges it at any moment. */
export interface AnalysisSession {
  addEvents(batch: readonly EventRecord[]): void;
  /** May be called again for the same file while it is read; the fullest summary counts. */
  addLog(summary: LogSummary): void;
  addFacts(facts: Facts): void;
  addOutcome(outcome: CollectorOutcome): void;
  /**
   * Whether more may come. While it may, nothing is concluded from what is missing: the first thousand events of a log
   * often hold none of Connect. False at first.
   */
  setReading(isReading: boolean): void;
  /** The verdict on what came in so far; the same object until something new comes in. */
  current(): Analysis;
  /** Facts that came in, with those the core read out of the log. */
  facts(): Facts;
}

/**
 * The same events, logs, facts and outcomes give the same analysis, byte for byte, whatever the order they came in.
 * Memory is bounded: see EventStore.
 */
export function createAnalysisSession(context: AnalysisContext): AnalysisSession {
  const store = createEventStore();
  const counts = new Map<string, number>();
  const logs = new Map<string, LogSummary>();
  const outcomes = new Map<string, CollectorOutcome>();
  const facts = new Map<string, Fact<unknown>>();
  const span = createSpan();
  let isReading = false;
  let memo: { readonly analysis: Analysis; readonly facts: Facts } | null = null;

  const evaluate = (): { readonly analysis: Analysis; readonly facts: Facts } => {
    memo ??= analyse({
      context,
      isReading,
      ordered: store.ordered(),
      totals: totalsOf(counts),
      coverage: { askedSince: context.askedSince, askedUntil: context.askedUntil, ...span.read() },
      logs: [...logs.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1)),
      outcomes: [...outcomes.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      facts: Object.fromEntries([...facts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    });
    return memo;
  };

  return {
    addEvents(batch) {
      if (batch.length === 0) return;
      memo = null;
      store.add(batch);
      for (const event of batch) {
        counts.set(event.provider, (counts.get(event.provider) ?? 0) + 1);
        span.cover(event);
      }
    },
    addLog(summary) {
      memo = null;
      const known = logs.get(summary.file);
      if (known === undefined || isFuller(summary, known)) logs.set(summary.file, summary);
    },
    addFacts(added) {
      memo = null;
      for (const [key, fact] of Object.entries(added)) {
        const known = facts.get(key);
        if (known === undefined || isRicher(JSON.stringify(fact), JSON.stringify(known))) facts.set(key, fact);
      }
    },
    addOutcome(outcome) {
      memo = null;
      const known = outcomes.get(outcome.id);
      if (known === undefined || JSON.stringify(outcome) > JSON.stringify(known)) outcomes.set(outcome.id, outcome);
    },
    setReading(more) {
      if (more !== isReading) memo = null;
      isReading = more;
    },
    current: () => evaluate().analysis,
    facts: () => evaluate().facts,
  };
}

/** One log is summarised again and again while it is read; its numbers only grow. */
function isFuller(a: LogSummary, b: LogSummary): boolean {
  for (const key of ['recordsSeen', 'bytes', 'records'] as const) if (a[key] !== b[key]) return a[key] > b[key];
  return JSON.stringify(a) > JSON.stringify(b);
}

/** Oldest and newest readable time of every event, of foreign sources too. */
function createSpan() {
  let first: EventRecord | null = null;
  let last: EventRecord | null = null;
  return {
    cover(event: EventRecord): void {
      if (Number.isNaN(event.timeMs)) return;
      if (first === null || isBefore(event, first)) first = event;
      if (last === null || isBefore(last, event)) last = event;
    },
    read: (): { readonly first: string | null; readonly last: string | null } => ({
      first: first?.time ?? null,
      last: last?.time ?? null,
    }),
  };
}

function isBefore(a: EventRecord, b: EventRecord): boolean {
  return a.timeMs === b.timeMs ? a.time < b.time : a.timeMs < b.timeMs;
}

function totalsOf(counts: ReadonlyMap<string, number>): EventTotals {
  const byProvider = [...counts]
    .map(([provider, count]) => ({ provider, count }))
    .toSorted((a, b) => b.count - a.count || (a.provider < b.provider ? -1 : 1));
  const sum = (list: typeof byProvider): number => list.reduce((total, { count }) => total + count, 0);
  return {
    total: sum(byProvider),
    connect: sum(byProvider.filter(({ provider }) => connectSources.has(provider))),
    byProvider,
  };
}

interface Collected {
  readonly context: AnalysisContext;
  readonly isReading: boolean;
  readonly ordered: readonly EventRecord[];
  readonly totals: EventTotals;
  readonly coverage: Coverage;
  readonly logs: readonly LogSummary[];
  readonly outcomes: readonly CollectorOutcome[];
  readonly facts: Facts;
}

function analyse(collected: Collected): { readonly analysis: Analysis; readonly facts: Facts } {
  const { context, ordered, totals, coverage, logs, outcomes } = collected;
  const facts = withEngineVersion(collected.facts, ordered);
  const joined = joinOperations(ordered);
  const records = new Map(joined.map((entry) => [entry.operation, entry.records]));
  const input: RuleInput = {
    facts,
    operations: joined.map((entry) => entry.operation),
    recordsOf: (operation) => records.get(operation) ?? [],
    serviceLife: readServiceLife(ordered),
    heartbeats: readHeartbeats(ordered, parseTime(coverage.last ?? '')),
    outages: readOutages(ordered),
    events: indexEvents(ordered),
    totals,
    coverage,
    collectors: outcomes,
    logs,
    isReading: collected.isReading,
    asOf: context.asOf,
  };
  const verdict = judge(rules, input);
  const analysis: Analysis = {
    schema: 'connect-support-bundle/analysis/1',
    asOf: context.asOf,
    sources: logs,
    coverage,
    events: totals,
    operations: input.operations,
    operationTotals: totalOperations(input.operations),
    setupOperations: readSetupOperations(ordered),
    serviceLife: input.serviceLife,
    heartbeats: input.heartbeats,
    outages: input.outages.map((entry) => entry.outage),
    findings: verdict.findings,
    unknown: verdict.unknown,
    passed: verdict.passed,
    notApplicable: verdict.notApplicable,
    collectors: outcomes,
  };
  return { analysis, facts };
}

/** Of two facts of one kind the one that says more: a later collector adds to what an earlier one read. */
function isRicher(one: string, other: string): boolean {
  return one.length === other.length ? one > other : one.length > other.length;
}
