import { eventText } from '../event-log/event-record.ts';
import type { EventRecord } from '../event-log/event-record.ts';
import { syncEngineSource, writebackSource } from './event-sources.ts';
import { syncTraceOf, directoryLogonOf, writebackTextOf } from './parsed-events.ts';
import type { OperationKind, OperationOutcome, PasswordOperation } from './password-operation.ts';

/** An operation with the records it was joined from, oldest first. */
export interface JoinedOperation {
  readonly operation: PasswordOperation;
  readonly records: readonly EventRecord[];
}

type Step = 'start' | 'success' | 'failure';

const steps: ReadonlyMap<number, { readonly kind: OperationKind; readonly step: Step }> = new Map([
  [31001, { kind: 'reset', step: 'start' }],
  [31002, { kind: 'reset', step: 'success' }],
  [31003, { kind: 'reset', step: 'failure' }],
  [31006, { kind: 'change', step: 'start' }],
  [31007, { kind: 'change', step: 'success' }],
  [31008, { kind: 'change', step: 'failure' }],
  [31009, { kind: 'admin-reset', step: 'start' }],
  [31010, { kind: 'admin-reset', step: 'success' }],
  [31011, { kind: 'admin-reset', step: 'failure' }],
]);

/** Service errors that end an operation when they carry its TrackingId; alone they are no operation. */
const serviceErrors: ReadonlySet<number> = new Set([32000, 32003, 32004, 32008, 32010]);

/** A result without TrackingId is taken for the open operation of the same user when it comes this soon. */
const untrackedJoinMs = 600_000;
/** Neighbours of an operation: this long before its start, after its end, and after the start of an unfinished one. */
const beforeStartMs = 2_000;
const afterEndMs = 5_000;
const unfinishedReachMs = 60_000;

interface Draft {
  readonly trackingId: string;
  readonly records: EventRecord[];
  kind: OperationKind | null;
  startEvent: EventRecord | null;
  user: string | null;
  endMs: number | null;
}

/** `events` must be in order (see orderEvents); the order they arrived in does not matter. */
export function joinOperations(events: readonly EventRecord[]): readonly JoinedOperation[] {
  const drafts = collectDrafts(events.filter((event) => event.provider === writebackSource));
  const ordered = drafts.toSorted(compareDrafts);
  attachNeighbours(ordered, events);
  return ordered.map((draft) => ({ operation: describe(draft), records: draft.records }));
}

function collectDrafts(events: readonly EventRecord[]): readonly Draft[] {
  const byId = new Map<string, Draft>();
  const drafts: Draft[] = [];
  for (const event of events) {
    const own = steps.get(event.eventId);
    const failure = isFailureDetail(event.eventId);
    if (own === undefined && !failure && !serviceErrors.has(event.eventId)) continue;
    const text = writebackTextOf(event);
    const known =
      text.trackingId === null
        ? own?.step === 'start'
          ? undefined
          : openDraft(drafts, event, text.user)
        : byId.get(text.trackingId);
    if (known === undefined && own === undefined && !failure) continue;
    const draft = known ?? newDraft(text.trackingId ?? untrackedId(event));
    if (known === undefined) {
      drafts.push(draft);
      byId.set(draft.trackingId, draft);
    }
    addEvent(draft, event, own?.kind ?? null, own?.step ?? 'failure');
  }
  return drafts;
}

function newDraft(trackingId: string): Draft {
  return { trackingId, records: [], kind: null, startEvent: null, user: null, endMs: null };
}

function addEvent(draft: Draft, event: EventRecord, kind: OperationKind | null, step: Step): void {
  draft.records.push(event);
  draft.kind ??= kind;
  draft.user ??= writebackTextOf(event).user;
  if (step === 'start') draft.startEvent ??= event;
  else draft.endMs = event.timeMs;
}

/** 33001 and up name why Active Directory refused. */
function isFailureDetail(eventId: number): boolean {
  return eventId > 33000 && eventId < 34000;
}

function untrackedId(event: EventRecord): string {
  return `untracked:${event.file}#${event.place.kind === 'record' ? event.place.id : event.place.line}`;
}

