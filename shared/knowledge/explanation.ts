import type { Severity } from '../rules/rule.ts';
import type { KnowledgeEntry } from './entry.ts';

export type ExplanationKind =
  | 'event'
  | 'event-variant'
  | 'result-code'
  | 'user-code'
  | 'symptom'
  | 'version'
  | 'version-threshold'
  | 'endpoint'
  | 'port'
  | 'http-status'
  | 'tls-value'
  | 'dotnet'
  | 'root-certificate'
  | 'permission'
  | 'reserved-character'
  | 'operating-system'
  | 'recovery-step'
  | 'permission-step';

/** One answer. Several are ordered by `score`, the best first; 1000 and more is an exact match of a code. */
export interface Explanation extends KnowledgeEntry {
  readonly kind: ExplanationKind;
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly whatToDo: readonly string[];
  readonly severity?: Severity;
  readonly score: number;
}

/** An answer before it is asked for, with further words it may be found by. */
export interface ExplanationDocument {
  readonly explanation: Omit<Explanation, 'score'>;
  readonly words: string;
}
