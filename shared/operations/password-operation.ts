import type { EventPlace } from '../event-log/event-record.ts';

/** `unlock`: the step's name says so. A reset that also unblocks the account stays a reset; see `unblockUser`. */
export type OperationKind = 'reset' | 'change' | 'admin-reset' | 'unlock';

export type OperationOutcome = 'succeeded' | 'failed' | 'unfinished';

/** One password operation, joined from its events by TrackingId. */
export interface PasswordOperation {
  /** As logged, lower-case; `untracked:FILE#PLACE` where the event names none. */
  readonly trackingId: string;
  readonly kind: OperationKind;
  readonly outcome: OperationOutcome;
  /** UserPrincipalName, or null where no event names one. */
  readonly user: string | null;
  /** UserPrincipalName of the administrator behind an admin reset, where logged. */
  readonly admin: string | null;
  /** Whether the account was to be unblocked too; null where not logged (a change never logs it). */
  readonly unblockUser: boolean | null;
  /** Time of the first event, as in EventRecord.time. */
  readonly start: string;
  readonly end: string | null;
  /** Milliseconds between start and end; null while either is unknown. */
  readonly durationMs: number | null;
  /** Eight lower-case hex digits without 0x, for example `80230619`; null where none was logged. */
  readonly resultCode: string | null;
  /** Event that names the cause, for example 33004; null unless failed. */
  readonly failureEventId: number | null;
  /** The error text behind the code, or null. */
  readonly reason: string | null;
  /** Connector account and domain that 403 or 405 named during the operation. */
  readonly connectorAccount: string | null;
  readonly domain: string | null;
  /** Its own events and the neighbours (6329, 403, 405) that belong to it, oldest first. */
  readonly events: readonly { readonly file: string; readonly place: EventPlace; readonly eventId: number }[];
}
