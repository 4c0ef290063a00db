import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutatedLog } from './reference/mutate.ts';
import { fixtureEvents } from './reference/fixture-events.ts';
import { NaiveGaveUp } from './reference/naive-binxml.ts';
import { readNaively } from './reference/naive-reader.ts';
import { inPieces, readAllEvents, readAllRecords, readAllXml } from './reference/read-all.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { writeEvtx } from './test-support/writer.ts';

/** More finds more, and takes longer: at this number the file runs a few seconds. Another seed tries other mutations. */
const RUNS = 100;
const SEED = 20_261_120;

const file = 'mutated.evtx';
const log = writeEvtx(fixtureEvents(40, 900));

/** Compared as text: much faster than by structure, and every difference still counts. */
const text = (value: unknown): string => JSON.stringify(value, null, 1);

describe('any mutation of a log', () => {
  it('is read like the naive reader reads it, without throwing, whatever the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        mutatedLog(log),
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1 }),
        async (bytes, sizes) => {
          const { records, summary } = await readAllRecords(inPieces(bytes, sizes), { file });
          const { events } = await readAllEvents([bytes], { file });
          expect(text(events)).toBe(text(records.flatMap(({ event }) => (event === null ? [] : [event]))));
          expect(summary.recordsSeen).toBe(records.length);
          expect(summary.bytes).toBe(bytes.length);
          if (summary.problems.some(({ code }) => code === 'budget-exceeded')) return;
          try {
            expect(text(records)).toBe(text(readNaively(bytes, file)));
          } catch (error) {
            if (!(error instanceof NaiveGaveUp)) throw error;
          }
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('is rendered and decoded as a whole as it is record by record, with templates known from before', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedLog(log), async (bytes) => {
        const filter = { providers: ['ADSync', 'Directory Synchronization'], levels: [2, 3] };
        for (const options of [{ file }, { file, filter }]) {
          const { together, oneByOne } = await readAllXml(() => [log, bytes.subarray(4096)], options);
          expect(together).toBe(oneByOne);
        }
        const both = (): readonly Uint8Array[] => [log, bytes.subarray(4096)];
        const { records } = await readAllRecords(both(), { file });
        const { events } = await readAllEvents(both(), { file });
        expect(text(events)).toBe(text(records.flatMap(({ event }) => event ?? [])));
      }),
      { numRuns: RUNS * 2, seed: SEED },
    );
  });

  it('gives no more than its budget of output', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedLog(log), async (bytes) => {
        const limits = { ...DEFAULT_LIMITS, fileOutput: 20_000, outputPerByte: 0 };
        const { records } = await readAllRecords([bytes], { file, limits });
        const xml = records.reduce((sum, record) => sum + (record.xml?.length ?? 0), 0);
        const values = records
          .flatMap(({ event }) => event?.data ?? [])
          .reduce((sum, { value }) => sum + value.length, 0);
        expect(xml + values).toBeLessThanOrEqual(20_000);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('passes the filter or not as its events do afterwards', async () => {
    const filter = { providers: ['ADSync'], eventIds: [31_000, 31_003], sinceMs: Date.UTC(2026, 9, 5, 8, 20) };
    await fc.assert(
      fc.asyncProperty(mutatedLog(log), async (bytes) => {
        const all = await readAllEvents([bytes], { file });
        const some = await readAllEvents([bytes], { file, filter });
        expect(some.events).toEqual(
          all.events.filter(
            ({ provider, eventId, timeMs }) =>
              filter.providers.includes(provider) && filter.eventIds.includes(eventId) && timeMs >= filter.sinceMs,
          ),
        );
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('reports the same damage where the data of no source is wanted, and the same events but for their data', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedLog(log), async (bytes) => {
        const whole = await readAllEvents([bytes], { file });
        const bare = await readAllEvents([bytes], { file, dataOf: new Set() });
        expect(text(bare.events)).toBe(text(whole.events.map((event) => ({ ...event, data: [], message: null }))));
        if (whole.summary.problems.some(({ code }) => code === 'budget-exceeded')) return;
        expect(text(bare.summary)).toBe(text(whole.summary));
      }),
      { numRuns: RUNS * 3, seed: SEED },
    );
  });

  it('comes with the data of the sources that are wanted, and of no others', async () => {
    const dataOf = new Set(['ADSync']);
    await fc.assert(
      fc.asyncProperty(mutatedLog(log), async (bytes) => {
        const whole = await readAllEvents([bytes], { file });
        if (whole.summary.problems.some(({ code }) => code === 'budget-exceeded')) return;
        const some = await readAllEvents([bytes], { file, dataOf });
        const expected = whole.events.map((event) =>
          dataOf.has(event.provider) ? event : { ...event, data: [], message: null },
        );
        expect(text(some.events)).toBe(text(expected));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
