import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventRecord } from '../../shared/event-log/event-record.ts';
import { eventText } from '../../shared/event-log/event-record.ts';
import { failure } from '../../shared/result/result.ts';
import { classOf } from './event-columns.ts';
import { eventClasses } from './event-query.ts';
import type { EventAnswer, EventQuery } from './event-query.ts';
import { createEventTable } from './event-table.ts';
import type { EventTable } from './event-table.ts';
import { createPatternSearch, testPattern } from './pattern-search.ts';

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

async function ask(table: EventTable, change: Partial<EventQuery> = {}): Promise<EventAnswer> {
  const answer = await table.query({ ...all, ...change });
  if (answer === null) throw new Error('nobody has replaced this question');
  return answer;
}

const places = ({ rows }: EventAnswer): readonly string[] => rows.map(({ place }) => place);

/** As the worker tries patterns, without a worker. */
const patternsHere = createPatternSearch((onFound) => ({
  send: (task) => queueMicrotask(() => onFound(testPattern(task))),
  end: () => undefined,
}));

describe('the event table', () => {
  const table = createEventTable({ patterns: patternsHere });
  table.add([event(30, { user: 'S-1-5-18' }), event(5, { level: 2, eventId: 33_008 })]);
  table.add([event(59, { eventId: 31_019 }), event(10, { provider: 'Other', level: 2, file: 'System.evtx' })]);
  table.add([event(20, { timeMs: Number.NaN })]);

  it('lists the newest first, whatever order they came in', async () => {
    const answer = await ask(table);
    expect(places(answer)).toEqual(['record 59', 'record 30', 'record 10', 'record 5']);
    expect([answer.kept, answer.matching, answer.beyond]).toEqual([4, 4, 0]);
  });

  it('counts by class and time', async () => {
    expect((await ask(table)).histogram).toEqual([
      [1, 0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0, 1],
      [0, 1, 0, 0, 0, 0],
    ]);
  });

  it('takes the end of the window as exclusive', async () => {
    const answer = await ask(table, { untilMs: Date.UTC(2026, 10, 16, 9, 59) });
    expect(places(answer)).toEqual(['record 30', 'record 10', 'record 5']);
  });

  it('spans the histogram over more than is listed', async () => {
    const part = { sinceMs: Date.UTC(2026, 10, 16, 9, 20), untilMs: Date.UTC(2026, 10, 16, 9, 40) };
    const answer = await ask(table, { ...part, histogramSpan: { sinceMs: all.sinceMs, untilMs: all.untilMs } });
    expect(places(answer)).toEqual(['record 30']);
    expect(answer.histogram.flat().reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  it.each<[Partial<EventQuery>, readonly string[]]>([
    [{ text: '33008' }, ['record 5']],
    [{ text: '31006 TrackingId' }, ['record 30', 'record 10']],
    [{ text: 'no such words' }, []],
    // Evidence asks for a place to its end: record 5 is not record 59.
    [{ text: '"record 5;"' }, ['record 5']],
    [{ text: 's-1-5' }, ['record 30']],
    [{ text: '^tracking.*[05]$', searchBy: 'regex' }, ['record 30', 'record 10', 'record 5']],
    [{ text: '\\d9', searchBy: 'regex', levels: [4] }, ['record 59']],
    [{ provider: 'Other' }, ['record 10']],
    [{ providers: ['Other', 'Nobody'] }, ['record 10']],
    [{ providers: [] }, []],
    [{ eventIds: [31_019, 33_008] }, ['record 59', 'record 5']],
    [{ levels: [2] }, ['record 10', 'record 5']],
    [{ eventClass: 'trouble' }, ['record 5']],
    [{ eventClasses: ['trouble', 'heartbeat'] }, ['record 59', 'record 5']],
    [{ file: 'System.evtx' }, ['record 10']],
    [{ trackingId: '{30}' }, ['record 30']],
    [{ user: 'S-1-5-18' }, ['record 30']],
    [{ offset: 1, limit: 2 }, ['record 30', 'record 10']],
    [{ order: 'oldest-first', limit: 2 }, ['record 5', 'record 10']],
  ])('finds by %j', async (change, found) => {
    expect(places(await ask(table, change))).toEqual(found);
  });

  it.each<[NonNullable<EventQuery['find']>, number | null]>([
    [{ by: 'place', file: 'System.evtx', place: 'record 10' }, 2],
    [{ by: 'place', file: 'Application.evtx', place: 'record 10' }, null],
    [{ by: 'index', index: 1 }, 3],
    [{ by: 'time', timeMs: Date.UTC(2026, 10, 16, 9, 30) }, 1],
    [{ by: 'time', timeMs: Date.UTC(2026, 10, 16, 9, 29) }, 2],
    [{ by: 'time', timeMs: Date.UTC(2026, 10, 16, 8) }, null],
  ])('says where %j stands', async (find, row) => {
    expect((await ask(table, { find })).found).toBe(row);
  });

  it('offers what the filters can choose from', () => {
    const values = table.values();
    expect(values.providers).toEqual([
      { value: 'PasswordResetService', count: 3 },
      { value: 'Other', count: 1 },
    ]);
    expect(values.eventIds[0]).toEqual({ value: 31_006, count: 2 });
    expect(values.levels.map(({ value }) => value)).toEqual([4, 2]);
    expect(values.users).toEqual([{ value: 'S-1-5-18', count: 1 }]);
  });

  it('finds all steps of the operations that name a user', async () => {
    const said = (text: string) => [{ value: text }];
    const id = '73440000-aaaa-bbbb-cccc-000000000001';
    const people = createEventTable();
    people.add([
      event(1, { data: said(`TrackingId: ${id}, PasswordResetRequestStart, Details: anna@contoso.example`) }),
      event(2, { data: said(`TrackingId: ${id}, Reason: something`) }),
      event(3, { data: said(`TrackingId: ${id.replace('1', '2')}, Reason: somebody else's`) }),
    ]);
    expect(places(await ask(people, { user: 'Anna@contoso.example' }))).toEqual(['record 2', 'record 1']);
    expect(people.values().users).toEqual([{ value: 'anna@contoso.example', count: 1 }]);
  });

  it('says how many it could not keep', async () => {
    const small = createEventTable({ mostTextBytes: 4 * 1024 * 1024 });
    const large = [{ value: 'x'.repeat(1_500_000) }];
    small.add([event(1, { data: large }), event(2, { data: large }), event(3, { data: large })]);
    expect(await ask(small)).toMatchObject({ kept: 2, beyond: 1 });
  });

  it.each([
    '2026-11-16T09:00:00.0000000Z',
    '2026-11-16T09:00:00.1234567Z',
    '2026-11-16T09:00:00.12Z',
    '2026-11-16T09:00:00Z',
    '2026-11-16T09:00:00',
    '2026-11-16T10:00:00.123456789+01:00',
    'no time at all',
  ])('gives the time %s back as it was written', async (time) => {
    const one = createEventTable();
    const written = Date.parse(time);
    one.add([event(0, { time, timeMs: Number.isNaN(written) ? all.sinceMs : written })]);
    expect((await ask(one, { sinceMs: -8e15, untilMs: 8e15 })).rows[0]?.time).toBe(time);
  });

  it('gives up a question that a newer one replaces', async () => {
    const many = createEventTable({ patterns: patternsHere, sliceMs: 0 });
    many.add(Array.from({ length: 50_000 }, (_, index) => event(index % 60)));
    expect(await many.query({ ...all, text: 'tracking' }, () => true)).toBeNull();
    // What was looked through until then is kept.
    expect((await ask(many, { text: 'tracking', limit: 1 })).matching).toBe(50_000);
  });

  it('says why a pattern was not searched for, and lists nothing then', async () => {
    const limited = createEventTable({
      patterns: { test: async () => await Promise.resolve(failure({ kind: 'pattern-too-slow', limitMs: 5 })) },
    });
    limited.add([event(1)]);
    const answer = await ask(limited, { text: '(a+)+$', searchBy: 'regex' });
    expect(answer).toMatchObject({ matching: 0, rows: [], problem: { kind: 'pattern-too-slow', limitMs: 5 } });
    expect((await ask(limited)).problem).toBeNull();
  });
});

const anyEvent = fc
  .record({
    minute: fc.integer({ min: 0, max: 59 }),
    provider: fc.constantFrom('PasswordResetService', 'ADSync', 'Other Größe'),
    eventId: fc.constantFrom(31_006, 31_019, 33_008, 6329),
    level: fc.integer({ min: 0, max: 5 }),
    text: fc.string({ unit: 'grapheme', maxLength: 30 }),
  })
  .map(({ minute, text, ...rest }) => event(minute, { ...rest, data: [{ value: text }] }));

/** The same answer from whole events, in the simplest way. */
function naively(events: readonly EventRecord[], query: EventQuery): readonly string[] {
  const words = query.text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return events
    .map((record, index) => ({ record, index }))
    .filter(({ record }) => record.timeMs >= query.sinceMs && record.timeMs < query.untilMs)
    .filter(({ record }) => query.eventIds === undefined || query.eventIds.includes(record.eventId))
    .filter(({ record }) => query.eventClass === null || classOf(record) === query.eventClass)
    .filter(({ record }) => {
      const line = `${record.provider} ${record.eventId} record ${record.recordId}; ${eventText(record)}`;
      return words.every((word) => line.toLowerCase().includes(word));
    })
    .toSorted((a, b) => b.record.timeMs - a.record.timeMs || b.index - a.index)
    .slice(query.offset, query.offset + query.limit)
    .map(({ record }) => `${record.time} ${record.provider} ${record.eventId} ${eventText(record)}`);
}

describe('any events and any question', () => {
  it('are answered as by whole events', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyEvent, { maxLength: 20 }), { maxLength: 4 }),
        fc.record({
          text: fc.oneof(fc.constantFrom('', 'größe', 'other 33008', 'record'), fc.stringMatching(/^[a-z0-9 ]{0,3}$/)),
          eventIds: fc.constantFrom([31_006, 6329], [31_019]),
          eventClass: fc.constantFrom(null, ...eventClasses),
          from: fc.integer({ min: 0, max: 60 }),
          to: fc.integer({ min: 0, max: 60 }),
          offset: fc.integer({ min: 0, max: 5 }),
          limit: fc.integer({ min: 0, max: 9 }),
        }),
        async (batches, { from, to, ...rest }) => {
          const sinceMs = all.sinceMs + from * 60_000;
          const query = { ...all, ...rest, sinceMs, untilMs: all.sinceMs + to * 60_000 };
          const table = createEventTable();
          // Asked after every batch, so that what was found before is gone on with.
          for (const [index, batch] of batches.entries()) {
            table.add(batch);
            const { rows } = await ask(table, query);
            expect(rows.map(({ time, provider, eventId, text }) => `${time} ${provider} ${eventId} ${text}`)).toEqual(
              naively(batches.slice(0, index + 1).flat(), query),
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