/** Newest operation that began a short while ago, has the same user, and whose end this event can be. */
function openDraft(drafts: readonly Draft[], event: EventRecord, user: string | null): Draft | undefined {
  const oldest = Math.max(0, drafts.length - maxCandidates);
  for (let index = drafts.length - 1; index >= oldest; index -= 1) {
    const draft = drafts[index];
    const began = draft?.records[0];
    if (draft === undefined || began === undefined || event.timeMs - began.timeMs > untrackedJoinMs) return undefined;
    const sameUser = user === null || draft.user === null || draft.user.toLowerCase() === user.toLowerCase();
    const open = draft.endMs === null || event.timeMs - draft.endMs <= afterEndMs;
    if (sameUser && open && draft.trackingId.startsWith('untracked:')) return draft;
    if (sameUser && draft.endMs === null) return draft;
  }
  return undefined;
}

function compareDrafts(a: Draft, b: Draft): number {
  const difference = startMs(a) - startMs(b);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return a.trackingId < b.trackingId ? -1 : a.trackingId > b.trackingId ? 1 : 0;
}

function startMs(draft: Draft): number {
  const time = draft.records[0]?.timeMs ?? Number.NaN;
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}

/** Gives each 6329, 403 and 405 to the operation it names, else to the one it fits best in time. */
function attachNeighbours(drafts: readonly Draft[], events: readonly EventRecord[]): void {
  const byId = new Map(drafts.map((draft) => [draft.trackingId, draft]));
  const spans = drafts.map(spanOf);
  const starts = spans.map((span) => span.startMs);
  const reach = longestReach(spans);
  const attached = new Map<Draft, EventRecord[]>();
  for (const event of events) {
    if (event.provider !== syncEngineSource || !neighbourIds.has(event.eventId)) continue;
    const named = event.eventId === traceId ? writebackTextOf(event).trackingId : null;
    const draft = (named === null ? undefined : byId.get(named)) ?? nearestDraft(spans, starts, reach, event);
    if (draft === null) continue;
    const list = attached.get(draft) ?? [];
    list.push(event);
    attached.set(draft, list);
  }
  if (attached.size === 0) return;
  const position = new Map(events.map((event, index) => [event, index]));
  for (const [draft, neighbours] of attached) {
    draft.records.push(...neighbours);
    draft.records.sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
  }
}

const traceId = 6329;
const neighbourIds: ReadonlySet<number> = new Set([traceId, 403, 405]);

/** What the search for the operation of a trace compares. */
interface DraftSpan {
  readonly draft: Draft;
  readonly startMs: number;
  readonly endMs: number;
  readonly reachMs: number;
  readonly codes: ReadonlySet<string>;
}

function spanOf(draft: Draft): DraftSpan {
  const start = startMs(draft);
  const codes = draft.records.flatMap((record) => writebackTextOf(record).resultCode ?? []);
  return {
    draft,
    startMs: start,
    endMs: draft.endMs ?? start,
    reachMs: draft.endMs === null ? start + unfinishedReachMs : draft.endMs + afterEndMs,
    codes: new Set(codes),
  };
}

/** Length of the longest operation, so that the search for one by time can stop. */
function longestReach(spans: readonly DraftSpan[]): number {
  let longest = 0;
  for (const span of spans) longest = Math.max(longest, Math.min(span.reachMs - span.startMs, 900_000) || 0);
  return longest;
}

/** Operations that one trace is compared with; a forged log can have a hundred thousand at one moment. */
const maxCandidates = 100;

function nearestDraft(
  spans: readonly DraftSpan[],
  starts: readonly number[],
  reach: number,
  event: EventRecord,
): Draft | null {
  let best: Draft | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  const from = firstAfter(starts, event.timeMs + beforeStartMs) - 1;
  for (let index = from; index >= 0 && index > from - maxCandidates; index -= 1) {
    const span = spans[index];
    if (span === undefined || span.startMs < event.timeMs - reach) break;
    if (event.timeMs > span.reachMs) continue;
    const score = Math.abs(event.timeMs - span.endMs) + (agrees(span, event) ? 0 : 1_000_000);
    if (score < bestScore) {
      best = span.draft;
      bestScore = score;
    }
  }
  return best;
}

