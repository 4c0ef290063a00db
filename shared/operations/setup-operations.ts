import type { EventRecord } from '../event-log/event-record.ts';
import { writebackSource } from './event-sources.ts';
import { writebackTextOf } from './parsed-events.ts';
import type { OperationOutcome } from './password-operation.ts';
import { pointerTo } from './service-life.ts';
import type { EventPointer } from './service-life.ts';

/** Switching writeback on (onboarding) or off (offboarding), from its start to its result. */
export interface SetupOperation {
  readonly kind: 'onboarding' | 'offboarding';
  /** As logged, lower-case; null where no event names one. */
  readonly trackingId: string | null;
  readonly outcome: OperationOutcome;
  readonly start: string;
  readonly end: string | null;
  /** Milliseconds between start and end; null while either is unknown. */
  readonly durationMs: number | null;
  /** The error text, or null. */
  readonly reason: string | null;
  readonly events: readonly EventPointer[];
}

type Role =
  | { readonly kind: SetupOperation['kind']; readonly step: 'start' | 'success' | 'failure' }
  /** Belongs to whichever of the two is going on. */
  | { readonly kind: null; readonly step: 'detail' | 'failure' };

const roles: ReadonlyMap<number, Role> = new Map<number, Role>([
  [31004, { kind: 'onboarding', step: 'start' }],
  [31005, { kind: 'onboarding', step: 'success' }],
  [32011, { kind: 'onboarding', step: 'failure' }],
  [31012, { kind: 'offboarding', step: 'start' }],
  [31013, { kind: 'offboarding', step: 'success' }],
  [31014, { kind: 'offboarding', step: 'failure' }],
  [32013, { kind: 'offboarding', step: 'failure' }],
  [31017, { kind: null, step: 'detail' }],
  [31018, { kind: null, step: 'detail' }],
  [32005, { kind: null, step: 'failure' }],
  [32007, { kind: null, step: 'failure' }],
  [32009, { kind: null, step: 'failure' }],
]);

/** The wizard finishes within minutes; later events belong to another run of it. */
const reachMs = 30 * 60_000;

interface Draft {
  readonly kind: SetupOperation['kind'];
  readonly trackingId: string | null;
  readonly records: EventRecord[];
  result: { readonly event: EventRecord; readonly outcome: 'succeeded' | 'failed' } | null;
}

/** `events` in order. Joined by TrackingId where it is logged, else by time: two never run at once. */
export function readSetupOperations(events: readonly EventRecord[]): readonly SetupOperation[] {
  const drafts: Draft[] = [];
  for (const event of events) {
    const role = event.provider === writebackSource ? roles.get(event.eventId) : undefined;
    if (role === undefined) continue;
    const draft = draftFor(drafts, event, role);
    if (draft === null) continue;
    draft.records.push(event);
    if (role.step === 'success') draft.result = { event, outcome: 'succeeded' };
    // A success outlasts the errors of the way there; a failure does not replace it.
    if (role.step === 'failure' && draft.result?.outcome !== 'succeeded') draft.result = { event, outcome: 'failed' };
  }
  return drafts.map(describe);
}

function draftFor(drafts: Draft[], event: EventRecord, role: Role): Draft | null {
  const { trackingId } = writebackTextOf(event);
  const last = drafts.at(-1);
  const continues = last !== undefined && role.step !== 'start' && belongs(last, event, role, trackingId);
  if (continues) return last;
  // Tokens and keys alone tell nothing of what they were for.
  if (role.kind === null) return null;
  const draft: Draft = { kind: role.kind, trackingId, records: [], result: null };
  drafts.push(draft);
  return draft;
}

function belongs(draft: Draft, event: EventRecord, role: Role, trackingId: string | null): boolean {
  if (role.kind !== null && role.kind !== draft.kind) return false;
  if (trackingId !== null && draft.trackingId === trackingId) return true;
  const last = draft.records.at(-1);
  return last !== undefined && event.timeMs - last.timeMs <= reachMs;
}

function describe(draft: Draft): SetupOperation {
  const first = draft.records[0];
  const end = draft.result?.event ?? null;
  const started = first !== undefined && roles.get(first.eventId)?.step === 'start';
  const failure = draft.records.findLast((record) => roles.get(record.eventId)?.step === 'failure');
  const failed = draft.result?.outcome === 'failed';
  return {
    kind: draft.kind,
    trackingId: draft.trackingId,
    outcome: draft.result?.outcome ?? 'unfinished',
    start: first?.time ?? '',
    end: end?.time ?? null,
    durationMs: started && end !== null ? Math.max(0, end.timeMs - first.timeMs) : null,
    reason: failed && failure !== undefined ? writebackTextOf(failure).reason : null,
    events: draft.records.map(pointerTo),
  };
}
