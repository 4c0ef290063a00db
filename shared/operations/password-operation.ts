import type { EventPlace } from '../event-log/event-record.ts';

export type OperationKind = 'reset' | 'change' | 'admin-reset' | 'unlock';

export type OperationOutcome = 'succeeded' | 'failed' | 'unfinished';

/** One password operation, joined from its events by TrackingId. */
export interface PasswordOperation {
  readonly trackingId: string;
  readonly kind: OperationKind;
  readonly outcome: OperationOutcome;
  /** UserPrincipalName, or null where no event names one. */
  readonly user: string | null;
  /** Time of the first event, as in EventRecord.time. */
  readonly start: string;
  readonly end: string | null;
  /** Milliseconds between start and end; null while either is unknown. */
  readonly durationMs: number | null;
  /** Eight lower-case hex digits without 0x, for example `80230619`; null where none was logged. */
  readonly resultCode: string | null;
  /** The error text behind the code, or null. */
  readonly reason: string | null;
  readonly events: readonly { readonly file: string; readonly place: EventPlace; readonly eventId: number }[];
}
