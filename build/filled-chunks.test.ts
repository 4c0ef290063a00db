import { describe, expect, it } from 'vitest';
import { readAllEvents, readAllXml } from '../shared/event-log/evtx/reference/read-all.ts';
import { writeEvtx } from '../shared/event-log/evtx/test-support/writer.ts';
import { CHUNK } from './bench/chunk-records.ts';
import { filledChunk } from './bench/filled-chunks.ts';
import { applicationEvents } from './bench/generated-events.ts';
import { HEADER, logHeader } from './bench/inputs.ts';

const file = 'filled.evtx';

describe('a filled chunk', () => {
  it('is a proper chunk: its own records in turn, as far as it reaches', async () => {
    const generated = applicationEvents();
    const log = writeEvtx(Array.from({ length: 7 }, () => generated.next().value));
    const chunk = log.subarray(HEADER, HEADER + CHUNK);
    const read = async (bytes: Uint8Array) => await readAllEvents([logHeader(1), bytes], { file });
    const content = async (bytes: Uint8Array) =>
      (await read(bytes)).events.map(({ provider, eventId, time, data }) => ({ provider, eventId, time, data }));
    const before = await content(chunk);
    const filled = filledChunk(chunk);
    const after = await content(filled);
    expect((await read(filled)).summary.problems).toEqual([]);
    expect(before).toHaveLength(7);
    expect(after.length).toBeGreaterThan(70);
    expect(after).toEqual(after.map((_, index) => before[index % 7]));
    expect(new DataView(filled.buffer).getUint32(48, true)).toBeGreaterThan(CHUNK - 2048);
    const { together, oneByOne } = await readAllXml(() => [logHeader(1), filled], { file });
    expect(together).toBe(oneByOne);
  });
});
