import type { CollectorOutcome, CollectorState } from '../../shared/facts/collection.ts';
import type { FactKey, Facts } from '../../shared/facts/facts.ts';
import type { Host } from '../host/host.ts';

/** One thing that is gathered. Collectors never judge. */
export interface Collector {
  readonly id: string;
  readonly title: string;
  /** Why it is gathered, in one plain sentence for the administrator. */
  readonly purpose: string;
  readonly privilege: 'user' | 'administrator';
  readonly timeoutMs: number;
  /** Cap on what it may write to the bundle. */
  readonly maxBytes: number;
  /** Kinds of personal or secret data its output can hold; redaction reads it. */
  readonly sensitive: readonly ('user-names' | 'host-names' | 'addresses' | 'account-names' | 'tenant')[];
  readonly supplies: readonly FactKey[];
  /** Ids of collectors whose results it reads; it starts when they have ended, however they ended. */
  readonly after: readonly string[];
  collect(context: CollectContext): Promise<CollectorResult>;
}

/**
 * What a request narrows a collection to: events of the asked window and none beside it, users it names and no others.
 * Comes from outside: nothing of it goes through a door unless its form was checked.
 */
export interface RequestFocus {
  /** Empty where the request names none; then those count that the TrackingIds belong to, else those that failed. */
  readonly users: readonly string[];
  readonly trackingIds: readonly string[];
}

export interface CollectContext {
  readonly host: Host;
  /** Folder of this run; files may be written here only. */
  readonly workFolder: string;
  /** Asked window, milliseconds since 1970 UTC. */
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Events of other sources than Connect's are not wanted. */
  readonly onlyConnectEvents: boolean;
  /** Absent where the collection is made for no request. */
  readonly focus?: RequestFocus;
  readonly signal: AbortSignal;
  /** Results of the collectors named in `after`, by id; one that brought nothing is absent. */
  readonly results: ReadonlyMap<string, CollectorResult>;
  /** Bytes written so far, in all. */
  reportBytes(bytes: number): void;
}

export interface CollectorResult {
  readonly state: CollectorState;
  readonly reason: string;
  readonly facts: Facts;
  readonly files: readonly CollectedFile[];
}

export interface CollectedFile {
  /** Name inside the bundle, `/` separated. */
  readonly name: string;
  /** Where it lies now. */
  readonly path: string;
}

/** A collected file and the collector it belongs to, for the manifest. */
export interface GatheredFile extends CollectedFile {
  readonly collector: string;
}

/** What a run reports while it goes on; overall share never runs backwards. */
export type CollectionEvent =
  | { readonly kind: 'started'; readonly id: string; readonly title: string; readonly share: number }
  | {
      readonly kind: 'progress';
      readonly id: string;
      readonly bytes: number;
      readonly elapsedMs: number;
      readonly share: number;
    }
  | {
      readonly kind: 'finished';
      readonly outcome: CollectorOutcome;
      readonly facts: Facts;
      readonly files: readonly CollectedFile[];
      readonly share: number;
    };

export interface CollectionRun {
  readonly host: Host;
  readonly workFolder: string;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly signal: AbortSignal;
  /** Ids of collectors the administrator left out; they end as `skipped`. */
  readonly skip?: readonly string[];
  /** Leaves events of other sources out of the Application log; false where it is absent. */
  readonly onlyConnectEvents?: boolean;
  readonly focus?: RequestFocus;
  onEvent(event: CollectionEvent): void;
}

export interface Collection {
  /** ISO UTC, from the host's clock; the analysis' `asOf`. */
  readonly collectedAt: string;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly facts: Facts;
  /** In the registry's order, whatever order they ended in. */
  readonly outcomes: readonly CollectorOutcome[];
  readonly files: readonly GatheredFile[];
  readonly cancelled: boolean;
}
