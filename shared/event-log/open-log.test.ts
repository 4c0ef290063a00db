import { describe, expect, it } from 'vitest';
import type { Result } from '../result/result.ts';
import { peekSource } from './byte-source.ts';
import type { EventRecord } from './event-record.ts';
import { eventText } from './event-record.ts';
import { eventRecordToXml } from './event-xml.ts';
import { writeEvtx } from './evtx/test-support/writer.ts';
import type { FixtureEvent } from './evtx/test-support/writer.ts';
import { toJsonLine } from './json-lines.ts';
import type { EventFilter, LogReading } from './log-reading.ts';
import { openLog } from './open-log.ts';
import type { NotReadable } from './open-log.ts';
import { inPieces, readAll, utf16, utf8 } from './test-support/read-all.ts';

const fixtures: readonly FixtureEvent[] = Array.from({ length: 300 }, (_, index) => ({
  provider: ['ADSync', 'PasswordResetService', 'Directory Synchronization'][index % 3] ?? 'ADSync',
  eventId: 31_000 + (index % 50),
  level: 2 + (index % 3),
  timeMs: Date.UTC(2026, 9, 5, 8, 15, 31, 123) + index * 3_600_000,
  timeTicks: (index * 37) % 10_000,
  recordId: 1_000 + index,
  channel: 'Application',
  computer: 'sync01.contoso.example',
  ...(index % 5 === 0 ? { userSid: 'S-1-5-18' } : {}),
  ...(index % 7 === 0 ? { binary: Uint8Array.of(1, 0xab, index & 0xff) } : {}),
  data:
    index % 11 === 0
      ? []
      : [`Wert <${index}> & "Zitat",\r\nzweite Zeile \u5bc6 ${'x'.repeat(index * 3)}`, ''].slice(index % 2),
}));

function expectOpened(result: Result<LogReading, NotReadable>): LogReading {
  if (!result.ok) {
    throw new Error(result.error.detail);
  }
  return result.value;
}

async function recordsOf(bytes: Uint8Array, format: string, filter?: EventFilter): Promise<readonly EventRecord[]> {
  const options = filter === undefined ? { file: 'log' } : { file: 'log', filter };
  const reading = expectOpened(await openLog(inPieces(bytes, 10_000), options));
  expect(reading.format).toBe(format);
  const { records, summary } = await readAll(reading);
  expect(summary.problems).toEqual([]);
  expect(summary).toMatchObject({ format, bytes: bytes.length, records: records.length });
  return records;
}

const evtx = writeEvtx(fixtures);
const csvLevels = ['', '', 'Error', 'Warning', 'Information'];

