import { z } from 'zod';
import type { CollectorOutcome, CollectorState } from '../facts/collection.ts';
import type { Facts } from '../facts/facts.ts';
import { assertNever } from '../result/result.ts';
import { type BundleRequest, longestWhy, redactionLevels, requestItems } from './request.ts';

export const answerStates = ['fulfilled', 'partly', 'refused', 'failed'] as const;
export type AnswerState = (typeof answerStates)[number];

export const requestTrusts = ['signed', 'unsigned', 'altered'] as const;

/** How a bundle answers the request it was made for; in the manifest, and shown with the analysis. */
export const requestAnswerSchema = z.object({
  caseNumber: z.string().max(60),
  requester: z.string().max(120),
  /** Of the key that signed the request; null where the request was unsigned or altered. */
  fingerprint: z.string().max(20).nullable(),
  /** What the signature was worth when the bundle was made. */
  trust: z.enum(requestTrusts).exactOptional(),
  /** True where the request had expired by then. */
  isExpired: z.boolean().exactOptional(),
  /** What was asked for beside the items. */
  asked: z
    .object({
      redaction: z.enum(redactionLevels),
      /** age public key the bundle was to be encrypted to, or null. */
      encryptTo: z.string().max(4100).nullable(),
    })
    .exactOptional(),
  /** In what the bundle gives less protection than was asked for, on the administrator's word; a clause each. */
  departures: z.array(z.string().max(400)).max(20).exactOptional(),
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

/** What a collection brought, as far as the answer depends on it. */
export interface Brought {
  readonly outcomes: readonly CollectorOutcome[];
  readonly facts: Facts;
}

/** Item by item what became of a request. `refused` holds the administrator's reasons by item. */
export function answerItems(
  request: BundleRequest,
  { outcomes, facts }: Brought,
  refused: ReadonlyMap<string, string>,
): RequestAnswer['items'] {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const known = new Set<string>(Object.keys(facts));
  return request.items.map(({ id, why }) => {
    const refusal = refused.get(id);
    const outcome = byId.get(id);
    if (refusal !== undefined) {
      return { id, why, state: 'refused', reason: refusal };
    }
    if (outcome === undefined) {
      return { id, why, state: 'failed', reason: 'this version does not collect it' };
    }
    if (outcome.state === 'skipped') {
      return { id, why, state: 'refused', reason: 'left out by the administrator' };
    }
    const hasBrought = outcome.bytes > 0 || outcome.supplies.some((fact) => known.has(fact));
    return { id, why, state: stateOf(outcome.state, hasBrought), reason: outcome.reason };
  });
}

function stateOf(state: Exclude<CollectorState, 'skipped'>, hasBrought: boolean): AnswerState {
  switch (state) {
    case 'collected':
    case 'empty':
      return 'fulfilled';
    case 'truncated':
      return 'partly';
    case 'timed-out':
    case 'cancelled':
    case 'missing':
    case 'denied':
    case 'unsupported':
    case 'failed':
      return hasBrought ? 'partly' : 'failed';
    default:
      return assertNever(state);
  }
}

/** How a bundle is about to be written. */
export interface Protection {
  readonly redacted: boolean;
  /** Categories that keep their values although they are hidden by default. */
  readonly shown: readonly string[];
  readonly keepsRawLogs: boolean;
  /** Public keys it is encrypted to; null: not encrypted; `passphrase`. */
  readonly encryptedTo: readonly string[] | 'passphrase' | null;
}

/** In what the bundle protects less than the request asks for. Never silent: these clauses stand in the manifest. */
export function departuresFrom(
  asked: NonNullable<RequestAnswer['asked']>,
  { redacted, shown, keepsRawLogs, encryptedTo }: Protection,
): readonly string[] {
  const departures: string[] = [];
  if (asked.redaction === 'full') {
    if (!redacted) {
      departures.push('names are kept, though stand-ins were asked for');
    }
    if (redacted && shown.length > 0) {
      departures.push(`no stand-ins for ${shown.join(', ')}, though all were asked for`);
    }
    if (redacted && keepsRawLogs) {
      departures.push('the event logs are in it as they are, names and all, though stand-ins were asked for');
    }
  }
  if (asked.encryptTo !== null) {
    if (encryptedTo === null) {
      departures.push('it is not encrypted, though that was asked for');
    } else if (encryptedTo === 'passphrase') {
      departures.push('it is encrypted to a passphrase instead of the key that was named');
    } else if (!encryptedTo.includes(asked.encryptTo)) {
      departures.push('it is encrypted to another key than the one that was named');
    }
  }
  return departures;
}
