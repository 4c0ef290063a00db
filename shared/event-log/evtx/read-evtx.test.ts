import { describe, expect, it } from 'vitest';
import type { EventFilter } from '../log-reading.ts';
import { ChunkBuilder, wrapChunk } from './reference/chunk-builder.ts';
import type { PlainElement } from './reference/chunk-builder.ts';
import { fixtureEvents } from './reference/fixture-events.ts';
import { readNaively } from './reference/naive-reader.ts';
import { inPieces, readAllEvents, readAllRecords, readAllXml } from './reference/read-all.ts';
import { looksLikeEvtx, openEvtx, openEvtxRecords, openEvtxXml, toXml } from './read-evtx.ts';
import type { EvtxRecord } from './read-evtx.ts';
import { writeEvtx } from './test-support/writer.ts';

const file = 'Application.evtx';
const options = { file };
const written = fixtureEvents(600);
const log = writeEvtx(written);
const CHUNK = 65_536;
const HEADER = 4096;

function changed(bytes: Uint8Array, change: (copy: Uint8Array, view: DataView) => void): Uint8Array {
  const copy = bytes.slice();
  change(copy, new DataView(copy.buffer));
  return copy;
}

describe('openEvtx', () => {
  it('gives back what was written', async () => {
    const { events, summary } = await readAllEvents([log], options);
    expect(events.map((event) => event.recordId)).toEqual(written.map((event) => event.recordId));
    expect(events[3]).toEqual({
      file,
      place: { kind: 'record', id: 4_000_003 },
      recordId: 4_000_003,
      time: '2026-10-05T08:18:31.1230111Z',
      timeMs: Date.UTC(2026, 9, 5, 8, 18, 31, 123),
      provider: 'ADSync',
      eventId: 31_003,
      level: 2,
      channel: 'Application',
      computer: 'sync01.contoso.example',
      user: 'S-1-5-21-1004336348-1177238915-682003330-512',
      data: (written[3]?.data ?? []).map((value) => ({ value })),
      message: null,
    });
    expect(summary).toEqual({
      file,
      format: 'evtx',
      bytes: log.length,
      records: 600,
      recordsSeen: 600,
      first: '2026-10-05T08:15:31.1230000Z',
      last: events.at(-1)?.time,
      problems: [],
      problemsNotListed: 0,
    });
  });

  it('reads the same from pieces of any size, sync or async', async () => {
    const { events } = await readAllEvents([log], options);
    for (const sizes of [[1000, 1, 70_000], [CHUNK - 1], [HEADER, CHUNK], [7, 200_000, 3]]) {
      expect((await readAllEvents(inPieces(log, sizes), options)).events).toEqual(events);
    }
    async function* later(): AsyncGenerator<Uint8Array> {
      for (const piece of inPieces(log, [50_001])) yield await Promise.resolve(piece);
    }
    expect((await readAllEvents(later(), options)).events).toEqual(events);
  });

  it('tells its source when no more is wanted', async () => {
    let closed = false;
    function* source(): Generator<Uint8Array> {
      try {
        yield* inPieces(log, [CHUNK]);
      } finally {
        closed = true;
      }
    }
    for await (const batch of openEvtx(source(), options).batches) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(closed).toBe(true);
  });

  it('reads formats 3.1 and 3.2, logs without checksums and logs that were not closed', async () => {
    const { events } = await readAllEvents([log], options);
    for (const written2 of [{ version: '3.1' }, { version: '3.2' }, { checksums: false }, { dirty: true }] as const) {
      const read = await readAllEvents([writeEvtx(written, written2)], options);
      expect(read.events).toEqual(events);
      expect(read.summary.problems).toEqual([]);
    }
  });

  it('filters as one would filter afterwards', async () => {
    const { events } = await readAllEvents([log], options);
    const sinceMs = events[100]?.timeMs ?? 0;
    const untilMs = events[400]?.timeMs ?? 0;
    const read = await readAllEvents([log], {
      file,
      filter: { providers: ['ADSync', 'x'], eventIds: [31_001, 31_003], levels: [2, 3], sinceMs, untilMs },
    });
    const wanted = events.filter(
      (event) =>
        event.provider === 'ADSync' &&
        [31_001, 31_003].includes(event.eventId) &&
        [2, 3].includes(event.level) &&
        event.timeMs >= sinceMs &&
        event.timeMs < untilMs,
    );
    expect(wanted.length).toBeGreaterThan(10);
    expect(read.events).toEqual(wanted);
    expect(read.summary).toMatchObject({ records: wanted.length, recordsSeen: 600 });
    for (const filter of [{ providers: [] }, { eventIds: [31_002] }, { levels: [4] }, { sinceMs }, { untilMs }, {}]) {
      const each = await readAllEvents([log], { file, filter });
      expect(each.events).toEqual(
        events.filter(
          (event) =>
            (filter.providers === undefined || (filter.providers as readonly string[]).includes(event.provider)) &&
            (filter.eventIds === undefined || filter.eventIds.includes(event.eventId)) &&
            (filter.levels === undefined || filter.levels.includes(event.level)) &&
            (filter.sinceMs === undefined || event.timeMs >= filter.sinceMs) &&
            (filter.untilMs === undefined || event.timeMs < filter.untilMs),
        ),
      );
    }
  });

  it('equals the naive reader', async () => {
    const { records } = await readAllRecords([log], options);
    expect(records).toEqual(readNaively(log, file));
  });
});

