import type { CollectorOutcome } from '../facts/collection.ts';
import { parseTime } from '../operations/parse-time.ts';
import { assertNever } from '../result/result.ts';
import { maxEvidence } from './support/evidence.ts';
import { severities } from './rule.ts';
import type { Evidence, Finding, FindingDetails, Need, Rule, RuleInput, RuleOutcome, UnknownVerdict } from './rule.ts';

export interface Verdict {
  /** What to fix first stands first: by severity, then in the order of the rules. */
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownVerdict[];
  readonly passed: readonly string[];
  readonly notApplicable: readonly UnknownVerdict[];
}

/** Judges every rule. Without what it needs a rule is unknown, never passed. */
export function judge(rules: readonly Rule[], input: RuleInput): Verdict {
  const findings: Finding[] = [];
  const unknown: UnknownVerdict[] = [];
  const passed: string[] = [];
  const notApplicable: UnknownVerdict[] = [];
  for (const rule of rules) {
    const outcome = outcomeOf(rule, input);
    switch (outcome.kind) {
      case 'pass':
        passed.push(rule.id);
        break;
      case 'finding':
        findings.push(complete(rule, outcome.finding));
        break;
      case 'not-applicable':
        notApplicable.push({ id: rule.id, title: rule.title, reason: outcome.reason });
        break;
      case 'unknown':
        unknown.push({ id: rule.id, title: rule.title, reason: outcome.reason });
        break;
      default:
        assertNever(outcome);
    }
  }
  return { findings: bySeverity(findings), unknown, passed, notApplicable };
}

function outcomeOf(rule: Rule, input: RuleInput): RuleOutcome {
  if (rule.needsEnd === true && input.isReading) return { kind: 'unknown', reason: stillReading };
  const missing = rule.needs.find((need) => !isMet(need, input));
  if (missing !== undefined) return { kind: 'unknown', reason: whyMissing(missing, input) };
  const either = rule.needsOneOf ?? [];
  const [first] = either;
  if (first !== undefined && !either.some((need) => isMet(need, input))) {
    const reasons = [...new Set(either.map((need) => whyMissing(need, input)))];
    return { kind: 'unknown', reason: inOneSentence(reasons) };
  }
  return rule.check(input);
}

/** "Not evaluated because A." and "Not evaluated because B." -> "Not evaluated because A, and because B." */
function inOneSentence(reasons: readonly string[]): string {
  const causes = reasons.map((reason) => reason.replace(/^Not evaluated because /, '').replace(/\.$/, ''));
  return `Not evaluated because ${causes.join(', and because ')}.`;
}

function isMet(need: Need, input: RuleInput): boolean {
  if (need === 'events') return input.logs.length > 0 || input.totals.total > 0;
  if (need === 'connect-events') return input.totals.connect > 0;
  return input.facts[need] !== undefined;
}

const stillReading = 'Not evaluated yet: the log is still being read.';

const bareLog = 'Not evaluated because only a log was given, which does not hold this.';

function whyMissing(need: Need, input: RuleInput): string {
  if (need === 'events') return 'Not evaluated because no event log was read.';
  if (need === 'connect-events') {
    return input.totals.total > 0 || input.logs.length > 0
      ? 'Not evaluated because the log holds no event of Connect.'
      : 'Not evaluated because no event log was read.';
  }
  if (input.collectors.length === 0) return bareLog;
  const outcome = input.collectors.find((candidate) => candidate.supplies.includes(need));
  return outcome === undefined ? 'Not evaluated because this was not collected.' : explain(outcome);
}

function explain(outcome: CollectorOutcome): string {
  const reason = outcome.reason.trim().replace(/\.$/, '');
  const state = outcome.state === 'collected' || outcome.state === 'truncated' ? 'brought no answer' : outcome.state;
  return `Not evaluated because the collector "${outcome.title}" ended as ${state}${reason === '' ? '' : `: ${reason}`}.`;
}

function complete(rule: Rule, details: FindingDetails): Finding {
  return {
    id: rule.id,
    title: rule.title,
    severity: details.severity ?? rule.severity,
    what: details.what,
    count: details.count,
    first: details.first,
    last: details.last,
    users: details.users,
    confidence: details.confidence,
    explanation: rule.explanation,
    fix: details.fix ?? rule.fix,
    references: rule.references,
    falsePositives: rule.falsePositives,
    evidence: newest(details.evidence),
  };
}

/** Oldest first, the newest kept. Evidence without a time is about a state, comes last and outlasts events. */
function newest(evidence: readonly Evidence[]): readonly Evidence[] {
  const states = evidence.filter((piece) => piece.time === null).slice(0, maxEvidence);
  const events = evidence
    .filter((piece) => piece.time !== null)
    .toSorted((a, b) => parseTime(a.time ?? '') - parseTime(b.time ?? '') || 0);
  const room = maxEvidence - states.length;
  return [...(room === 0 ? [] : events.slice(-room)), ...states];
}

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
