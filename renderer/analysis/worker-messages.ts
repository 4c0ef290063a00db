import type { Analysis } from '../../shared/analysis/analysis.ts';
import type { AnalysisContext } from '../../shared/analysis/analysis-session.ts';
import type { CollectorOutcome } from '../../shared/facts/collection.ts';
import type { Facts } from '../../shared/facts/facts.ts';
import type { EventAnswer, EventQuery, EventValues } from './event-query.ts';

/** What the page sends to the analysis worker, in this order: begin, any of the middle ones, end. */
export type ToWorker =
  | { readonly kind: 'begin'; readonly context: AnalysisContext }
  /** One collector has ended: how, and what it brought. Null: facts that are known from elsewhere. */
  | { readonly kind: 'collected'; readonly outcome: CollectorOutcome | null; readonly facts: Facts }
  /** The next bytes of a log. The worker answers each with `piece-taken`. */
  | { readonly kind: 'log-piece'; readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'log-end'; readonly file: string }
  /** Nothing more will come; events can still be asked for. */
  | { readonly kind: 'end' }
  /** A newer question in the same lane replaces one that is still being answered; null is a lane of its own. */
  | { readonly kind: 'query'; readonly id: number; readonly query: EventQuery; readonly lane: string | null }
  | { readonly kind: 'values'; readonly id: number }
  /** The worker that tries patterns could not be started or stopped by itself. */
  | { readonly kind: 'patterns-failed'; readonly detail: string };

export type FromWorker =
  /**
   * The operations of the next analysis, in portions one after the other: ten thousand of them, taken at once, would hold
   * up the window.
   */
  | { readonly kind: 'operations'; readonly operations: Analysis['operations'] }
  | {
      readonly kind: 'analysis';
      /** Without its operations, which came before. */
      readonly analysis: Analysis;
      /** What was collected, with what the core read out of the log. */
      readonly facts: Facts;
      /** True for the last one, when everything has been read. */
      readonly final: boolean;
    }
  /** Null: a newer question has replaced this one. */
  | { readonly kind: 'answer'; readonly id: number; readonly answer: EventAnswer | null }
  | { readonly kind: 'values'; readonly id: number; readonly values: EventValues }
  | { readonly kind: 'piece-taken' }
  /** Asks the page for a worker that tries patterns, and gives it the port over which both talk. */
  | { readonly kind: 'start-patterns'; readonly port: MessagePort }
  /** That worker owes an answer for too long. */
  | { readonly kind: 'end-patterns' }
  | { readonly kind: 'failed'; readonly detail: string };
