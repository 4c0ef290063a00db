import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { openCsvExport } from '../shared/event-log/csv-export.ts';
import { openJsonLines } from '../shared/event-log/json-lines.ts';
import type { ByteSource, LogReading, ReadOptions } from '../shared/event-log/log-reading.ts';
import { openXmlExport } from '../shared/event-log/xml-export.ts';

const MEBIBYTE = 1024 * 1024;
/** Several times the largest item a reader keeps. */
const SIZE = 9 * MEBIBYTE;
const event = "<Event xmlns='x'><System><EventID>1</EventID></System><EventData><Data>";
const header = 'Level,Date and Time,Source,Event ID,Task Category\r\n';
const row = 'Error,27.10.2026 12:28:26,ADSync,1,None,';

interface Hostile {
  readonly name: string;
  readonly start: string;
  readonly repeated: string;
  readonly open: (source: ByteSource, options: ReadOptions) => LogReading;
}

/** Inputs that make a careless reader keep everything, or scan it again and again. */
const inputs: readonly Hostile[] = [
  { name: 'XML: sections that never close', start: event, repeated: '<![CDATA[', open: openXmlExport },
  { name: 'XML: comments that never close', start: '', repeated: '<!--', open: openXmlExport },
  { name: 'XML: a document type without end', start: '', repeated: '<!DOCTYPE [ "', open: openXmlExport },
  { name: 'XML: a tag without end', start: event, repeated: "<a b='c' ", open: openXmlExport },
  { name: 'XML: attributes without end', start: '<Event ', repeated: "b='c' ", open: openXmlExport },
  { name: 'XML: elements without end', start: event, repeated: '<a>', open: openXmlExport },
  { name: 'XML: ends of nothing', start: event, repeated: '</a>', open: openXmlExport },
  { name: 'XML: text without end', start: event, repeated: 'x&amp;', open: openXmlExport },
  { name: 'XML: events in events', start: '', repeated: '<Event>', open: openXmlExport },
  { name: 'XML: bare angle brackets', start: event, repeated: '< <! </ <? ', open: openXmlExport },
  {
    name: 'CSV: a quote that never closes',
    start: `${header}${row}"`,
    repeated: 'text, text\r\n',
    open: openCsvExport,
  },
  { name: 'CSV: quotes in a quote', start: `${header}${row}"`, repeated: 'a "b', open: openCsvExport },
  { name: 'CSV: doubled quotes without end', start: `${header}${row}"`, repeated: '""', open: openCsvExport },
  { name: 'CSV: fields without end', start: header, repeated: ',', open: openCsvExport },
  { name: 'CSV: lines that are no rows', start: `${header}${row}x\r\n`, repeated: 'text\r\n', open: openCsvExport },
  { name: 'CSV: open quotes in every row', start: header, repeated: `${row}"x""\r\n`, open: openCsvExport },
  {
    name: 'CSV: dates that nothing decides',
    start: header,
    repeated: 'Error,9/10/2026 12:28:26,ADSync,1,None,x\r\n',
    open: openCsvExport,
  },
  { name: 'JSON: an object without end', start: '{"a":"', repeated: 'text', open: openJsonLines },
  { name: 'JSON: objects in objects', start: '', repeated: '{"a":', open: openJsonLines },
  { name: 'JSON: torn lines', start: '', repeated: '{"a":\n', open: openJsonLines },
  { name: 'JSON: nothing but space', start: '', repeated: '   \n', open: openJsonLines },
];

// What counts is the memory in use when the garbage is gone.
setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

function memoryInUse(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** The input, and on the way the most memory seen to be in use while it was read. */
function* bytesOf({ start, repeated }: Hostile, memory: { most: number }): Generator<Uint8Array> {
  yield Buffer.from(start);
  const piece = Buffer.from(repeated.repeat(Math.ceil(MEBIBYTE / repeated.length)));
  for (let sent = 0; sent < SIZE; sent += piece.length) {
    yield piece;
    memory.most = Math.max(memory.most, memoryInUse());
  }
}

describe('9 MiB of hostile text', () => {
  it.each(inputs)('$name: ends soon and in little memory', async (input) => {
    const memory = { most: 0 };
    const reading = input.open(bytesOf(input, memory), { file: 'log' });
    const before = memoryInUse();
    const start = performance.now();
    for await (const batch of reading.batches) {
      expect(batch.length).toBeLessThan(200_000);
    }
    expect(performance.now() - start).toBeLessThan(12_000);
    expect(memory.most - before).toBeLessThan(48 * MEBIBYTE);
    const { bytes, problems } = reading.summary();
    expect(bytes).toBeGreaterThanOrEqual(SIZE);
    expect(problems.length).toBeLessThanOrEqual(100);
  });
});
