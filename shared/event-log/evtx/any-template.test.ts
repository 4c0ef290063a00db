import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkBuilder, wrapChunk } from './reference/chunk-builder.ts';
import type { BuiltValue, Slot, TemplateElement } from './reference/chunk-builder.ts';
import { readAllEvents, readAllRecords, readAllXml } from './reference/read-all.ts';

/** More finds more, and takes longer. */
const RUNS = 300;
const SEED = 20_261_121;
const SLOTS = 12;

const file = 'any.evtx';

const slot: fc.Arbitrary<Slot> = fc.record({ slot: fc.nat(SLOTS), optional: fc.boolean() });
const word = fc.constantFrom('Text', 'ADSync', '4', 'a b', 'Müller', '名');
const part: fc.Arbitrary<string | Slot> = fc.oneof({ weight: 1, arbitrary: word }, { weight: 3, arbitrary: slot });
/** One part most of the time, as in real templates. */
const parts = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(part) },
  { weight: 1, arbitrary: fc.array(part, { maxLength: 3 }) },
);
const attribute = fc.record({ name: fc.constantFrom('Name', 'Name', 'SystemTime', 'UserID', 'Guid'), parts });

const names = ['Data', 'Data', 'Binary', 'Leaf', 'Event', 'System', 'EventData'];
const anyElement = fc.letrec<{ readonly element: TemplateElement }>((tie) => ({
  element: fc.record({
    name: fc.constantFrom(...names),
    attributes: fc.array(attribute, { maxLength: 2 }),
    content: fc.oneof(
      { weight: 5, arbitrary: parts },
      { weight: 1, arbitrary: fc.array(fc.oneof(part, tie('element')), { maxLength: 3 }) },
      { weight: 2, arbitrary: fc.array(tie('element'), { maxLength: 3 }) },
    ),
  }),
})).element;

/** Elements that hold a field of System, as they mostly are and as they are not. */
const field = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(['Provider', 'Name'], ['TimeCreated', 'SystemTime'], ['Security', 'UserID'])
      .chain(([name = '', key = '']) =>
        fc.record({
          name: fc.constant(name),
          attributes: fc.array(fc.record({ name: fc.constantFrom(key, key, key, 'Guid'), parts }), { maxLength: 2 }),
          content: fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: parts }),
        }),
      ),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      name: fc.constantFrom('EventID', 'Level', 'EventRecordID', 'Channel', 'Computer', 'Task'),
      attributes: fc.constant([]),
      content: parts,
    }),
  },
  { weight: 1, arbitrary: anyElement },
);

const system = fc.record({
  name: fc.constant('System'),
  attributes: fc.constant([]),
  content: fc.array(field, { minLength: 4, maxLength: 9 }),
});
const box = fc.record({
  name: fc.constantFrom('EventData', 'EventData', 'UserData', 'RenderingInfo', 'System', 'ProcessingErrorData'),
  attributes: fc.array(attribute, { maxLength: 1 }),
  content: fc.array(
    fc.oneof({ weight: 6, arbitrary: anyElement }, { weight: 1, arbitrary: slot }, { weight: 1, arbitrary: word }),
    { maxLength: 4 },
  ),
});
/** The time is a value, without which no template is usual. */
const time: TemplateElement = {
  name: 'TimeCreated',
  attributes: [{ name: 'SystemTime', parts: [{ slot: 0, optional: false }] }],
  content: [],
};
const event = fc
  .tuple(
    system,
    fc.array(fc.oneof({ weight: 5, arbitrary: box }, { weight: 1, arbitrary: slot }), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([first, rest, isTimed]): TemplateElement => ({
    name: 'Event',
    attributes: [{ name: 'xmlns', parts: ['urn:x'] }],
    content: [{ ...first, content: isTimed ? [time, ...first.content] : first.content }, ...rest],
  }));
const nested = fc.oneof(
  { weight: 2, arbitrary: box },
  { weight: 2, arbitrary: anyElement },
  { weight: 1, arbitrary: event },
);

const text = (characters: string): BuiltValue => new ChunkBuilder().text(characters);
/** Of all sorts of characters, halves of pairs and what would be a byte order mark among them. */
const anyText = fc
  .array(fc.constantFrom('a', '=', 'ü', '€', '\u{1f511}', '\ud83d', '\ude00', '\ufeff', '\0', 'plain text '), {
    maxLength: 30,
  })
  .map((characters) => text(characters.join('')));
const number = (type: number, size: number): fc.Arbitrary<BuiltValue> =>
  fc.uint8Array({ minLength: size, maxLength: size }).map((bytes) => ({ type, bytes }));
const wide = (count: number): Uint8Array => new Uint8Array(BigUint64Array.of(BigInt(count)).buffer);
const value: fc.Arbitrary<BuiltValue | 'nested'> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 60 }).map(text) },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 5 }).map((bytes) => ({ type: 0x01, bytes })) },
  { weight: 1, arbitrary: fc.constant({ type: 0x00, bytes: new Uint8Array(0) }) },
  { weight: 1, arbitrary: fc.constant({ type: 0x81, bytes: text('one\0two\0').bytes }) },
  { weight: 1, arbitrary: number(0x04, 1) },
  { weight: 2, arbitrary: number(0x06, 2) },
  { weight: 1, arbitrary: number(0x08, 4) },
  { weight: 1, arbitrary: number(0x07, 4) },
  { weight: 1, arbitrary: number(0x09, 8) },
  { weight: 1, arbitrary: number(0x0a, 8) },
  { weight: 2, arbitrary: fc.nat(2000).map((count) => ({ type: 0x0a, bytes: wide(count) })) },
  { weight: 1, arbitrary: number(0x0f, 16) },
  { weight: 1, arbitrary: number(0x0d, 4) },
  { weight: 1, arbitrary: number(0x15, 8) },
  { weight: 2, arbitrary: fc.constant('nested' as const) },
);
const values = fc.array(value, { minLength: SLOTS - 2, maxLength: SLOTS });
const fileTime: BuiltValue = { type: 0x11, bytes: Uint8Array.of(0, 0x80, 0x3e, 0xd5, 0xde, 0xb1, 0xdd, 1) };

