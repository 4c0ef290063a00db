import type { EventRecord } from '../../event-log/event-record.ts';
import { syncEngineSource } from '../../operations/event-sources.ts';
import { syncTraceOf, writebackTextOf } from '../../operations/parsed-events.ts';
import type { Confidence, Evidence, FindingDetails, Rule, RuleInput } from '../rule.ts';
import { evidenceOf, maxEvidence, maxQuote } from './evidence.ts';
import { failuresBy } from './failures.ts';
import type { Failure, FailureCause } from './failures.ts';
import { countOf, list, period } from './sentences.ts';

export interface FailureRule extends Omit<Rule, 'needs' | 'check'> {
  readonly cause: FailureCause;
  readonly confidence: Confidence;
  /** What happened, as the end of `3 operations …`, for example `were refused by the password policy`. */
  readonly happened: string;
  /** What the case at hand changes. */
  readonly refine?: (found: readonly Failure[], input: RuleInput) => Partial<FindingDetails>;
}

/** A rule about failed operations of one cause. */
export function failureRule({ cause, confidence, happened, refine, ...declaration }: FailureRule): Rule {
  return {
    ...declaration,
    needs: ['connect-events'],
    check(input) {
      const found = failuresBy(input, cause);
      if (found.length === 0) return { kind: 'pass' };
      const details = describeFailures(found, happened, confidence);
      return { kind: 'finding', finding: { ...details, ...refine?.(found, input) } };
    },
  };
}

export function describeFailures(found: readonly Failure[], happened: string, confidence: Confidence): FindingDetails {
  const users = usersOf(found);
  const first = found[0]?.time ?? null;
  const last = found.at(-1)?.time ?? null;
  const who = users.length === 0 ? '' : ` It concerns ${list(users)}.`;
  const operations = found.filter((failure) => failure.operation !== null).length;
  const counted = operations > 0 ? countOf(found.length, 'operation') : countOf(found.length, 'engine trace');
  return {
    what: `${counted} ${happened}${period(first, last)}.${who}`,
    count: found.length,
    first,
    last,
    users,
    confidence,
    evidence: evidenceOfFailures(found),
  };
}

/** Each person once, in the spelling and the order first seen: an order by name would change when names get stand-ins. */
export function usersOf(found: readonly { readonly user: string | null }[]): readonly string[] {
  const users = new Map<string, string>();
  for (const { user } of found)
    if (user !== null && !users.has(user.toLowerCase())) users.set(user.toLowerCase(), user);
  return [...users.values()];
}

const reasonWords = /Reason\s?:|hr=|0x[0-9a-f]{4}|Details\s?:/i;

/** Evidence of the newest failures; older ones would not be kept anyway. */
export function evidenceOfFailures(found: readonly Failure[]): readonly Evidence[] {
  return found.slice(-maxEvidence).flatMap(evidenceOfFailure);
}

/** The event that names the reason, and the engine's trace beside it. */
function evidenceOfFailure(failure: Failure): readonly Evidence[] {
  const own = failure.records.filter((record) => record.provider !== syncEngineSource);
  const reason =
    own.findLast((record) => record.eventId > 33000 && record.eventId < 34000) ??
    own.findLast((record) => writebackTextOf(record).reason !== null) ??
    own.at(-1);
  const traces = failure.records.filter(
    (record) =>
      record.provider === syncEngineSource && record.eventId === 6329 && syncTraceOf(record).signals.length > 0,
  );
  return [...(reason === undefined ? [] : [evidenceOf(reason, reasonWords)]), ...traces.map(evidenceOfTrace)];
}

/** Quotes the line that names the cause, not the noise above it nor the wrapper below. */
function evidenceOfTrace(record: EventRecord): Evidence {
  const { signals } = syncTraceOf(record);
  const telling = signals.filter((line) => !line.codes.includes('80004005'));
  // The line with a code and its text in parentheses says most.
  const line = telling.find(({ text }) => /0x[0-9a-f]{1,8} \(/i.test(text)) ?? telling[0] ?? signals[0];
  const evidence = evidenceOf(record);
  return line === undefined ? evidence : { ...evidence, quote: line.text.slice(0, maxQuote) };
}
