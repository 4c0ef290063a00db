import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutatedLog } from '../shared/event-log/evtx/reference/mutate.ts';
import { readNaively } from '../shared/event-log/evtx/reference/naive-reader.ts';
import { readAllEvents, readAllRecords, readAllXml } from '../shared/event-log/evtx/reference/read-all.ts';

/** Logs of real machines, where this checkout lies beside them; the project holds none itself. */
const folder = '../shared/evtx';
const present = existsSync(folder);
const missing = present ? '' : ` (skipped: no real logs in ${folder})`;

const files = present
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.evtx'))
  : [];

/** Records of each log. A record whose size is damaged is counted where it is still a record beyond doubt. */
const counts: Readonly<Record<string, number>> = {
  'NickSmet+ts-evtx/Application.evtx': 366,
  'fukusuket+evtx-parser/Application.evtx': 195,
  'fukusuket+evtx-parser/Microsoft-Windows-WMI-Activity-Operational.evtx': 132,
  'fukusuket+evtx-parser/System.evtx': 651,
  'log2timeline+plaso/System.evtx': 5009,
  'omerbenamram+evtx/2-vss_7-System.evtx': 1160,
  'omerbenamram+evtx/Application_no_crc32.evtx': 17,
  'omerbenamram+evtx/MSExchange_Management_wec.evtx': 1,
  'omerbenamram+evtx/Microsoft-Windows-HelloForBusiness-Operational.evtx': 6,
  'omerbenamram+evtx/Security_short_selected.evtx': 7,
  'omerbenamram+evtx/new-user-security.evtx': 4,
  'omerbenamram+evtx/sample-with-irregular-bool-values.evtx': 3028,
  'omerbenamram+evtx/sample-with-zero-data-size-event.evtx': 450,
  'omerbenamram+evtx/system.evtx': 1881,
};

function load(file: string): Uint8Array {
  return readFileSync(join(folder, file));
}

/** Sources that most of these logs hold. */
const asked = ['Service Control Manager', 'Microsoft-Windows-Security-Auditing', 'ESENT', 'EventLog'];

/** Mutations of each log; more find more, and take longer. */
const RUNS = 8;

/** Offsets of the records that a walk from record to record reaches, with no other knowledge. */
function walk(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const offsets: number[] = [];
  for (let chunk = 4096; chunk + 65_536 <= bytes.length; chunk += 65_536) {
    if (Buffer.from(bytes.subarray(chunk, chunk + 7)).toString('latin1') !== 'ElfChnk') continue;
    for (let at = chunk + 512; view.getUint32(at, true) === 0x2a2a; at += view.getUint32(at + 4, true)) {
      const size = view.getUint32(at + 4, true);
      if (size < 28 || at + size > chunk + 65_536) break;
      offsets.push(at);
      if (at + size + 28 > chunk + 65_536) break;
    }
  }
  return offsets;
}

describe.skipIf(!present)(`real logs${missing}`, () => {
  it.each(files)(
    '%s: every record a walk can reach is listed and decoded, as the naive reader does it',
    async (file) => {
      const bytes = load(file);
      const { records, summary } = await readAllRecords([bytes], { file });
      const listed = new Set(records.map((record) => record.offset));
      expect(walk(bytes).filter((offset) => !listed.has(offset))).toEqual([]);
      expect(records.filter((record) => record.xml === null || record.event === null)).toEqual([]);
      expect(summary.problems.filter(({ code }) => !['chunk-checksum', 'record-damaged'].includes(code))).toEqual([]);
      expect(records.length).toBe(counts[file] ?? records.length);
      expect(records).toEqual(readNaively(bytes, file));
      const { events } = await readAllEvents([bytes], { file });
      expect(events).toEqual(records.map((record) => record.event));
      const xml = await readAllXml(() => [bytes], { file });
      expect(xml.together).toBe(xml.oneByOne);
      expect(xml.records).toBe(records.length);
    },
  );

  it.each(files)('%s: damaged, it is rendered and decoded as a whole as it is record by record', async (file) => {
    const bytes = new Uint8Array(load(file)).subarray(0, 4096 + 3 * 65_536);
    await fc.assert(
      fc.asyncProperty(mutatedLog(bytes, 65_000), async (mutated) => {
        const both = (): readonly Uint8Array[] => [bytes, mutated.subarray(4096)];
        const { together, oneByOne } = await readAllXml(both, { file });
        expect(together).toBe(oneByOne);
        const { records } = await readAllRecords(both(), { file });
        const { events } = await readAllEvents(both(), { file });
        expect(JSON.stringify(events)).toBe(JSON.stringify(records.flatMap(({ event }) => event ?? [])));
        const { events: bare } = await readAllEvents(both(), { file, dataOf: new Set(['Service Control Manager']) });
        const some = events.map((event) =>
          event.provider === 'Service Control Manager' ? event : { ...event, data: [], message: null },
        );
        expect(JSON.stringify(bare)).toBe(JSON.stringify(some));
        const filter = { providers: asked, levels: [0, 2, 4], untilMs: Date.UTC(2021, 0) };
        const { events: chosen } = await readAllEvents(both(), { file, filter });
        const passing = events.filter(
          ({ provider, level, timeMs }) =>
            asked.includes(provider) && filter.levels.includes(level) && timeMs < filter.untilMs,
        );
        expect(JSON.stringify(chosen)).toBe(JSON.stringify(passing));
      }),
      { numRuns: RUNS, seed: 20_261_121 },
    );
  });

  it('has a count for each log of a whole machine', () => {
    expect(Object.keys(counts).filter((file) => !files.includes(file))).toEqual([]);
  });

  it('renders all 366 events of Application.evtx as Event Viewer exported them', async () => {
    const exported = readFileSync(join(folder, 'NickSmet+ts-evtx/Application.xml'), 'utf8');
    const { records } = await readAllRecords([load('NickSmet+ts-evtx/Application.evtx')], { file: 'Application.evtx' });
    // Sample: <Event xmlns='…'><System>…</System>…</Event>
    const expected = [...exported.matchAll(/<Event [\s\S]*?<\/Event>/g)].map(([event]) =>
      // What Event Viewer looked up in the providers' libraries is not in the log. Sample: <RenderingInfo Culture=…>
      event.replace(/<RenderingInfo[\s\S]*?<\/RenderingInfo>/, ''),
    );
    expect(expected.length).toBe(366);
    // The export lists the newest first, and has passed through a tool that turned CR LF into LF.
    const rendered = records.map((record) => record.xml?.replaceAll('\r\n', '\n')).toReversed();
    expect(rendered).toEqual(expected);
  });
});
