import { installedVersion } from '../../facts/installed-version.ts';
import { judgeVersion } from '../../knowledge/versions.ts';
import type { VersionJudgement } from '../../knowledge/versions.ts';
import { evidenceOfFact } from './evidence.ts';
import type { Evidence, RuleInput } from '../rule.ts';

export interface JudgedVersion {
  readonly version: string;
  readonly judgement: VersionJudgement;
  readonly evidence: Evidence;
  /** Whether an event alone names it: then an upgrade since may have changed it. */
  readonly fromEvent: boolean;
}

/** The installed version, judged at the moment of collection; null where no source names one. */
export function judgedVersion(input: RuleInput): JudgedVersion | null {
  const fact = input.facts.connectVersion;
  const source = fact === undefined ? null : installedVersion(fact.value);
  if (fact === undefined || source === null) return null;
  return {
    version: source.version,
    judgement: judgeVersion(source.version, input.asOf),
    evidence: evidenceOfFact(fact, source.version, source.place),
    fromEvent: source.kind === 'event-6329',
  };
}

export const noVersion = {
  kind: 'unknown',
  reason: 'Not evaluated because no source names the version of Connect.',
} as const;
