import type { Analysis } from '../analysis/analysis.ts';
import type { FactKey, Facts } from '../facts/facts.ts';
import type { Severity } from '../rules/rule.ts';

/** One side: a bundle, a log or a finished collection. */
export interface ComparedSide {
  readonly analysis: Analysis;
  readonly facts: Facts;
  /** Name of the computer, or null where it is not known. */
  readonly computer: string | null;
  /** Whether names were replaced by stand-ins, which differ from bundle to bundle. */
  readonly redacted: boolean;
}

/** `better` and `worse` only where something is expected of the value; a change of name or account is `neutral`. */
export type Meaning = 'better' | 'worse' | 'neutral';

/** One setting that differs. Names and values are those of the facts, so that they read alike in every language. */
export interface SettingChange {
  readonly area: FactKey;
  /** For example `state`, or the path of a registry value. */
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Null: the setting is not there, or was not read. */
  readonly before: string | null;
  readonly after: string | null;
  readonly meaning: Meaning;
  /** Differs between any two collections (times, sizes, free space), or only because names have stand-ins. */
  readonly noise: boolean;
}

export interface FindingSide {
  readonly severity: Severity;
  readonly count: number;
  readonly last: string | null;
}

export interface FindingChange {
  readonly id: string;
  readonly title: string;
  /**
   * `new`, `gone` and `changed` (severity or count) are judged on both sides. `not-judged-before` and
   * `not-judged-after`: the other side could not tell, so nothing came or went.
   */
  readonly kind: 'new' | 'gone' | 'changed' | 'same' | 'not-judged-before' | 'not-judged-after';
  readonly before: FindingSide | null;
  readonly after: FindingSide | null;
}

export interface OperationSide {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly unfinished: number;
}

export interface Comparison {
  /** What to fix first stands first; unchanged ones last. */
  readonly findings: readonly FindingChange[];
  /** Worse first, then better, then the rest; noise last. */
  readonly settings: readonly SettingChange[];
  /** Facts that one side alone has: nothing can be said of them. */
  readonly onlyBefore: readonly FactKey[];
  readonly onlyAfter: readonly FactKey[];
  readonly operations: { readonly before: OperationSide; readonly after: OperationSide };
  /** Result codes of failures, most frequent first. */
  readonly resultCodes: readonly { readonly code: string; readonly before: number; readonly after: number }[];
  readonly cautions: readonly Caution[];
}

/** What a reader must know before drawing conclusions. */
export type Caution =
  /** Stand-ins of two bundles cannot be compared with each other. */
  | 'redacted'
  /** Two servers, for example the active and the staging one. */
  | 'different-computers'
  /** The second side was collected before the first. */
  | 'after-is-older'
  /** Both sides are the same collection. */
  | 'identical';
