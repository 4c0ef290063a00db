import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCsvExport } from './csv-export.ts';
import { openJsonLines } from './json-lines.ts';
import type { ByteSource, LogReading, ReadOptions } from './log-reading.ts';
import { openLog } from './open-log.ts';
import { inPieces, readAll, utf16, utf8 } from './test-support/read-all.ts';
import { openXmlExport } from './xml-export.ts';

const event = (id: number): string =>
  `<Event xmlns='x'><System><Provider Name="ADSync"/><EventID>${id}</EventID><Level>2</Level>` +
  `<TimeCreated SystemTime='2026-10-05T08:15:31.1234567Z'/><EventRecordID>${id}</EventRecordID></System>` +
  `<EventData><Data>a &amp; b &#10;</Data><Data Name='n'><![CDATA[<x>]]></Data></EventData>` +
  `<RenderingInfo><Message>m</Message></RenderingInfo></Event>`;
const xml = `<?xml version="1.0"?><!DOCTYPE e [<!ENTITY a "b">]><Events>${event(1)}<!-- c -->${event(2)}${event(3)}</Events>`;
const csv =
  'Level,Date and Time,Source,Event ID,Task Category\r\n' +
  'Error,9/10/2026 10:01:02 AM,ADSync,1,None,"a ""b"",\r\nc"\r\nWarning,27.10.2026 12:28:26,ADSync,2,None,plain\r\n'.repeat(
    3,
  );
const json = '{"recordId":1,"time":"2026-10-05T08:15:31Z","eventId":2,"data":{"a":"\\"b{\\n"}}\n'.repeat(4);

const logs: readonly (readonly [string, Uint8Array, (source: ByteSource, options: ReadOptions) => LogReading])[] = [
  ['XML', utf8(xml), openXmlExport],
  ['XML in UTF-16', utf16(`\ufeff${xml}`, 'little'), openXmlExport],
  ['CSV', utf8(csv), openCsvExport],
  ['CSV in UTF-16', utf16(csv, 'big'), openCsvExport],
  ['JSON', utf8(json), openJsonLines],
];

type Mutation =
  | { readonly kind: 'overwrite' | 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'delete' | 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'truncate'; readonly at: number };

function mutate(bytes: Uint8Array, mutation: Mutation): Uint8Array {
  const at = Math.min(mutation.at, bytes.length);
  const before = bytes.subarray(0, at);
  switch (mutation.kind) {
    case 'overwrite':
      return Uint8Array.of(...before, ...mutation.bytes, ...bytes.subarray(at + mutation.bytes.length));
    case 'insert':
      return Uint8Array.of(...before, ...mutation.bytes, ...bytes.subarray(at));
    case 'delete':
      return Uint8Array.of(...before, ...bytes.subarray(at + mutation.length));
    case 'repeat':
      return Uint8Array.of(...before, ...bytes.subarray(at, at + mutation.length), ...bytes.subarray(at));
    case 'truncate':
      return before;
    default:
      return bytes;
  }
}

/** Pieces of the languages themselves break more than random bytes do. */
const markup = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '<![CDATA[',
  '<!--',
  '<!DOCTYPE [',
  '</Event>',
  '<Event>',
  '{',
  '}',
  '\\',
  '\n',
  ',',
  '\0',
];
const payload = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 6 }),
  fc.constantFrom(...markup).map((text) => utf8(text)),
);
const place = fc.nat(1_500);
const mutations = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('overwrite' as const, 'insert' as const), at: place, bytes: payload }),
    fc.record({ kind: fc.constantFrom('delete' as const, 'repeat' as const), at: place, length: fc.nat(300) }),
    fc.record({ kind: fc.constant('truncate' as const), at: place }),
  ),
  { minLength: 1, maxLength: 4 },
);

describe('any mutation of any text log', () => {
  it.each(logs)('%s: reads to the end, and the same in small pieces', async (_name, bytes, open) => {
    await fc.assert(
      fc.asyncProperty(mutations, fc.integer({ min: 1, max: 50 }), async (changes, size) => {
        const damaged = changes.reduce(mutate, bytes);
        const whole = await readAll(open([damaged], { file: 'log' }));
        const pieces = await readAll(open(inPieces(damaged, size), { file: 'log' }));
        expect(pieces.records).toEqual(whole.records);
        expect(whole.summary.bytes).toBe(damaged.length);
        expect(whole.summary.records).toBe(whole.records.length);
        const opened = await openLog([damaged], { file: 'log' });
        if (opened.ok) await readAll(opened.value);
      }),
      { numRuns: 150 },
    );
  });

  it.each(logs)('%s: one changed byte costs at most two events', async (_name, bytes, open) => {
    const { records } = await readAll(open([bytes], { file: 'log' }));
    // The first 250 bytes hold what the whole file hangs on: mark, declaration, heading.
    const anywhere = fc.integer({ min: 250, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(anywhere, fc.constantFrom(0x20, 0x41, 0x3c, 0x22), async (at, value) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = value;
        const left = await readAll(open([damaged], { file: 'log' }));
        expect(left.records.length).toBeGreaterThanOrEqual(records.length - 2);
      }),
      { numRuns: 150 },
    );
  });
});
