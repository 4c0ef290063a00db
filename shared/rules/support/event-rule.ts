import type { EventRecord } from '../../event-log/event-record.ts';
import type { Confidence, FindingDetails, Rule, RuleInput } from '../rule.ts';
import { evidenceOf, maxEvidence } from './evidence.ts';

export interface EventRule extends Omit<Rule, 'needs' | 'check'> {
  readonly needs?: Rule['needs'];
  readonly confidence: Confidence;
  /** Events that make the finding, oldest first; none: the rule passes. */
  readonly pick: (input: RuleInput) => readonly EventRecord[];
  /** What happened, in one or two sentences. */
  readonly what: (events: readonly EventRecord[], input: RuleInput) => string;
  /** Words to quote. */
  readonly match?: RegExp;
  readonly refine?: (events: readonly EventRecord[], input: RuleInput) => Partial<FindingDetails>;
}

/** A rule about events that speak for themselves. */
export function eventRule({ pick, what, match, refine, confidence, needs, ...declaration }: EventRule): Rule {
  return {
    ...declaration,
    needs: needs ?? ['connect-events'],
    check(input) {
      const events = pick(input);
      if (events.length === 0) return { kind: 'pass' };
      return {
        kind: 'finding',
        finding: {
          what: what(events, input),
          count: events.length,
          first: events[0]?.time ?? null,
          last: events.at(-1)?.time ?? null,
          users: [],
          confidence,
          evidence: events.slice(-maxEvidence).map((event) => evidenceOf(event, match)),
          ...refine?.(events, input),
        },
      };
    },
  };
}

/** Errors that no later success answers, oldest first. */
export function unanswered(errors: readonly EventRecord[], answers: readonly EventRecord[]): readonly EventRecord[] {
  let newest = Number.NEGATIVE_INFINITY;
  for (const answer of answers) newest = Math.max(newest, answer.timeMs);
  return errors.filter((error) => !(error.timeMs <= newest)).toSorted((a, b) => a.timeMs - b.timeMs || 0);
}