describe('damage', () => {
  it('reads a bare run of chunks without its file header', async () => {
    const bare = log.subarray(HEADER);
    expect(looksLikeEvtx(bare)).toBe(true);
    expect(looksLikeEvtx(log.subarray(0, 8))).toBe(true);
    expect(looksLikeEvtx(new TextEncoder().encode('<Events>'))).toBe(false);
    const { events, summary } = await readAllEvents([bare], options);
    expect(events.length).toBe(600);
    expect(summary.problems.map((problem) => problem.code)).toEqual(['header-missing']);
  });

  it('relies on no count in the file header', async () => {
    const wrapped = changed(log, (_, view) => {
      view.setUint16(42, 1, true);
      view.setBigUint64(16, 0n, true);
    });
    const { events, summary } = await readAllEvents([wrapped], options);
    expect(events.length).toBe(600);
    expect(summary.problems.map((problem) => problem.code)).toEqual(['header-checksum']);
  });

  it('says what an empty, a foreign and a cut file lack', async () => {
    expect((await readAllEvents([], options)).summary.problems[0]).toMatchObject({ code: 'header-missing' });
    const foreign = new Uint8Array(100_000).fill(1);
    expect((await readAllEvents([foreign], options)).summary.problems).toEqual([
      expect.objectContaining({ code: 'header-missing' }),
      expect.objectContaining({ code: 'bytes-unreadable', offset: 0, bytesLost: 100_000 }),
    ]);
    const cut = await readAllEvents([log.subarray(0, HEADER + CHUNK + 30_000)], options);
    expect(cut.summary.problems).toEqual([
      expect.objectContaining({ code: 'truncated', offset: HEADER + CHUNK + 30_000 }),
      // The record the cut goes through is given as far as it reaches.
      expect.objectContaining({ code: 'record-damaged', offset: 99_528 }),
    ]);
    expect(cut.events.length).toBeGreaterThan(150);
  });

  it('finds chunks behind a stretch of rubble at any offset', async () => {
    const rubble = new Uint8Array(70_001).fill(0x45);
    const joined = new Uint8Array(log.length + rubble.length);
    joined.set(log.subarray(0, HEADER + CHUNK));
    joined.set(rubble, HEADER + CHUNK);
    joined.set(log.subarray(HEADER + CHUNK), HEADER + CHUNK + rubble.length);
    const { events, summary } = await readAllEvents(inPieces(joined, [10_000]), options);
    expect(events.length).toBe(600);
    expect(summary.problems).toEqual([
      expect.objectContaining({ code: 'bytes-unreadable', offset: HEADER + CHUNK, bytesLost: 70_001 }),
    ]);
  });

  it('reads a chunk whose signature or checksum is gone', async () => {
    const noMagic = changed(log, (copy) => copy.fill(0, HEADER, HEADER + 8));
    const read = await readAllEvents([noMagic], options);
    expect(read.events.length).toBe(600);
    expect(read.summary.problems.map((problem) => problem.code)).toContain('chunk-header-damaged');
    const noSum = await readAllEvents([changed(log, (copy) => copy.fill(7, HEADER + 52, HEADER + 56))], options);
    expect(noSum.events.length).toBe(600);
    expect(noSum.summary.problems.map((problem) => problem.code)).toContain('chunk-checksum');
  });

  it('goes on behind records of size zero, of a huge size and of rubble', async () => {
    const { records } = await readAllRecords([log], options);
    const [, second, third] = records;
    const at = second?.offset ?? 0;
    const size = (third?.offset ?? 0) - at;
    const zero = await readAllEvents([changed(log, (_, view) => view.setUint32(at + 4, 0, true))], options);
    expect(zero.events.length).toBe(600);
    expect(zero.summary.problems.map((problem) => problem.code)).toEqual(['chunk-checksum', 'record-damaged']);
    const huge = await readAllEvents([changed(log, (_, view) => view.setUint32(at + 4, 0xffff_fff0, true))], options);
    expect(huge.events.length).toBe(600);
    const rubble = await readAllEvents([changed(log, (copy) => copy.fill(0xee, at, at + size))], options);
    expect(rubble.summary.problems).toContainEqual(
      expect.objectContaining({ code: 'bytes-unreadable', offset: at, bytesLost: size }),
    );
    // A record that relied on a template defined inside the rubble is lost with it, and said to be.
    const unreadable = rubble.summary.problems.filter((problem) => problem.code === 'record-unreadable').length;
    expect(rubble.events.length + unreadable + rubble.summary.problemsNotListed).toBeGreaterThanOrEqual(599);
  });

  it('lists records behind the end that the header of a chunk states, while their numbers go on', async () => {
    const { records } = await readAllRecords([log], options);
    const end = (records[20]?.offset ?? 0) - HEADER;
    const early = changed(writeEvtx(written, { checksums: false }), (_, view) =>
      view.setUint32(HEADER + 48, end, true),
    );
    expect((await readAllEvents([early], options)).events.length).toBe(600);
    const stale = changed(early, (_, view) => view.setBigUint64(HEADER + end + 8, 17n, true));
    expect((await readAllEvents([stale], options)).events.length).toBeLessThan(600);
  });

  it('counts problems it does not list', async () => {
    const { records } = await readAllRecords([log], options);
    const broken = changed(log, (copy) => {
      for (const { offset } of records) copy[offset + 24] = 0x77;
    });
    const { events, summary } = await readAllEvents([broken], options);
    expect(events).toEqual([]);
    expect(summary.problems.length).toBe(100);
    expect(summary.problemsNotListed).toBeGreaterThan(500);
    expect(summary.recordsSeen).toBe(600);
  });
});

