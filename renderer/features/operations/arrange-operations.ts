import { assertNever } from '../../../shared/result/result.ts';
import type { OperationOutcome, PasswordOperation } from '../../../shared/operations/password-operation.ts';

export const sortColumns = ['start', 'user', 'kind', 'result', 'code', 'duration'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sorting<Column extends string> {
  readonly column: Column;
  readonly ascending: boolean;
}

/** What is listed of all operations. */
export interface OperationFilter {
  /** Words that must all stand in user, administrator, code, reason or TrackingId. */
  readonly text: string;
  readonly outcome: OperationOutcome | 'all';
}

export const noFilter: OperationFilter = { text: '', outcome: 'all' };

export function filterOperations(
  operations: readonly PasswordOperation[],
  { text, outcome }: OperationFilter,
): readonly PasswordOperation[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter((operation) => {
    if (outcome !== 'all' && operation.outcome !== outcome) return false;
    if (words.length === 0) return true;
    const { user, admin, resultCode, reason, trackingId } = operation;
    const all = [user, admin, resultCode, reason, trackingId].join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

const outcomeOrder: readonly OperationOutcome[] = ['failed', 'unfinished', 'succeeded'];

function sortKey(operation: PasswordOperation, column: SortColumn): string | number {
  switch (column) {
    case 'start':
      return Date.parse(operation.start) || 0;
    case 'user':
      return operation.user?.toLowerCase() ?? '';
    case 'kind':
      return operation.kind;
    case 'result':
      return outcomeOrder.indexOf(operation.outcome);
    case 'code':
      return operation.resultCode ?? '';
    case 'duration':
      return operation.durationMs ?? -1;
    default:
      return assertNever(column);
  }
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Equal ones keep the order of their start, the newest first. */
export function sortOperations(
  operations: readonly PasswordOperation[],
  { column, ascending }: Sorting<SortColumn>,
): readonly PasswordOperation[] {
  const keyed = operations.map((operation) => ({
    operation,
    key: sortKey(operation, column),
    start: sortKey(operation, 'start'),
  }));
  return keyed
    .toSorted((one, other) => compare(one.key, other.key) * (ascending ? 1 : -1) || compare(other.start, one.start))
    .map(({ operation }) => operation);
}

/** All operations of one user, or with one result code. */
export interface OperationGroup {
  /** Null: no user is named, or no code was logged. */
  readonly name: string | null;
  readonly all: number;
  readonly failed: number;
  readonly unfinished: number;
  readonly succeeded: number;
  readonly users: number;
  /** Start of the newest, milliseconds. */
  readonly lastMs: number;
}

function countOf(group: readonly PasswordOperation[], outcome: OperationOutcome): number {
  return group.filter((operation) => operation.outcome === outcome).length;
}

export function groupOperations(
  operations: readonly PasswordOperation[],
  by: 'user' | 'code',
): readonly OperationGroup[] {
  const members = new Map<string | null, PasswordOperation[]>();
  for (const operation of operations) {
    const name = by === 'user' ? operation.user : operation.resultCode;
    const group = members.get(name);
    if (group === undefined) members.set(name, [operation]);
    else group.push(operation);
  }
  return [...members].map(([name, group]) => ({
    name,
    all: group.length,
    failed: countOf(group, 'failed'),
    unfinished: countOf(group, 'unfinished'),
    succeeded: countOf(group, 'succeeded'),
    users: new Set(group.map(({ user }) => user)).size,
    lastMs: group.reduce((last, { start }) => Math.max(last, Date.parse(start) || 0), 0),
  }));
}

export const groupColumns = ['name', 'all', 'failed', 'unfinished', 'succeeded', 'last'] as const;
export type GroupColumn = (typeof groupColumns)[number];

export function sortGroups(
  groups: readonly OperationGroup[],
  { column, ascending }: Sorting<GroupColumn>,
): readonly OperationGroup[] {
  const key = (group: OperationGroup): string | number =>
    column === 'name' ? (group.name?.toLowerCase() ?? '') : column === 'last' ? group.lastMs : group[column];
  return groups.toSorted((one, other) => {
    return compare(key(one), key(other)) * (ascending ? 1 : -1) || other.failed - one.failed || other.all - one.all;
  });
}
