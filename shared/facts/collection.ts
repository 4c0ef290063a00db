/** How one collector ended; in the manifest and on screen, always with a reason a person understands. */
export type CollectorState =
  | 'collected'
  | 'truncated'
  | 'empty'
  | 'missing'
  | 'denied'
  | 'timed-out'
  | 'cancelled'
  | 'skipped'
  | 'unsupported'
  | 'failed';

export const collectorStates: readonly CollectorState[] = [
  'collected',
  'truncated',
  'empty',
  'missing',
  'denied',
  'timed-out',
  'cancelled',
  'skipped',
  'unsupported',
  'failed',
];

export interface CollectorOutcome {
  /** Collector id, for example `application-event-log`. */
  readonly id: string;
  readonly title: string;
  readonly state: CollectorState;
  /** Plain sentence; for `collected` a short summary of what was found. */
  readonly reason: string;
  readonly durationMs: number;
  readonly bytes: number;
  /** Fact keys this collector supplies when it succeeds; the engine explains an unknown rule with it. */
  readonly supplies: readonly string[];
}
