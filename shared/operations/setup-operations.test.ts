import { describe, expect, it } from 'vitest';
import { engineReason, failing, startOf, succeeding, trackingId, writeback } from '../rules/test-support/events.ts';
import { orderEvents } from './event-order.ts';
import { totalOperations } from './operation-totals.ts';
import { joinOperations } from './password-operations.ts';
import { readSetupOperations } from './setup-operations.ts';

const id = trackingId(7);
const step = (eventId: number, minute: number, words: string) =>
  writeback(eventId, minute, `TrackingId: ${id}, ${words}`);

describe('onboarding and offboarding', () => {
  it('an onboarding that succeeds, with its token and key', () => {
    const [found, ...rest] = readSetupOperations([
      step(31004, 10, 'OnboardingEventStart'),
      step(31017, 10.1, 'AuthTokenSuccess'),
      step(31018, 10.2, 'KeyPairCreationSuccess'),
      step(31005, 10.5, 'OnboardingEventSuccess'),
    ]);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ kind: 'onboarding', outcome: 'succeeded', trackingId: id, durationMs: 30_000 });
    expect(found?.events.map((event) => event.eventId)).toEqual([31004, 31017, 31018, 31005]);
  });

  it('an onboarding for which the administrator gets no token', () => {
    const [found] = readSetupOperations([
      step(31004, 10, 'OnboardingEventStart'),
      writeback(32009, 10.1, 'Error getting auth token'),
    ]);
    expect(found).toMatchObject({ kind: 'onboarding', outcome: 'failed', reason: 'Error getting auth token' });
  });

  it('an offboarding that fails, a start that nothing ends, and a token alone', () => {
    const found = readSetupOperations([
      writeback(31017, 1, 'AuthTokenSuccess'),
      writeback(31012, 100, 'OffboardingEventStart'),
      writeback(31014, 101, 'OffboardingEventFail'),
      writeback(31004, 200, 'OnboardingEventStart'),
    ]);
    expect(found.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['offboarding', 'failed'],
      ['onboarding', 'unfinished'],
    ]);
  });
});

describe('totals', () => {
  it('per person and per result code', () => {
    const failure = { eventId: 33008, reason: engineReason('80230619', 'x') };
    const events = [
      ...failing(1, 10, failure),
      ...failing(2, 20, { ...failure, user: 'Anna@contoso.example' }),
      ...succeeding(3, 30, 'ben@contoso.example'),
      startOf('reset', 4, 40, 'ben@contoso.example'),
    ];
    const totals = totalOperations(joinOperations(orderEvents(events)).map((entry) => entry.operation));
    expect(
      totals.byUser.map(({ user, failed, succeeded, unfinished }) => [user, failed, succeeded, unfinished]),
    ).toEqual([
      ['anna@contoso.example', 2, 0, 0],
      ['ben@contoso.example', 0, 1, 1],
    ]);
    expect(totals.byResultCode).toEqual([
      {
        resultCode: '80230619',
        count: 2,
        users: 1,
        first: '2026-11-10T00:10:00.0000000Z',
        last: '2026-11-10T00:20:00.0000000Z',
      },
    ]);
  });
});
