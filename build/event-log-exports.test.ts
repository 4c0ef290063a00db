import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EventRecord } from '../shared/event-log/event-record.ts';
import { eventRecordToXml } from '../shared/event-log/event-xml.ts';
import { openEvtxRecords, toXml } from '../shared/event-log/evtx/read-evtx.ts';
import { toJsonLine } from '../shared/event-log/json-lines.ts';
import { openLog } from '../shared/event-log/open-log.ts';
import { readAll } from '../shared/event-log/test-support/read-all.ts';

const folder = '../shared/evtx/';
const exported = `${folder}NickSmet+ts-evtx/Application.xml`;
const real = [
  'NickSmet+ts-evtx/Application.evtx',
  'fukusuket+evtx-parser/Application.evtx',
  'omerbenamram+evtx/MSExchange_Management_wec.evtx',
  'omerbenamram+evtx/Security_short_selected.evtx',
  'omerbenamram+evtx/Application_no_crc32.evtx',
].map((name) => folder + name);
const absent = 'logs of real machines (../shared/evtx) are not on this machine';

async function read(bytes: Uint8Array): Promise<readonly EventRecord[]> {
  const opened = await openLog([bytes], { file: 'log' });
  if (!opened.ok) {
    throw new Error(opened.error.detail);
  }
  return (await readAll(opened.value)).records;
}

/**
 * Without the rendered message, which .evtx does not hold, and without carriage returns: on its way into the repository
 * it comes from, the export's raw line breaks (not those written as references) lost theirs.
 */
function withoutReturns(record: EventRecord): EventRecord {
  const data = record.data.map((datum) => ({ ...datum, value: datum.value.replaceAll('\r\n', '\n') }));
  return { ...record, message: null, data };
}

describe('an Event Viewer export and its .evtx', () => {
  it.skipIf(!existsSync(exported))(
    `give the same 366 events${existsSync(exported) ? '' : ` (${absent})`}`,
    async () => {
      const fromXml = await read(readFileSync(exported));
      const fromEvtx = await read(readFileSync(exported.replace('.xml', '.evtx')));
      expect(fromXml).toHaveLength(366);
      // The export is newest first.
      expect(fromXml.toReversed().map(withoutReturns)).toEqual(fromEvtx.map(withoutReturns));
      expect(fromXml.every(({ message }) => message !== null)).toBe(true);
    },
  );
});

describe('records of real .evtx files', () => {
  for (const path of real) {
    const present = existsSync(path);
    const name = `${path.slice(folder.length)}${present ? '' : ` (${absent})`}`;

    it.skipIf(!present)(`survive XML and JSON: ${name}`, async () => {
      const bytes = readFileSync(path);
      const records = await read(bytes);
      expect(records.length).toBeGreaterThan(0);
      expect(await read(Buffer.from(`${records.map(toJsonLine).join('\n')}\n`))).toEqual(records);
      // eventRecordToXml writes U+FFFD for what XML cannot hold; real logs hold some.
      const legible = JSON.stringify(records).replaceAll(/\\u00[01][\da-f]/g, '\ufffd');
      const xml = records.map(eventRecordToXml).join('\n');
      expect(await read(Buffer.from(xml))).toEqual(JSON.parse(legible));
    });

    it.skipIf(!present)(`are the same when their own XML is read: ${name}`, async () => {
      const bytes = readFileSync(path);
      const xml: string[] = [];
      for await (const batch of openEvtxRecords([bytes], { file: 'log' }).batches) {
        xml.push(...batch.map((record) => toXml(record) ?? ''));
      }
      expect(await read(Buffer.from(xml.join('\n')))).toEqual(await read(bytes));
    });
  }
});
