import { describe, expect, it } from 'vitest';
import type { EventRecord } from '../event-log/event-record.ts';
import {
  contextOf,
  engine,
  engineReason,
  engineTrace,
  failing,
  startOf,
  succeeding,
  trackingId,
  writeback,
} from '../rules/test-support/events.ts';
import { orderEvents } from './event-order.ts';
import { joinOperations } from './password-operations.ts';

const join = (events: readonly EventRecord[]) => joinOperations(orderEvents(events)).map((entry) => entry.operation);
const policy = engineReason('80230619', 'A restriction prevents the password.');

describe('password operations', () => {
  it('a reset that succeeds', () => {
    const bind = engine(405, 10.01, 'Call sync ldap_bind for DomainName=CONTOSO.COM, UserName=MSOL_1.');
    const [operation, ...rest] = join([...succeeding(1, 10, 'anna@contoso.example'), bind]);
    expect(rest).toEqual([]);
    expect(operation).toMatchObject({
      trackingId: trackingId(1),
      kind: 'reset',
      outcome: 'succeeded',
      user: 'anna@contoso.example',
      start: '2026-11-10T00:10:00.0000000Z',
      durationMs: 1800,
      resultCode: null,
      failureEventId: null,
      unblockUser: true,
      connectorAccount: 'MSOL_1',
      domain: 'CONTOSO.COM',
    });
    expect(operation?.events.map((event) => event.eventId)).toEqual([31001, 405, 31002]);
  });

  it('a change that fails, with its cause and trace', () => {
    const trace = ['BAIL: MMS(1): server.cpp(1): 0x80230619 (A restriction.)'];
    const [operation] = join(failing(2, 20, { kind: 'change', eventId: 33008, reason: policy, trace }));
    expect(operation).toMatchObject({
      kind: 'change',
      outcome: 'failed',
      resultCode: '80230619',
      failureEventId: 33008,
      reason: 'A restriction prevents the password.',
      unblockUser: null,
    });
    expect(operation?.events.map((event) => event.eventId)).toEqual([31006, 6329, 33008, 31008]);
  });

  it('an admin reset names both people', () => {
    const success = `TrackingId: ${trackingId(3)}, ResetUserPasswordByAdminSuccess, Details: Context: cloudAnchor: User_1, SourceAnchorValue: A==, AdminUpn: boss@contoso.example, UserPrincipalName: anna@contoso.example, ForcePasswordChange: True`;
    const events = [startOf('admin-reset', 3, 30, 'anna@contoso.example'), writeback(31010, 30.1, success)];
    expect(join(events)[0]).toMatchObject({
      kind: 'admin-reset',
      admin: 'boss@contoso.example',
      user: 'anna@contoso.example',
    });
  });

  it('an unlock, where the step says so', () => {
    const events = [
      writeback(31001, 1, `TrackingId: ${trackingId(4)}, UnlockAccountRequestStart, Details: anna@contoso.example`),
      writeback(
        31002,
        1.1,
        `TrackingId: ${trackingId(4)}, UnlockAccountSuccess, Details: ${contextOf('anna@contoso.example')}`,
      ),
    ];
    expect(join(events)[0]?.kind).toBe('unlock');
  });

  it('a start alone is unfinished', () => {
    expect(join([startOf('reset', 5, 50, 'anna@contoso.example')])[0]).toMatchObject({
      outcome: 'unfinished',
      end: null,
      durationMs: null,
    });
  });

  it('a failure alone, as in a log that begins in the middle', () => {
    const [operation] = join(failing(6, 60, { kind: 'change', eventId: 33008, reason: policy }).slice(1, 2));
    expect(operation).toMatchObject({ outcome: 'failed', durationMs: null, resultCode: '80230619' });
  });

  it('the code comes from the trace where the service names none', () => {
    const events = failing(7, 70, {
      eventId: 33001,
      reason: 'Unknown',
      trace: ['BAIL: MMS(1): s.cpp(1): 0x80230818 (x)'],
    });
    expect(join(events)[0]?.resultCode).toBe('80230818');
  });

  it('two operations at the same time keep their own traces', () => {
    const first = failing(8, 80, { eventId: 33008, reason: policy });
    const second = failing(9, 80.005, { eventId: 33002, reason: engineReason('80230405', 'Not found.') });
    const traces = [
      engineTrace(80.01, ['BAIL: MMS(1): s.cpp(1): 0x80230405 (not found)']),
      engineTrace(80.012, ['BAIL: MMS(1): s.cpp(1): 0x80230619 (restriction)']),
    ];
    const joined = joinOperations(orderEvents([...first, ...second, ...traces]));
    const codes = joined.map(({ operation, records }) => [
      operation.resultCode,
      records.find((record) => record.eventId === 6329)?.data[0]?.value.includes(`0x${operation.resultCode ?? ''}`),
    ]);
    expect(codes).toEqual([
      ['80230619', true],
      ['80230405', true],
    ]);
  });

  it('events without TrackingId join by user and time', () => {
    const events = [
      writeback(31001, 90, 'PasswordResetRequestStart, Details: anna@contoso.example'),
      writeback(31002, 90.1, `PasswordResetSuccess, Details: ${contextOf('anna@contoso.example')}`),
      writeback(31001, 91, 'PasswordResetRequestStart, Details: ben@contoso.example'),
      writeback(
        33004,
        91.1,
        'The password could not be updated because the management agent credentials were denied access.',
      ),
    ];
    expect(join(events).map(({ user, outcome }) => [user, outcome])).toEqual([
      ['anna@contoso.example', 'succeeded'],
      ['ben@contoso.example', 'failed'],
    ]);
  });

  it('the order of arrival does not matter', () => {
    const events = [
      ...succeeding(10, 100, 'anna@contoso.example'),
      ...failing(11, 100.01, { eventId: 33008, reason: policy, trace: ['BAIL: MMS(1): s.cpp(1): 0x80230619 (x)'] }),
    ];
    expect(join(events.toReversed())).toEqual(join(events));
  });
});

describe('the order of events', () => {
  const line = (number: number, second: number, text: string): EventRecord => ({
    ...writeback(31001, second / 60, text),
    file: 'log.csv',
    recordId: null,
    place: { kind: 'line', line: number },
  });

  it('an export that runs newest first is turned round within a second too', () => {
    const events = [line(2, 9, 'd'), line(3, 5, 'c'), line(4, 5, 'b'), line(5, 1, 'a')];
    expect(orderEvents(events).map((event) => event.data[0]?.value)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('the same event from two files of one log is kept once', () => {
    const event = writeback(31001, 1, 'x');
    expect(orderEvents([event, { ...event, file: 'copy.xml' }])).toHaveLength(1);
    expect(orderEvents([event, { ...event, file: 'copy.xml', computer: 'OTHER' }])).toHaveLength(2);
  });
});
