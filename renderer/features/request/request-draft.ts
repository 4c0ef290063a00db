import { bundleRequestSchema, requestItems } from '../../../shared/request/request.ts';
import type { BundleRequest, RedactionLevel, RequestItemId } from '../../../shared/request/request.ts';
import { failure, success } from '../../../shared/result/result.ts';
import type { Result } from '../../../shared/result/result.ts';

/** The composer's form as it stands, finished or not. */
export interface RequestDraft {
  readonly caseNumber: string;
  readonly requester: string;
  /** Chosen items with their reasons. */
  readonly items: ReadonlyMap<RequestItemId, string>;
  /** Local times as the date field writes them: `2026-11-21T08:30`. */
  readonly since: string;
  readonly until: string;
  /** One a line. */
  readonly users: string;
  readonly trackingIds: string;
  readonly retentionDays: string;
  readonly promise: string;
  readonly redaction: RedactionLevel;
  readonly validDays: string;
  readonly encrypt: boolean;
}

export type DraftProblem =
  | { readonly field: 'caseNumber' | 'requester' | 'items' | 'why' | 'window' | 'users' | 'trackingIds' | 'days' }
  | { readonly field: 'other'; readonly detail: string };

const dayMs = 86_400_000;

/** The items that most cases need are chosen; `why` proposes the reasons. Times cover the last seven days. */
export function emptyDraft(nowMs: number, why: (item: RequestItemId) => string): RequestDraft {
  const usual: readonly RequestItemId[] = ['application-event-log', 'connect-version', 'tls-and-dotnet', 'network'];
  return {
    caseNumber: '',
    requester: '',
    items: new Map(usual.map((item) => [item, why(item)])),
    since: localTime(nowMs - 7 * dayMs),
    until: localTime(nowMs),
    users: '',
    trackingIds: '',
    retentionDays: '30',
    promise: '',
    redaction: 'full',
    validDays: '14',
    encrypt: false,
  };
}

/** Milliseconds since 1970 → `2026-11-21T08:30` by this computer's clock, as a date field wants it. */
export function localTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  return new Date(milliseconds - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The request that the form describes, or every field that still stands in the way, in the order of the form. */
export function readDraft(
  draft: RequestDraft,
  nowMs: number,
  encryptTo: string | null,
): Result<BundleRequest, readonly DraftProblem[]> {
  const since = Date.parse(draft.since);
  const until = Date.parse(draft.until);
  const retentionDays = Number(draft.retentionDays);
  const validDays = Number(draft.validDays);
  const problems: DraftProblem[] = [];
  if (draft.caseNumber.trim() === '' || draft.caseNumber.length > 60) problems.push({ field: 'caseNumber' });
  if (draft.requester.trim() === '' || draft.requester.length > 120) problems.push({ field: 'requester' });
  if (draft.items.size === 0) problems.push({ field: 'items' });
  if ([...draft.items.values()].some((why) => why.trim() === '' || why.length > 400)) problems.push({ field: 'why' });
  if (!(since < until)) problems.push({ field: 'window' });
  const users = linesOf(draft.users);
  if (users.length > 50 || users.some((user) => user.length > 320)) problems.push({ field: 'users' });
  const trackingIds = linesOf(draft.trackingIds);
  // Sample: `cbae4101-07d0-439a-ae03-7e1107c863c9`
  if (trackingIds.length > 50 || trackingIds.some((id) => !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id))) {
    problems.push({ field: 'trackingIds' });
  }
  if (!isDays(retentionDays) || !isDays(validDays)) problems.push({ field: 'days' });
  if (problems.length > 0) return failure(problems);

  const parsed = bundleRequestSchema.safeParse({
    caseNumber: draft.caseNumber.trim(),
    requester: draft.requester.trim(),
    createdAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(nowMs + validDays * dayMs).toISOString(),
    items: requestItems.flatMap((id) => {
      const why = draft.items.get(id);
      return why === undefined ? [] : [{ id, why: why.trim() }];
    }),
    window: { since: new Date(since).toISOString(), until: new Date(until).toISOString() },
    users,
    trackingIds,
    retention: { days: retentionDays, promise: draft.promise.trim() },
    redaction: draft.redaction,
    encryptTo,
  });
  if (parsed.success) return success(parsed.data);
  const issue = parsed.error.issues[0];
  return failure([{ field: 'other', detail: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() }]);
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function isDays(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 3650;
}
