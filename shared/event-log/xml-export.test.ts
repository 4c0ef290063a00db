import { describe, expect, it } from 'vitest';
import type { EventRecord } from './event-record.ts';
import type { EventFilter } from './log-reading.ts';
import { inPieces, readAll, utf16, utf8 } from './test-support/read-all.ts';
import type { WholeLog } from './test-support/read-all.ts';
import { openXmlExport } from './xml-export.ts';

function read(input: string | Uint8Array, filter?: EventFilter): Promise<WholeLog> {
  const bytes = typeof input === 'string' ? utf8(input) : input;
  const options = filter === undefined ? { file: 'log.xml' } : { file: 'log.xml', filter };
  return readAll(openXmlExport([bytes], options));
}

const namespace = 'http://schemas.microsoft.com/win/2004/08/events/event';

function eventXml(recordId: number, inner = '<EventData><Data>first</Data><Data>second</Data></EventData>'): string {
  return (
    `<Event xmlns='${namespace}'><System><Provider Name='PasswordResetService'/><EventID Qualifiers='0'>31002</EventID>` +
    `<Version>0</Version><Level>4</Level><Task>0</Task><Opcode>0</Opcode><Keywords>0x80000000000000</Keywords>` +
    `<TimeCreated SystemTime='2026-10-05T08:15:31.1234567Z'/><EventRecordID>${recordId}</EventRecordID><Correlation/>` +
    `<Execution ProcessID='0' ThreadID='0'/><Channel>Application</Channel><Computer>sync01.contoso.example</Computer>` +
    `<Security UserID='S-1-5-18'/></System>${inner}</Event>`
  );
}

const expected: EventRecord = {
  file: 'log.xml',
  place: { kind: 'record', id: 7 },
  recordId: 7,
  time: '2026-10-05T08:15:31.1234567Z',
  timeMs: Date.UTC(2026, 9, 5, 8, 15, 31, 123),
  provider: 'PasswordResetService',
  eventId: 31_002,
  level: 4,
  channel: 'Application',
  computer: 'sync01.contoso.example',
  user: 'S-1-5-18',
  data: [{ value: 'first' }, { value: 'second' }],
  message: null,
};

