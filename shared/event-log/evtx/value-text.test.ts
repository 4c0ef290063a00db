import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkBuilder, wrapChunk } from './reference/chunk-builder.ts';
import { naiveEscape, naiveValue } from './reference/naive-value.ts';
import { readAllRecords } from './reference/read-all.ts';
import { valueText } from './value-text.ts';

function text(type: number, ...bytes: readonly number[]): string {
  const value = Uint8Array.from(bytes);
  return valueText(value, new DataView(value.buffer), 0, value.length, type);
}

/** Every type there is, some there are not, and arrays of them. */
const types = fc.oneof(fc.integer({ min: 0, max: 0x24 }), fc.integer({ min: 0x80, max: 0xa4 }));
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 0, maxLength: 40 }),
  fc.uint8Array({ minLength: 90, maxLength: 600 }),
  // Texts as they are: few distinct characters, with NULs.
  fc
    .array(fc.constantFrom(0, 0, 0x41, 0x62, 0xd8, 0xdc, 0x80, 0x3c), { maxLength: 64 })
    .map((list) => Uint8Array.from(list)),
);

describe('valueText', () => {
  it('renders values as Windows does', () => {
    expect(text(0x14, 0xff, 0, 0, 0)).toBe('0xff');
    expect(text(0x15, 0, 0, 0, 0, 0, 0, 0x80, 0)).toBe('0x80000000000000');
    expect(text(0x0e, 0, 0xab, 0x0f)).toBe('00AB0F');
    expect(text(0x0f, 0x33, 0x22, 0x11, 0, 0x55, 0x44, 0x77, 0x66, 0x88, 0x99, 1, 2, 3, 4, 5, 6)).toBe(
      '{00112233-4455-6677-8899-010203040506}',
    );
    expect(text(0x13, 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0)).toBe('S-1-5-18');
    expect(text(0x11, 0x00, 0x80, 0x3e, 0xd5, 0xde, 0xb1, 0x9d, 0x01)).toBe('1970-01-01T00:00:00.0000000Z');
    expect(text(0x11, 0, 0, 0, 0, 0, 0, 0, 0)).toBe('1601-01-01T00:00:00.0000000Z');
    expect(text(0x0d, 1, 0, 0, 0)).toBe('true');
    expect(text(0x0d, 0, 2, 0, 0)).toBe('true');
    expect(text(0x09, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)).toBe('-1');
    expect(text(0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)).toBe('18446744073709551615');
    expect(text(0x0b, 0xcd, 0xcc, 0xcc, 0x3d)).toBe('0.1');
    expect(text(0x02, 0x80, 0x41, 0)).toBe('€A');
    expect(text(0x01, 0x41, 0, 0, 0)).toBe('A');
    expect(text(0x86, 1, 0, 2, 0)).toBe('1, 2');
  });

  it('equals the naive rendering for any bytes of any type, also the second time', () => {
    fc.assert(
      fc.property(types, bytes, fc.nat(7), (type, value, shift) => {
        const chunk = new Uint8Array(shift + value.length);
        chunk.set(value, shift);
        const view = new DataView(chunk.buffer);
        const naive = naiveValue(chunk, shift, value.length, type);
        for (let time = 0; time < 3; time++) expect(valueText(chunk, view, shift, value.length, type)).toBe(naive);
      }),
      { numRuns: 1500 },
    );
  });

  it('is written into XML as the same text, escaped', async () => {
    await fc.assert(
      fc.asyncProperty(types, bytes, async (type, value) => {
        fc.pre(type !== 0x21 && (type & 0x80) === 0);
        const builder = new ChunkBuilder();
        const definition = builder.definition('Event', ['System'], [0]);
        builder.record(1n, builder.instance(definition, [{ type, bytes: value }]).bytes);
        const { records } = await readAllRecords([wrapChunk(builder)], { file: 'one.evtx' });
        const rendered = naiveEscape(naiveValue(value, 0, value.length, type), false);
        expect(records[0]?.xml).toBe(`<Event><System></System>${rendered}</Event>`);
      }),
      {
        numRuns: 300,
        // A NUL between two lone surrogates: dropped, but they are no pair.
        examples: [
          [0x23, Uint8Array.of(0, 0xd8, 0, 0, 0, 0xdc)],
          [0x01, Uint8Array.of(0, 0xd8, 0, 0, 0, 0xdc)],
        ],
      },
    );
  });
});
