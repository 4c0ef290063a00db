import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNumberColumn, setNumber } from './number-column.ts';

const anyNumber = fc.oneof(
  fc.nat(300),
  fc.integer({ min: -70_000, max: 70_000 }),
  fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  fc.double({ noNaN: true }),
);

describe('a column of numbers', () => {
  it('gives every number back as it was set', () => {
    fc.assert(
      fc.property(fc.array(anyNumber, { maxLength: 40 }), fc.integer({ min: 1, max: 10_000 }), (numbers, before) => {
        const column = createNumberColumn();
        for (let at = 0; at < before; at++) setNumber(column, at, at % 7);
        for (const [at, number] of numbers.entries()) setNumber(column, before + at, number);
        expect(Array.from(column.values.subarray(before, before + numbers.length), (number) => number + 0)).toEqual(
          numbers.map((number) => number + 0),
        );
        expect(column.values[before - 1]).toBe((before - 1) % 7);
      }),
    );
  });

  it.each([
    [[255], 1],
    [[0, 256], 2],
    [[65_536, 1], 4],
    [[-1], 4],
    [[2 ** 31], 8],
    [[Number.NaN], 8],
  ])('takes for %j %i bytes each', (numbers, width) => {
    const column = createNumberColumn();
    for (const [at, number] of numbers.entries()) setNumber(column, at, number);
    expect(column.values.BYTES_PER_ELEMENT).toBe(width);
  });

  it('keeps its memory where it is while it grows', () => {
    const column = createNumberColumn();
    const { values } = column;
    for (let at = 0; at < 100_000; at++) setNumber(column, at, 1);
    expect(column.values).toBe(values);
    expect(values.length).toBeLessThan(115_000);
  });

  it('says when it is full', () => {
    const column = createNumberColumn(5000);
    for (let at = 0; at < 5000; at++) expect(setNumber(column, at, at)).toBe(true);
    expect(setNumber(column, 5000, 1)).toBe(false);
    expect(column.values[4999]).toBe(4999);
  });
});
