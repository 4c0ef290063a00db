import type { Fact, FactKey, FactSource } from '../../../shared/facts/facts.ts';

/** How a value stands against what is expected. `none`: nothing is expected of it. */
export type Verdict = 'good' | 'bad' | 'look' | 'none';

export interface ServerRow {
  readonly name: string;
  readonly value: string;
  readonly verdict: Verdict;
  readonly note: string;
  readonly source: FactSource;
}

/** Rows that belong together. */
export interface ServerSection {
  readonly id: 'connect' | 'windows' | 'service' | 'configuration' | 'clock' | 'proxy' | 'hardware';
  /** Facts that are shown here: evidence that comes from them leads here. */
  readonly keys: readonly FactKey[];
  readonly rows: readonly ServerRow[];
}

/** One row, or none where the value was not read. */
export function row(
  fact: Fact<unknown>,
  name: string,
  value: string | null | undefined,
  verdict: Verdict = 'none',
  note = '',
): readonly ServerRow[] {
  return value === null || value === undefined || value === ''
    ? []
    : [{ name, value, verdict, note, source: fact.source }];
}
