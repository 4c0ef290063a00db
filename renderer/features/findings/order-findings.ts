import { recoveryLadder } from '../../../shared/knowledge/recovery-ladder.ts';
import { severities } from '../../../shared/rules/rule.ts';
import type { Confidence, Finding } from '../../../shared/rules/rule.ts';

const confidences: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** The step of the recovery that a finding asks for: what stands lower on the ladder holds up what stands above it. */
function stepOf({ id }: Pick<Finding, 'id'>): number {
  const step = recoveryLadder.findIndex(({ neededBy }) => neededBy.includes(id));
  return step === -1 ? recoveryLadder.length : step;
}

/** What to fix first: the worst, of those the one that others wait for, of those the surest. */
export function orderFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (one, other) =>
      severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
      stepOf(one) - stepOf(other) ||
      confidences.indexOf(one.confidence) - confidences.indexOf(other.confidence) ||
      other.count - one.count,
  );
}
