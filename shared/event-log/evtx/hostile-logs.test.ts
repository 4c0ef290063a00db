import { describe, expect, it } from 'vitest';
import { readAllEvents, readAllRecords } from './reference/read-all.ts';
import { ChunkBuilder, wrapChunk } from './reference/chunk-builder.ts';

const options = { file: 'hostile.evtx' };

describe('hostile logs', () => {
  it('ends a file of 69 KB that nests template instances exponentially within a second', async () => {
    const builder = new ChunkBuilder();
    // Definition n shows its one value sixteen times; the value holds an instance of definition n + 1.
    const depth = 14;
    const definitions = Array.from({ length: depth }, (_, level) =>
      builder.definition(
        level === 0 ? 'Event' : 'Data',
        level === 0 ? ['System'] : ['Item'],
        Array.from({ length: 16 }, () => 0),
      ),
    );
    let value = builder.text('x');
    for (const definition of definitions.toReversed()) value = builder.instance(definition, [value]);
    for (let record = 0; record < 40; record++) builder.record(BigInt(record + 1), value.bytes);
    const log = wrapChunk(builder);
    expect(log.length).toBe(4096 + 65_536);
    for (const read of [readAllEvents, readAllRecords]) {
      const started = Date.now();
      const { summary } = await read([log], options);
      expect(Date.now() - started).toBeLessThan(1000);
      expect(summary.recordsSeen).toBe(40);
      expect(summary.problems.filter(({ code }) => code === 'budget-exceeded').length).toBe(40);
    }
  });

  it('ends records that show one long value thousands of times', async () => {
    const builder = new ChunkBuilder();
    const definition = builder.definition(
      'Event',
      ['System'],
      Array.from({ length: 3000 }, () => 0),
    );
    builder.record(1n, builder.instance(definition, [builder.text('x'.repeat(10_000))]).bytes);
    const { records, summary } = await readAllRecords([wrapChunk(builder)], options);
    expect(records[0]?.xml).toBeNull();
    expect(summary.problems.map(({ code }) => code)).toEqual(['budget-exceeded']);
  });

  it('keeps the whole file within its budget, and earns more with every chunk', async () => {
    const builder = new ChunkBuilder();
    const definition = builder.definition(
      'Event',
      ['System'],
      Array.from({ length: 100 }, () => 0),
    );
    const value = builder.instance(definition, [builder.text('x'.repeat(100))]);
    for (let record = 0; record < 100; record++) builder.record(BigInt(record + 1), value.bytes);
    const limits = { fileOutput: 0, outputPerByte: 1 };
    const { records, summary } = await readAllRecords([wrapChunk(builder)], { ...options, limits });
    const length = records.reduce((sum, { xml }) => sum + (xml?.length ?? 0), 0);
    expect(length).toBeGreaterThan(20_000);
    expect(length).toBeLessThan(65_536);
    expect(summary.problems.some(({ code }) => code === 'budget-exceeded')).toBe(true);
  });

  it('stops at nesting, element depth and value counts beyond its limits, keeping the record around them', async () => {
    const deep = new ChunkBuilder();
    const outer = deep.definition('Event', ['System'], [0]);
    const inner = deep.definition('Data', [], [0]);
    let value = deep.text('x');
    for (let level = 0; level < 20; level++) value = deep.instance(inner, [value]);
    deep.record(1n, deep.instance(outer, [value]).bytes);
    const nested = await readAllRecords([wrapChunk(deep)], options);
    expect(nested.records[0]?.xml).toMatch(/^<Event><System><\/System>.*<\/Event>$/);
    expect(nested.summary.problems.map(({ code }) => code)).toEqual(['record-damaged']);

    const tall = new ChunkBuilder();
    tall.record(
      1n,
      tall.instance(
        tall.definition(
          'Event',
          Array.from({ length: 100 }, () => 'System'),
          [0],
          true,
        ),
        [],
      ).bytes,
    );
    const many = new ChunkBuilder();
    const definition = many.definition('Event', ['System'], [0]);
    many.record(
      1n,
      many.instance(
        definition,
        Array.from({ length: 5000 }, () => many.text('')),
      ).bytes,
    );
    const lying = new ChunkBuilder();
    const lie = lying.instance(lying.definition('Event', ['System'], [0]), []).bytes;
    lie.set([0xff, 0xff, 0xff, 0xff], lie.length - 4);
    lying.record(1n, lie);
    for (const builder of [tall, many, lying]) {
      const read = await readAllRecords([wrapChunk(builder)], options);
      expect(read.records[0]?.xml).toBeNull();
      expect(read.summary.problems.map(({ code }) => code)).toEqual(['record-unreadable']);
    }
  });

  it('is not led in circles by names and templates that point at themselves, or anywhere', async () => {
    for (const target of [0, 128, 511, 600, 65_535, 0xffff_ffff]) {
      const builder = new ChunkBuilder();
      const definition = builder.definition('Event', ['System'], [0]);
      const record = builder.instance(definition, [builder.text('x')]).bytes;
      new DataView(record.buffer).setUint32(4 + 6, target, true);
      builder.record(1n, record);
      const log = wrapChunk(builder);
      const view = new DataView(log.buffer);
      // The definition's link to the next one, and its root's name.
      view.setUint32(4096 + definition, definition, true);
      view.setUint32(4096 + definition + 24 + 4 + 7, target, true);
      const read = await readAllRecords([log], options);
      expect(read.records.map(({ xml }) => xml)).toEqual([null]);
    }
  });

  it('pays for what templates say: a long name used thousands of times', async () => {
    const builder = new ChunkBuilder();
    const long = builder.name('n'.repeat(1000));
    const definition = builder.definition('Event', ['System', ...Array.from({ length: 4000 }, () => long)], [0]);
    builder.record(1n, builder.instance(definition, [builder.text('x')]).bytes);
    const log = wrapChunk(builder);
    const started = Date.now();
    const { summary } = await readAllRecords([log], options);
    expect(Date.now() - started).toBeLessThan(1000);
    expect(summary.problems.map(({ code }) => code)).toEqual(['budget-exceeded']);
  });

  it('writes no names that could break out of their tags', async () => {
    const builder = new ChunkBuilder();
    const definition = builder.definition("Event a='b'><x", ['System'], [0]);
    builder.record(1n, builder.instance(definition, [builder.text('x')]).bytes);
    const { records } = await readAllRecords([wrapChunk(builder)], options);
    expect(records[0]?.xml).toBe('<Event_a__b___x><System></System>x</Event_a__b___x>');
  });
});
