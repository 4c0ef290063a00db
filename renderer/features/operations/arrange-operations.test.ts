import { describe, expect, it } from 'vitest';
import type { PasswordOperation } from '../../../shared/operations/password-operation.ts';
import { filterOperations, groupOperations, noFilter, sortGroups, sortOperations } from './arrange-operations.ts';

const operation = (trackingId: string, part: Partial<PasswordOperation> = {}): PasswordOperation => ({
  trackingId,
  kind: 'reset',
  outcome: 'succeeded',
  user: 'anna@contoso.com',
  admin: null,
  unblockUser: null,
  start: `2026-11-10T10:00:0${trackingId}Z`,
  end: null,
  durationMs: null,
  resultCode: null,
  failureEventId: null,
  reason: null,
  connectorAccount: null,
  domain: null,
  events: [],
  ...part,
});

const operations = [
  operation('1', { durationMs: 500 }),
  operation('2', { outcome: 'failed', resultCode: '80230619', user: 'Bela@contoso.com' }),
  operation('3', { outcome: 'unfinished', user: null }),
  operation('4', { durationMs: 900, user: 'Bela@contoso.com' }),
];
const ids = (list: readonly PasswordOperation[]): string => list.map(({ trackingId }) => trackingId).join('');

describe('operations', () => {
  it('are found by any words of theirs', () => {
    expect(ids(filterOperations(operations, noFilter))).toBe('1234');
    expect(ids(filterOperations(operations, { text: 'bela 80230619', outcome: 'all' }))).toBe('2');
    expect(ids(filterOperations(operations, { text: '', outcome: 'unfinished' }))).toBe('3');
  });

  it('are sorted by each column, equals the newest first', () => {
    expect(ids(sortOperations(operations, { column: 'start', ascending: false }))).toBe('4321');
    expect(ids(sortOperations(operations, { column: 'duration', ascending: false }))).toBe('4132');
    expect(ids(sortOperations(operations, { column: 'result', ascending: true }))).toBe('2341');
    expect(ids(sortOperations(operations, { column: 'user', ascending: true }))).toBe('3142');
  });

  it('are grouped by user and by code, nothing lost', () => {
    const byUser = sortGroups(groupOperations(operations, 'user'), { column: 'failed', ascending: false });
    expect(byUser.map(({ name, all, failed }) => [name, all, failed])).toEqual([
      ['Bela@contoso.com', 2, 1],
      ['anna@contoso.com', 1, 0],
      [null, 1, 0],
    ]);
    const byCode = groupOperations(operations, 'code');
    expect(byCode.find(({ name }) => name === '80230619')).toMatchObject({ all: 1, users: 1 });
    expect(byCode.reduce((sum, { all }) => sum + all, 0)).toBe(operations.length);
  });
});