describe('records without template', () => {
  const event: PlainElement = {
    name: 'Event',
    content: [
      {
        name: 'System',
        content: [
          { name: 'Provider', attributes: { Name: 'PasswordResetService' } },
          { name: 'EventID', attributes: { Qualifiers: '0' }, content: ['31002'] },
          { name: 'Level', content: ['4'] },
          { name: 'TimeCreated', attributes: { SystemTime: '2026-10-05T08:15:31.123456700Z' } },
          { name: 'EventRecordID', content: ['77'] },
          { name: 'Channel', content: ['ForwardedEvents'] },
          { name: 'Computer', content: ['sync01'] },
          { name: 'Security', attributes: { UserID: 'S-1-5-18' } },
        ],
      },
      {
        name: 'EventData',
        content: [{ name: 'Data', attributes: { Name: 'a' }, content: ['x ', { entity: 'lt' }, { character: 233 }] }],
      },
      {
        name: 'RenderingInfo',
        attributes: { Culture: 'en-US' },
        content: [{ name: 'Message', content: ['Done & well.'] }],
      },
    ],
  };

  it('are read with their own number, their message and their references', async () => {
    const builder = new ChunkBuilder();
    builder.plainRecord(5n, event);
    const { records, summary } = await readAllRecords([wrapChunk(builder)], options);
    expect(summary.problems).toEqual([]);
    expect(records[0]?.event).toEqual({
      file,
      place: { kind: 'record', id: 77 },
      recordId: 77,
      time: '2026-10-05T08:15:31.123456700Z',
      timeMs: Date.UTC(2026, 9, 5, 8, 15, 31, 123),
      provider: 'PasswordResetService',
      eventId: 31_002,
      level: 4,
      channel: 'ForwardedEvents',
      computer: 'sync01',
      user: 'S-1-5-18',
      data: [{ name: 'a', value: 'x <é' }],
      message: 'Done & well.',
    });
    expect(records[0]?.xml).toContain("<Data Name='a'>x &lt;&#233;</Data>");
    expect(records[0]?.xml).toContain('<Message>Done &amp; well.</Message>');
    expect(records).toEqual(readNaively(wrapChunk(builder), file));
  });

  it('are filtered like others', async () => {
    const builder = new ChunkBuilder();
    builder.plainRecord(5n, event);
    const log2 = wrapChunk(builder);
    const count = async (filter: EventFilter): Promise<number> =>
      (await readAllEvents([log2], { file, filter })).events.length;
    expect(await count({ providers: ['PasswordResetService'], eventIds: [31_002], levels: [4] })).toBe(1);
    expect(await count({ sinceMs: Date.UTC(2026, 9, 5), untilMs: Date.UTC(2026, 9, 6) })).toBe(1);
    expect(await count({ untilMs: Date.UTC(2026, 9, 5) })).toBe(0);
    expect(await count({ providers: ['ADSync'] })).toBe(0);
  });
});