function csvOf(records: readonly EventRecord[]): string {
  const rows = records.map((record) => {
    const date = new Date(record.timeMs);
    const clock = record.time.slice(11, 19);
    const text = eventText(record).replaceAll('"', '""');
    const day = `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
    return `${csvLevels[record.level] ?? ''},${day} ${clock},${record.provider},${record.eventId},None,"${text}"\r\n`;
  });
  return `Level,Date and Time,Source,Event ID,Task Category\r\n${rows.join('')}`;
}

function essence(record: EventRecord): readonly unknown[] {
  return [record.provider, record.eventId, record.level, record.time.slice(0, 19), eventText(record)];
}

describe('one log in every form', () => {
  it('.evtx holds what was written', async () => {
    const records = await recordsOf(evtx, 'evtx');
    expect(records).toHaveLength(fixtures.length);
    for (const [index, fixture] of fixtures.entries()) {
      const { recordId, provider, eventId, level, channel, computer } = fixture;
      expect(records[index]).toMatchObject({ recordId, provider, eventId, level, channel, computer, message: null });
      expect(records[index]).toMatchObject({ timeMs: fixture.timeMs, user: fixture.userSid ?? null });
      expect(records[index]?.data.filter(({ name }) => name === undefined)).toEqual(
        fixture.data.map((value) => ({ value })),
      );
    }
  });

  it('Event XML, in any encoding, gives the records of .evtx', async () => {
    const records = await recordsOf(evtx, 'evtx');
    const xml = `\ufeff<?xml version="1.0"?>\r\n<Events>${records.map(eventRecordToXml).join('')}</Events>`;
    expect(await recordsOf(utf8(xml), 'xml')).toEqual(records);
    expect(await recordsOf(utf16(xml, 'little'), 'xml')).toEqual(records);
    expect(await recordsOf(utf16(xml, 'big'), 'xml')).toEqual(records);
  });

  it('JSON lines give the records of .evtx', async () => {
    const records = await recordsOf(evtx, 'evtx');
    expect(await recordsOf(utf8(records.map((record) => `${toJsonLine(record)}\n`).join('')), 'jsonl')).toEqual(
      records,
    );
  });

  it('CSV gives what it carries: provider, event id, level, time to the second, text', async () => {
    const records = await recordsOf(evtx, 'evtx');
    expect((await recordsOf(utf8(csvOf(records)), 'csv')).map(essence)).toEqual(records.map(essence));
  });

  it.each<readonly [string, EventFilter]>([
    ['provider', { providers: ['ADSync'] }],
    ['event id', { eventIds: [31_002, 31_007] }],
    ['level', { levels: [2, 3] }],
    ['time', { sinceMs: Date.UTC(2026, 9, 7), untilMs: Date.UTC(2026, 9, 9) }],
    ['all of them', { providers: ['ADSync'], levels: [2], sinceMs: Date.UTC(2026, 9, 7) }],
  ])('a filter by %s lets the same events through in every form', async (_name, filter) => {
    const all = await recordsOf(evtx, 'evtx');
    const chosen = await recordsOf(evtx, 'evtx', filter);
    expect(chosen.length).toBeGreaterThan(0);
    expect(chosen.length).toBeLessThan(all.length);
    expect(await recordsOf(utf8(all.map(eventRecordToXml).join('\n')), 'xml', filter)).toEqual(chosen);
    expect(await recordsOf(utf8(all.map(toJsonLine).join('\n')), 'jsonl', filter)).toEqual(chosen);
    const ofCsv = await recordsOf(utf8(csvOf(all)), 'csv', filter);
    expect(ofCsv.map(eventText)).toEqual(chosen.map(eventText));
  });
});

describe('openLog', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['the heading of a table alone', 'Level,Date and Time,Source,Event ID,Task Category\r\n', 'empty'],
    ['plain text', 'Lorem ipsum, dolor sit amet\nconsectetur', 'not-a-log'],
    ['another table', 'name,size\na,1\nb,2\n', 'not-a-log'],
    ['other XML', '<?xml version="1.0"?><html><body/></html>', 'not-a-log'],
    ['other JSON', '{"name":"connect-support-bundle"}', 'not-a-log'],
    ['a zip', 'PK\u0003\u0004\u0000\u0000', 'not-a-log'],
  ])('refuses %s', async (_name, text, code) => {
    const result = await openLog([utf8(text)], { file: 'log' });
    expect(result).toMatchObject({ ok: false, error: { code } });
  });

  it.each([
    ['an export without events', '<Events></Events>', 'xml'],
    ['the detail pane', '- <Event xmlns="x">\n- <System>', 'xml'],
    ['the rest of a torn export', 'xt</Data></EventData></Event><Event xmlns="x"><System></System></Event>', 'xml'],
    ['PowerShell JSON', '[\r\n    {\r\n        "Id":  1\r\n    }\r\n]', 'jsonl'],
    ['a table whose description quotes XML', 'Error,27.10.2026 12:28:26,ADSync,1,None,"<Event >"', 'csv'],
  ])('knows %s', async (_name, text, format) => {
    expect(expectOpened(await openLog([utf8(text)], { file: 'log' })).format).toBe(format);
  });
});

describe('peekSource', () => {
  it('gives the whole source again, and asks for no more than it needs', async () => {
    const asked: number[] = [];
    function* source(): Generator<Uint8Array> {
      for (const value of [1, 2, 3, 4]) {
        asked.push(value);
        yield Uint8Array.of(value, value);
      }
    }
    const peeked = await peekSource(source(), 3);
    expect([...peeked.head]).toEqual([1, 1, 2]);
    expect(asked).toEqual([1, 2]);
    const bytes: number[] = [];
    for await (const piece of peeked.source) {
      bytes.push(...piece);
    }
    expect(bytes).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it('lets go of the source when closed, and when the reader stops early', async () => {
    let open = 0;
    function* source(): Generator<Uint8Array> {
      open += 1;
      try {
        for (;;) yield Uint8Array.of(0);
      } finally {
        open -= 1;
      }
    }
    await (await peekSource(source(), 1)).close();
    expect(open).toBe(0);
    for await (const piece of (await peekSource(source(), 1)).source) {
      expect(piece).toHaveLength(1);
      break;
    }
    expect(open).toBe(0);
  });
});
