/**
 * How sure a statement is. `verified`: read in a Microsoft text; `secondary`: one other source; `derived`: follows from
 * such texts; `unverified`: general knowledge, so its wording must leave room ("may", "possibly").
 */
export type Sureness = 'verified' | 'secondary' | 'derived' | 'unverified';

/** What every knowledge entry carries, so that an old table is recognised as old. */
export interface KnowledgeEntry {
  /** Where it was read, short. */
  readonly source: string;
  /** ISO date on which the entry was last known to hold. */
  readonly asOf: string;
  readonly sureness: Sureness;
}

/** `current`: a supported Connect logs or needs it; `legacy`: only builds long out of use did. */
export type Era = 'current' | 'legacy';

/** The day the tables were last compared with their sources. */
export const tablesAsOf = '2026-11-20';