/** A log of records of a template, whose values may hold instances of another. */
function logOf(
  root: TemplateElement,
  inner: TemplateElement,
  records: readonly (readonly (BuiltValue | 'nested')[])[],
) {
  const builder = new ChunkBuilder();
  const definition = builder.template(root);
  const innerDefinition = builder.template(inner);
  const leaves = [fileTime, ...Array.from({ length: SLOTS }, (_, index) => builder.text(`inner ${index}`))];
  const instance = builder.instance(innerDefinition, leaves);
  records.forEach((list, index) => {
    const built = list.map((each) => (each === 'nested' ? instance : each));
    builder.record(BigInt(index + 1), builder.instance(definition, [fileTime, ...built]).bytes);
  });
  return wrapChunk(builder);
}

describe('a template of any form', () => {
  it('is taken apart and rendered by the kernel as by the decoder, however odd it is', async () => {
    await fc.assert(
      fc.asyncProperty(event, nested, fc.array(values, { minLength: 2, maxLength: 4 }), async (root, inner, lists) => {
        const log = logOf(root, inner, lists);
        const { records } = await readAllRecords([log], { file });
        const { events } = await readAllEvents([log], { file });
        expect(events).toEqual(records.flatMap((record) => record.event ?? []));
        const { together, oneByOne } = await readAllXml(() => [log], { file });
        expect(together).toBe(oneByOne);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('gives the data of the sources that are wanted', async () => {
    const dataOf = new Set(['ADSync']);
    await fc.assert(
      fc.asyncProperty(event, nested, fc.array(values, { minLength: 2, maxLength: 3 }), async (root, inner, lists) => {
        const log = logOf(root, inner, lists);
        const { events } = await readAllEvents([log], { file });
        const some = await readAllEvents([log], { file, dataOf });
        const bare = (all: typeof events): typeof events =>
          all.map((each) => (dataOf.has(each.provider) ? each : { ...each, data: [], message: null }));
        expect(some.events).toEqual(bare(events));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('passes a filter or not as its events do', async () => {
    const filters = [
      { providers: ['ADSync'] },
      { eventIds: [0, 4] },
      { levels: [0, 4] },
      { sinceMs: Date.UTC(2026, 0) },
    ];
    await fc.assert(
      fc.asyncProperty(event, nested, fc.array(values, { minLength: 2, maxLength: 3 }), async (root, inner, lists) => {
        const log = logOf(root, inner, lists);
        const { events } = await readAllEvents([log], { file });
        for (const filter of filters) {
          const passing = events.filter(
            ({ provider, eventId, level, timeMs }) =>
              (filter.providers?.includes(provider) ?? true) &&
              (filter.eventIds?.includes(eventId) ?? true) &&
              (filter.levels?.includes(level) ?? true) &&
              timeMs >= (filter.sinceMs ?? Number.NEGATIVE_INFINITY),
          );
          expect((await readAllEvents([log], { file, filter })).events).toEqual(passing);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
