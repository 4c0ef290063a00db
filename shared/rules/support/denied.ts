import { parseTime } from '../../operations/parse-time.ts';
import type { FixStep, RuleInput } from '../rule.ts';
import { failuresBy } from './failures.ts';
import type { Failure } from './failures.ts';

export const grantSteps: readonly FixStep[] = [
  { text: 'Find the connector account with Get-ADSyncADConnectorAccount, or in the events 403 and 405.' },
  {
    text: 'Grant it Reset password, Change password, write lockoutTime and write pwdLastSet on descendant user objects at the root of each domain.',
  },
  { text: 'Grant it the extended right Unexpire Password on the root of each domain.' },
  { text: 'Wait up to an hour for the permissions to reach the users, then try one user.' },
  { text: 'Check effective access of the account on a user that still fails.' },
];

/** Plain refusals of the connector account, without those that another rule explains. */
export function deniedFailures(input: RuleInput): readonly Failure[] {
  return failuresBy(input, 'denied');
}

/**
 * Whether the refusals hit everybody: no reset succeeded between the first and the last of them. With a single
 * refusal, or refusals of one moment, successes on both sides of it mean that others are fine.
 */
export function deniedEverywhere(input: RuleInput): boolean {
  const denied = deniedFailures(input);
  const first = denied[0]?.timeMs ?? Number.NaN;
  const last = denied.at(-1)?.timeMs ?? Number.NaN;
  const touched = new Set(denied.map((failure) => failure.user?.toLowerCase() ?? ''));
  // A change needs no right of the connector account, so only resets prove anything.
  const successes = input.operations
    .filter((operation) => operation.outcome === 'succeeded' && operation.kind !== 'change')
    .map((operation) => ({
      timeMs: parseTime(operation.end ?? operation.start),
      touched: touched.has(operation.user?.toLowerCase() ?? ''),
    }));
  if (successes.some(({ timeMs }) => timeMs > first && timeMs < last)) return false;
  const others = successes.filter((success) => !success.touched);
  return !(others.some(({ timeMs }) => timeMs <= first) && others.some(({ timeMs }) => timeMs >= last));
}
