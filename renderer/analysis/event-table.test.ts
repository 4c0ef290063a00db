import { describe, expect, it } from 'vitest';
import type { EventRecord } from '../../shared/event-log/event-record.ts';
import { createEventTable } from './event-table.ts';
import type { EventQuery } from './event-table.ts';

function event(minute: number, change: Partial<EventRecord> = {}): EventRecord {
  const timeMs = Date.UTC(2026, 10, 16, 9, minute);
  return {
    file: 'Application.evtx',
    place: { kind: 'record', id: minute },
    recordId: minute,
    time: new Date(timeMs).toISOString(),
    timeMs,
    provider: 'PasswordResetService',
    eventId: 31_006,
    level: 4,
    channel: 'Application',
    computer: 'SYNC01',
    user: null,
    data: [{ value: `TrackingId: ${minute}` }],
    message: null,
    ...change,
  };
}

const all: EventQuery = {
  sinceMs: Date.UTC(2026, 10, 16, 9, 0),
  untilMs: Date.UTC(2026, 10, 16, 10, 0),
  text: '',
  provider: null,
  eventClass: null,
  offset: 0,
  limit: 100,
  buckets: 6,
};

describe('the event table', () => {
  const table = createEventTable();
  table.add([event(30), event(5, { level: 2, eventId: 33_008 })]);
  table.add([event(59, { eventId: 31_019 }), event(10, { provider: 'Other', level: 2 })]);
  table.add([event(20, { timeMs: Number.NaN })]);

  it('lists the newest first, whatever order they came in', () => {
    const answer = table.query(all);
    expect(answer.rows.map(({ place }) => place)).toEqual(['record 59', 'record 30', 'record 10', 'record 5']);
    expect([answer.kept, answer.matching, answer.beyond]).toEqual([4, 4, 0]);
  });

  it('counts by class and time', () => {
    expect(table.query(all).histogram).toEqual([
      [1, 0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0, 1],
      [0, 1, 0, 0, 0, 0],
    ]);
  });

  it('takes the end of the window as exclusive', () => {
    const answer = table.query({ ...all, untilMs: Date.UTC(2026, 10, 16, 9, 59) });
    expect(answer.rows.map(({ place }) => place)).toEqual(['record 30', 'record 10', 'record 5']);
  });

  it.each([
    [{ text: '33008' }, ['record 5']],
    [{ text: '31006 TrackingId' }, ['record 30', 'record 10']],
    [{ text: 'no such words' }, []],
    // Evidence asks for a place to its end: record 5 is not record 59.
    [{ text: '"record 5;"' }, ['record 5']],
    [{ provider: 'Other' }, ['record 10']],
    [{ eventClass: 'trouble' as const }, ['record 5']],
    [{ offset: 1, limit: 2 }, ['record 30', 'record 10']],
  ])('finds by %j', (change, places) => {
    expect(table.query({ ...all, ...change }).rows.map(({ place }) => place)).toEqual(places);
  });

  it('says how many it could not keep', () => {
    const small = createEventTable(2);
    small.add([event(1), event(2), event(3)]);
    expect(small.query(all)).toMatchObject({ kept: 2, beyond: 1 });
  });
});