describe('openEvtxRecords', () => {
  it('renders XML as Windows does', async () => {
    const { records } = await readAllRecords([log], options);
    expect(records[0]?.xml).toBe(
      "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='ADSync'/>" +
        "<EventID Qualifiers='0'>31000</EventID><Version>0</Version><Level>2</Level><Task>0</Task><Opcode>0</Opcode>" +
        "<Keywords>0x80000000000000</Keywords><TimeCreated SystemTime='2026-10-05T08:15:31.1230000Z'/>" +
        "<EventRecordID>4000000</EventRecordID><Correlation/><Execution ProcessID='0' ThreadID='0'/>" +
        '<Channel>Application</Channel><Computer>sync01.contoso.example</Computer>' +
        "<Security UserID='S-1-5-21-1004336348-1177238915-682003330-512'/></System><EventData>" +
        '<Data>TrackingId: 0 &lt;&amp;&gt;\'"é€\u{1f511}\r\nxxxxxxxxxxxxxxx</Data><Binary>000AFF</Binary></EventData></Event>',
    );
  });

  it('refuses a record after its batch', async () => {
    const kept: EvtxRecord[] = [];
    for await (const batch of openEvtxRecords([log], options).batches) {
      for (const old of kept) expect(() => toXml(old)).toThrow('after its batch');
      kept.push(...batch.slice(0, 1).map((record) => ({ ...record })));
    }
    expect(kept.length).toBeGreaterThan(2);
  });
});

describe('openEvtxXml', () => {
  it('gives what can be read, a line feed behind each event, and says what cannot', async () => {
    const whole = await readAllRecords([log], options);
    const second = whole.records[1]?.offset ?? 0;
    const broken = changed(log, (copy) => copy.fill(0x77, second + 24, second + 25));
    const reading = openEvtxXml([broken], options);
    let text = '';
    for await (const bytes of reading.batches) text += new TextDecoder().decode(bytes);
    const expected = whole.records.filter((_, index) => index !== 1).map(({ xml }) => `${xml}\n`);
    expect(text).toBe(expected.join(''));
    expect(reading.summary().problems.map(({ code }) => code)).toEqual(['chunk-checksum', 'record-unreadable']);
    expect(reading.summary().records).toBe(expected.length);
  });

  it('can be left early, and be read by several at once', async () => {
    const texts = await Promise.all(
      [1, 2, 3].map(async (wanted) => {
        let text = '';
        let batches = 0;
        for await (const bytes of openEvtxXml([log], options).batches) {
          text += new TextDecoder().decode(bytes);
          batches += 1;
          if (batches === wanted) break;
        }
        return text;
      }),
    );
    const { oneByOne } = await readAllXml(() => [log], options);
    for (const text of texts) expect(oneByOne.startsWith(text) && text.endsWith('</Event>\n')).toBe(true);
  });
});
