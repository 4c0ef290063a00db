import { z } from 'zod';
import type { CollectorOutcome, CollectorState } from '../facts/collection.ts';
import { assertNever } from '../result/result.ts';
import { type BundleRequest, longestWhy, requestItems } from './request.ts';

export const answerStates = ['fulfilled', 'partly', 'refused', 'failed'] as const;
export type AnswerState = (typeof answerStates)[number];

/** How a bundle answers the request it was made for; in the manifest, and shown with the analysis. */
export const requestAnswerSchema = z.object({
  caseNumber: z.string().max(60),
  requester: z.string().max(120),
  /** Of the key that signed the request; null where the request was unsigned or altered. */
  fingerprint: z.string().max(20).nullable(),
  items: z
    .array(
      z.object({
        id: z.string().max(100),
        why: z.string().max(longestWhy),
        state: z.enum(answerStates),
        reason: z.string().max(4000),
      }),
    )
    .max(requestItems.length),
});

export type RequestAnswer = z.infer<typeof requestAnswerSchema>;

/** Item by item what became of a request. `refused` holds the administrator's reasons by item. */
export function answerRequest(
  request: BundleRequest,
  fingerprint: string | null,
  outcomes: readonly CollectorOutcome[],
  refused: ReadonlyMap<string, string>,
): RequestAnswer {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  return {
    caseNumber: request.caseNumber,
    requester: request.requester,
    fingerprint,
    items: request.items.map(({ id, why }) => {
      const refusal = refused.get(id);
      const outcome = byId.get(id);
      if (refusal !== undefined) {
        return { id, why, state: 'refused', reason: refusal };
      }
      return outcome === undefined
        ? { id, why, state: 'failed', reason: 'this version does not collect it' }
        : { id, why, state: stateOf(outcome.state), reason: outcome.reason };
    }),
  };
}

function stateOf(state: CollectorState): AnswerState {
  switch (state) {
    case 'collected':
    case 'empty':
      return 'fulfilled';
    case 'truncated':
    case 'timed-out':
    case 'cancelled':
      return 'partly';
    case 'skipped':
      return 'refused';
    case 'missing':
    case 'denied':
    case 'unsupported':
    case 'failed':
      return 'failed';
    default:
      return assertNever(state);
  }
}
