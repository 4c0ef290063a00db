import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventRecord } from './event-record.ts';
import { eventTimeMs } from './event-time.ts';
import { eventRecordToXml } from './event-xml.ts';
import { openXmlExport } from './xml-export.ts';
import { readAll, utf8 } from './test-support/read-all.ts';

const event: EventRecord = {
  file: 'log.xml',
  place: { kind: 'record', id: 7 },
  recordId: 7,
  time: '2026-10-05T08:15:31.1234567Z',
  timeMs: eventTimeMs('2026-10-05T08:15:31.1234567Z'),
  provider: 'Directory Synchronization',
  eventId: 611,
  level: 2,
  channel: 'Application',
  computer: 'sync01',
  user: null,
  data: [{ value: 'a < b & "c"\r\n\td' }, { name: "o'name", value: '' }],
  message: null,
};

describe('eventRecordToXml', () => {
  it('writes the form that Windows writes', () => {
    expect(eventRecordToXml(event)).toBe(
      `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>` +
        `<Provider Name='Directory Synchronization'/><EventID>611</EventID><Level>2</Level>` +
        `<TimeCreated SystemTime='2026-10-05T08:15:31.1234567Z'/><EventRecordID>7</EventRecordID>` +
        `<Channel>Application</Channel><Computer>sync01</Computer><Security/></System><EventData>` +
        `<Data>a &lt; b &amp; "c"&#13;&#10;\td</Data><Data Name='o&apos;name'></Data></EventData></Event>`,
    );
  });

  it('leaves out what a CSV export does not know', () => {
    const bare: EventRecord = { ...event, recordId: null, channel: '', computer: '', data: [], message: 'm' };
    const xml = eventRecordToXml(bare);
    expect(xml).not.toMatch(/EventRecordID|Channel|Computer/);
    expect(xml).toContain('<EventData></EventData><RenderingInfo><Message>m</Message></RenderingInfo>');
  });

  it('replaces what XML cannot hold', () => {
    const xml = eventRecordToXml({ ...event, data: [{ value: '\u0000\u0001\ud800\ufffe\u0085\u{1f600}' }] });
    expect(xml).toContain('<Data>\ufffd\ufffd\ufffd\ufffd\u0085\u{1f600}</Data>');
  });

  it('is read back as the same event', async () => {
    // Any text that XML can hold.
    const text = fc.string({ unit: 'grapheme' });
    const datum = fc.record({ name: text, value: text }, { requiredKeys: ['value'] });
    const record = fc.record({ data: fc.array(datum), message: fc.option(text), provider: text, channel: text });
    await fc.assert(
      fc.asyncProperty(record, async (fields) => {
        const original: EventRecord = { ...event, ...fields };
        const reading = openXmlExport([utf8(eventRecordToXml(original))], { file: 'log.xml' });
        expect((await readAll(reading)).records).toEqual([original]);
      }),
      { numRuns: 300 },
    );
  });
});