describe('openXmlExport', () => {
  it('reads an Event Viewer export', async () => {
    const prolog = '\ufeff<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n';
    const { records, summary } = await read(`${prolog}<Events>${eventXml(7)}${eventXml(6)}</Events>`);
    expect(records).toEqual([expected, { ...expected, place: { kind: 'record', id: 6 }, recordId: 6 }]);
    expect(summary).toMatchObject({ format: 'xml', records: 2, recordsSeen: 2, problems: [] });
    expect(summary.first).toBe(expected.time);
  });

  it('takes the message from RenderingInfo, where an event has it', async () => {
    const rendering = `<RenderingInfo Culture='de-DE'><Message>Zeile 1&#13;&#10;Zeile 2\r\nZeile 3</Message><Level>Informationen</Level></RenderingInfo>`;
    const { records } = await read(eventXml(7, `<EventData></EventData>${rendering}`) + eventXml(8));
    expect(records.map(({ message }) => message)).toEqual(['Zeile 1\r\nZeile 2\r\nZeile 3', null]);
    expect(records[0]).toMatchObject({ level: 4, data: [] });
  });

  it.each([
    ['UTF-8 without mark', utf8(eventXml(7))],
    ['UTF-16 little endian with mark', utf16(`\ufeff${eventXml(7)}`, 'little')],
    ['UTF-16 big endian with mark', utf16(`\ufeff${eventXml(7)}`, 'big')],
    ['UTF-16 little endian without mark', utf16(eventXml(7), 'little')],
    ['UTF-16 big endian without mark', utf16(eventXml(7), 'big')],
    ['UTF-8 that claims to be UTF-16', utf8(`<?xml version="1.0" encoding="utf-16"?>${eventXml(7)}`)],
  ])('reads %s', async (_name, bytes) => {
    expect((await read(bytes)).records).toEqual([expected]);
  });

  it('follows the encoding of the XML declaration', async () => {
    const text = `<?xml version='1.0' encoding='windows-1252'?>${eventXml(7, '<EventData><Data>M\u00fcller</Data></EventData>')}`;
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect((await read(bytes)).records[0]?.data).toEqual([{ value: 'Müller' }]);
  });

  it('guesses the Western code page where text is not UTF-8, and says so', async () => {
    const text = eventXml(7, '<EventData><Data>M\u00fcller</Data></EventData>');
    const { records, problems } = await read(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    expect(records[0]?.data).toEqual([{ value: 'Müller' }]);
    expect(problems).toEqual(['encoding-guessed']);
  });

  it('reads what was copied from the detail pane', async () => {
    const pane = `- <Event xmlns="${namespace}">
- <System>
  <Provider Name="ADSync" />
  <EventID Qualifiers="0">6329</EventID>
  <Level>2</Level>
  <TimeCreated SystemTime="2026-10-05T08:15:31.000000000Z" />
  <EventRecordID>12</EventRecordID>
  <Channel>Application</Channel>
  <Computer>sync01</Computer>
  <Security />
  </System>
- <EventData>
  <Data>text</Data>
  </EventData>
  </Event>`;
    const { records, problems } = await read(pane);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { provider: 'ADSync', eventId: 6329, level: 2, recordId: 12, user: null, data: [{ value: 'text' }] },
    ]);
  });

  it('needs no root, and takes any wrapper, prefixes, comments and processing instructions', async () => {
    const prefixed = eventXml(9)
      .replaceAll(/<(\/?)(?=\w)/g, '<$1e:')
      .replace('xmlns=', 'xmlns:e=');
    const text = `<?pi ?><!-- <Event> --><a:any xmlns:a="x"><b>${eventXml(7)}</b>\n${prefixed}</a:any>${eventXml(8)}`;
    const { records, problems } = await read(text);
    expect(records.map(({ recordId }) => recordId)).toEqual([7, 9, 8]);
    expect(problems).toEqual([]);
  });

  it('reads names, CDATA, references, Binary and UserData as the .evtx reader does', async () => {
    const data =
      `<EventData Name='x'><Data Name="User &amp; co">a &lt;b&gt; &#x1F600; &unknown;</Data><Data><![CDATA[<Event> &amp;]]>!</Data>` +
      `<Data/><Binary></Binary><Binary>01FF</Binary></EventData>`;
    expect((await read(eventXml(7, data))).records[0]?.data).toEqual([
      { name: 'User & co', value: 'a <b> 😀 &unknown;' },
      { value: '<Event> &amp;!' },
      { value: '' },
      { name: 'Binary', value: '01FF' },
    ]);
    const user = `<UserData><Session xmlns='x'><Id>0</Id><Empty/></Session></UserData>`;
    expect((await read(eventXml(7, user))).records[0]?.data).toEqual([
      { name: 'Id', value: '0' },
      { name: 'Empty', value: '' },
    ]);
  });

  it('never resolves a document type', async () => {
    const lol = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
      '',
    );
    const doctype = `<!DOCTYPE e [<!-- it's > here --><!ENTITY l0 "lol">${lol}<!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const { records, problems } = await read(doctype + eventXml(7, '<EventData><Data>&l9;&x;</Data></EventData>'));
    expect(records[0]?.data).toEqual([{ value: '&l9;&x;' }]);
    expect(problems).toEqual(['doctype-ignored']);
  });

  it('filters by every condition before it looks at the data', async () => {
    const text = [7, 8, 9].map((id) => eventXml(id).replace('31002', `310${id}`)).join('');
    const ids = async (filter: EventFilter): Promise<unknown> =>
      (await read(text, filter)).records.map(({ recordId }) => recordId);
    expect(await ids({ eventIds: [3107, 3109] })).toEqual([7, 9]);
    expect(await ids({ providers: ['ADSync'] })).toEqual([]);
    expect(await ids({ levels: [4], sinceMs: expected.timeMs })).toEqual([7, 8, 9]);
    expect(await ids({ untilMs: expected.timeMs })).toEqual([]);
    expect((await read(text, { providers: ['ADSync'] })).summary).toMatchObject({ records: 0, recordsSeen: 3 });
  });

  it('loses only the torn event, wherever the tear is', async () => {
    const whole = eventXml(8);
    for (let cut = 10; cut < whole.length - 1; cut += 7) {
      const { records, problems } = await read(eventXml(7) + whole.slice(0, cut) + eventXml(9));
      expect(records.map(({ recordId }) => recordId)).toEqual([7, 9]);
      expect(problems.length).toBeGreaterThan(0);
    }
  });

  it('reports a log that ends inside an event, with what was lost', async () => {
    const { records, summary } = await read(eventXml(7) + eventXml(8).slice(0, 400));
    expect(records).toHaveLength(1);
    expect(summary.problems).toMatchObject([{ code: 'truncated', bytesLost: expect.any(Number) }]);
    expect(summary.problems[0]?.bytesLost).toBeGreaterThan(300);
  });

  it('gives the line where there is no record id', async () => {
    const text = `<Events>\n\n${eventXml(7).replace('<EventRecordID>7</EventRecordID>', '')}\n</Events>`;
    expect((await read(text)).records[0]).toMatchObject({ recordId: null, place: { kind: 'line', line: 3 } });
  });

  it('reads the same in pieces of any size', async () => {
    const bytes = utf8(
      `\ufeff<Events>${eventXml(7, '<EventData><Data>ä密😀 &amp; &#10;</Data></EventData>')}</Events>`,
    );
    const whole = await read(bytes);
    for (const size of [1, 2, 3, 7, 100]) {
      const pieces = await readAll(openXmlExport(inPieces(bytes, size), { file: 'log.xml' }));
      expect(pieces.records).toEqual(whole.records);
    }
  });
});
