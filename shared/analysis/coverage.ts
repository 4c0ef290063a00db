export interface Coverage {
  /** Window that was asked for, or null. */
  readonly askedSince: string | null;
  readonly askedUntil: string | null;
  /** Oldest and newest event that was read. */
  readonly first: string | null;
  readonly last: string | null;
}

export interface EventTotals {
  readonly total: number;
  /** Events of the Connect sources among them. */
  readonly connect: number;
  /** Sorted by count, then name. */
  readonly byProvider: readonly { readonly provider: string; readonly count: number }[];
}
