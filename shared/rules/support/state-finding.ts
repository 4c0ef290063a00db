import type { Evidence, FindingDetails, RuleOutcome } from '../rule.ts';

/** A finding about a state: no times, no users. */
export function stateFinding(
  what: string,
  evidence: readonly Evidence[],
  more: Partial<FindingDetails> = {},
): RuleOutcome {
  const state = { count: 1, first: null, last: null, users: [], confidence: 'certain' } as const;
  return { kind: 'finding', finding: { ...state, what, evidence, ...more } };
}
