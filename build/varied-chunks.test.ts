import { describe, expect, it } from 'vitest';
import { readAllEvents } from '../shared/event-log/evtx/reference/read-all.ts';
import { writeEvtx } from '../shared/event-log/evtx/test-support/writer.ts';
import { CHUNK } from './bench/chunk-records.ts';
import { HEADER, logHeader } from './bench/inputs.ts';
import { distinctEvents } from './bench/generated-events.ts';
import { variedChunks } from './bench/varied-chunks.ts';

/** A log of three copies of a chunk, and the events of the chunk itself. */
async function copies(): Promise<readonly (readonly string[])[]> {
  const generated = distinctEvents();
  const log = writeEvtx(Array.from({ length: 30 }, () => generated.next().value));
  const chunk = log.subarray(HEADER, HEADER + CHUNK);
  const varied = variedChunks([chunk]);
  const chunks = Array.from({ length: 3 }, () => varied.next().value ?? new Uint8Array(0));
  const { events, summary } = await readAllEvents([logHeader(3), ...chunks], { file: 'varied.evtx' });
  expect(summary.problems).toEqual([]);
  expect(events.map(({ recordId }) => recordId)).toEqual(events.map((_, index) => index + 1));
  const count = events.length / 3;
  return [0, 1, 2].map((copy) =>
    events
      .slice(copy * count, (copy + 1) * count)
      .map(({ provider, eventId, timeMs, data }) =>
        JSON.stringify([provider, eventId, timeMs, data.map(({ value }) => value)]),
      ),
  );
}

describe('varied chunks', () => {
  it('are proper chunks, whose records go on; no copy has an event of another', async () => {
    const [first = [], second = [], third = []] = await copies();
    expect(first.length).toBeGreaterThan(10);
    expect(new Set([...first, ...second, ...third]).size).toBe(3 * first.length);
  });

  it('are the same each time', async () => {
    expect(await copies()).toEqual(await copies());
  });
});