/** A trace and an operation agree when they name the same result code; a logon fits any. */
function agrees({ codes }: DraftSpan, event: EventRecord): boolean {
  return event.eventId !== traceId || syncTraceOf(event).codes.some((code) => codes.has(code));
}

/** Index of the first number greater than `limit` in an ascending list. */
function firstAfter(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

function describe(draft: Draft): PasswordOperation {
  const own = draft.records.filter((record) => record.provider === writebackSource);
  const last = own.findLast((record) => steps.get(record.eventId)?.step !== 'start');
  const outcome = outcomeOf(last);
  const first = own[0];
  const cause = outcome === 'failed' ? causeOf(draft.records) : null;
  const texts = own.map(writebackTextOf);
  const logon = draft.records.map(directoryLogonOf).find((found) => found !== null) ?? null;
  const started = draft.startEvent;
  return {
    trackingId: draft.trackingId,
    kind: kindOf(draft, own),
    outcome,
    user: texts.find((text) => text.user !== null)?.user ?? null,
    admin: texts.find((text) => text.adminUser !== null)?.adminUser ?? null,
    unblockUser: texts.find((text) => text.unblockUser !== null)?.unblockUser ?? null,
    start: first?.time ?? '',
    end: last?.time ?? null,
    durationMs: started === null || last === undefined ? null : durationOf(started, last),
    resultCode: cause?.code ?? null,
    failureEventId: cause?.eventId ?? null,
    reason: cause?.reason ?? null,
    connectorAccount: logon?.account ?? null,
    domain: logon?.domain ?? null,
    events: draft.records.map(({ file, place, eventId }) => ({ file, place, eventId })),
  };
}

function durationOf(from: EventRecord, to: EventRecord): number | null {
  const duration = Math.max(0, to.timeMs - from.timeMs);
  return Number.isNaN(duration) ? null : duration;
}

function outcomeOf(last: EventRecord | undefined): OperationOutcome {
  if (last === undefined) return 'unfinished';
  return steps.get(last.eventId)?.step === 'success' ? 'succeeded' : 'failed';
}

// constructed: UnlockAccountStart · UnblockUserSuccess
const unlockVerb = /unlock|unblock/i;

function kindOf(draft: Draft, own: readonly EventRecord[]): OperationKind {
  const kind = draft.kind ?? kindFromText(own);
  return kind === 'reset' && own.some((event) => unlockVerb.test(writebackTextOf(event).verb ?? '')) ? 'unlock' : kind;
}

/** A failure alone shows its kind in the stack: the method that the service called. */
function kindFromText(own: readonly EventRecord[]): OperationKind {
  const text = own.map(eventText).join('\n');
  if (/ByAdmin\b|AdminUpn/.test(text)) return 'admin-reset';
  // sample: at AADPasswordReset.SynchronizationEngineManagedHandle.ChangePassword(String cloudAnchor, …
  return /\bChangePassword\(/.test(text) ? 'change' : 'reset';
}

interface Cause {
  readonly eventId: number | null;
  readonly code: string | null;
  readonly reason: string | null;
}

/** The 33xxx names the cause best, then the failure event, then the engine's trace. */
function causeOf(records: readonly EventRecord[]): Cause {
  const own = records.filter((record) => record.provider === writebackSource);
  const detail =
    own.findLast((record) => isFailureDetail(record.eventId)) ??
    own.findLast((record) => serviceErrors.has(record.eventId)) ??
    own.findLast((record) => steps.get(record.eventId)?.step === 'failure');
  const texts = [detail, ...own.toReversed()].flatMap((record) =>
    record === undefined ? [] : writebackTextOf(record),
  );
  const trace = records.filter((record) => record.eventId === 6329).flatMap((record) => syncTraceOf(record).signals);
  const traced = trace.find((line) => line.codes.length > 0);
  return {
    eventId: detail?.eventId ?? null,
    code: texts.find((text) => text.resultCode !== null)?.resultCode ?? traced?.codes[0] ?? null,
    reason: texts.find((text) => text.reason !== null)?.reason ?? trace[0]?.message ?? null,
  };
}
