import type { OperationOutcome, PasswordOperation } from './password-operation.ts';

type Counts = { readonly [Outcome in OperationOutcome]: number };

/**
 * How operations ended, per person and per result code. Most failures first, then who came first: an order by name
 * would change when names get stand-ins.
 */
export interface OperationTotals {
  readonly byUser: readonly (Counts & { readonly user: string; readonly last: string })[];
  readonly byResultCode: readonly {
    readonly resultCode: string;
    readonly count: number;
    readonly users: number;
    readonly first: string;
    readonly last: string;
  }[];
}

/** `operations` oldest first. Users are told apart without regard to case; the first spelling is shown. */
export function totalOperations(operations: readonly PasswordOperation[]): OperationTotals {
  const users = new Map<string, { user: string; last: string } & Record<OperationOutcome, number>>();
  const codes = new Map<string, { count: number; users: Set<string>; first: string; last: string }>();
  for (const { user, outcome, start, resultCode } of operations) {
    if (user !== null) {
      const row = users.get(user.toLowerCase()) ?? { user, last: start, succeeded: 0, failed: 0, unfinished: 0 };
      row[outcome] += 1;
      row.last = start;
      users.set(user.toLowerCase(), row);
    }
    if (resultCode !== null) {
      const row = codes.get(resultCode) ?? { count: 0, users: new Set(), first: start, last: start };
      row.count += 1;
      row.last = start;
      if (user !== null) row.users.add(user.toLowerCase());
      codes.set(resultCode, row);
    }
  }
  return {
    byUser: [...users.values()].toSorted((a, b) => b.failed - a.failed),
    byResultCode: [...codes]
      .map(([resultCode, row]) => ({
        resultCode,
        count: row.count,
        users: row.users.size,
        first: row.first,
        last: row.last,
      }))
      .toSorted((a, b) => b.count - a.count || compareText(a.resultCode, b.resultCode)),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
