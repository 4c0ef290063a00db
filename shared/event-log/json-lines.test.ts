import { describe, expect, it } from 'vitest';
import type { EventDatum, EventRecord } from './event-record.ts';
import { openJsonLines, toJsonLine } from './json-lines.ts';
import { inPieces, readAll, utf16, utf8 } from './test-support/read-all.ts';

const event: EventRecord = {
  file: 'log.jsonl',
  place: { kind: 'record', id: 7 },
  recordId: 7,
  time: '2026-10-05T08:15:31.1234567Z',
  timeMs: Date.UTC(2026, 9, 5, 8, 15, 31, 123),
  provider: 'PasswordResetService',
  eventId: 31_002,
  level: 4,
  channel: 'Application',
  computer: 'sync01',
  user: 'S-1-5-18',
  data: [{ value: 'a "b"\r\nc' }],
  message: null,
};

const withData = (...data: readonly EventDatum[]): EventRecord => ({ ...event, data });
const read = (text: string) => readAll(openJsonLines([utf8(text)], { file: 'log.jsonl' }));

describe('toJsonLine', () => {
  it('writes the documented fields in their order, on one line', () => {
    expect(toJsonLine(event)).toBe(
      '{"recordId":7,"time":"2026-10-05T08:15:31.1234567Z","provider":"PasswordResetService","eventId":31002,"level":4,' +
        '"channel":"Application","computer":"sync01","user":"S-1-5-18","data":["a \\"b\\"\\r\\nc"]}',
    );
  });

  it.each([
    ['no values', withData(), '"data":[]}'],
    ['values without names', withData({ value: 'x' }, { value: '' }), '"data":["x",""]}'],
    [
      'values with names',
      withData({ name: 'b', value: '1' }, { name: '__proto__', value: '2' }),
      '"data":{"b":"1","__proto__":"2"}}',
    ],
    ['both', withData({ value: 'x' }, { name: 'Binary', value: '00' }), '"data":["x",{"Binary":"00"}]}'],
    ['one name twice', withData({ name: 'a', value: '1' }, { name: 'a', value: '2' }), '"data":[{"a":"1"},{"a":"2"}]}'],
    [
      'names that are numbers',
      withData({ name: 'b', value: '1' }, { name: '0', value: '2' }),
      '"data":[{"b":"1"},{"0":"2"}]}',
    ],
    ['a message', { ...withData(), message: 'm\n' }, '"data":[],"message":"m\\n"}'],
  ])('writes %s so that it can be read back', async (_name, record, end) => {
    const line = toJsonLine(record);
    expect(line.endsWith(end)).toBe(true);
    expect((await read(`${line}\n`)).records).toEqual([record]);
  });
});

describe('openJsonLines', () => {
  it('applies the filter and counts', async () => {
    const text = [1, 2, 3].map((eventId) => toJsonLine({ ...event, eventId })).join('\n');
    const { records, summary } = await readAll(
      openJsonLines([utf8(text)], { file: 'log.jsonl', filter: { eventIds: [2] } }),
    );
    expect(records.map(({ eventId }) => eventId)).toEqual([2]);
    expect(summary).toMatchObject({ format: 'jsonl', records: 1, recordsSeen: 3 });
  });

  it('loses only the torn line, wherever the tear is', async () => {
    const line = toJsonLine(withData({ name: 'a', value: 'x' }));
    for (let cut = 1; cut < line.length; cut += 1) {
      const { records, problems } = await read(`${line}\n${line.slice(0, cut)}\n${line}\n`);
      expect(records).toHaveLength(2);
      expect(problems).toEqual(['record-unreadable']);
    }
  });

  it('reports a log that ends inside an object, and objects that are no events', async () => {
    const { records, problems } = await read(`{"a":1}\n${toJsonLine(event)}\n{"eventId":`);
    expect(records).toEqual([event]);
    expect(problems).toEqual(['record-unreadable', 'truncated']);
  });

  it('reads Windows PowerShell: Get-WinEvent | ConvertTo-Json', async () => {
    const text = `[
    {
        "Id":  31002,
        "Version":  0,
        "Level":  4,
        "RecordId":  77,
        "ProviderName":  "PasswordResetService",
        "LogName":  "Application",
        "MachineName":  "sync01",
        "UserId":  {
                       "BinaryLength":  12,
                       "AccountDomainSid":  null,
                       "Value":  "S-1-5-18"
                   },
        "TimeCreated":  "\\/Date(1791188131123)\\/",
        "LevelDisplayName":  "Information",
        "Properties":  [
                           {
                               "Value":  "insertion"
                           }
                       ],
        "Message":  "text {\\"x\\"}"
    },
    {
        "Id":  31001,
        "TimeCreated":  "\\/Date(99999999999999999)\\/"
    }
]`;
    const { records, problems } = await readAll(
      openJsonLines(inPieces(utf16(`\ufeff${text}`, 'little'), 9), { file: 'log.jsonl' }),
    );
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        eventId: 31_002,
        place: { kind: 'record', id: 77 },
        time: '2026-10-05T08:15:31.123Z',
        timeMs: event.timeMs,
        level: 4,
        provider: 'PasswordResetService',
        channel: 'Application',
        computer: 'sync01',
        user: 'S-1-5-18',
        data: [{ value: 'insertion' }],
        message: 'text {"x"}',
      },
      { eventId: 31_001, place: { kind: 'line', line: 24 }, timeMs: Number.NaN, level: 0, user: null, data: [] },
    ]);
  });

  it('reads the times of PowerShell 7', async () => {
    const { records } = await read('{"Id":1,"TimeCreated":"2026-10-05T10:15:31.1234567+02:00"}');
    expect(records).toMatchObject([{ time: '2026-10-05T10:15:31.1234567+02:00', timeMs: event.timeMs }]);
  });
});
