import { array, assert, constantFrom, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextTable, rememberedAt } from './text-table.ts';
import { wordSet } from './word-set.ts';

const someText = string({ unit: constantFrom('a', 'A', 'b', 'ß', 'Σ', 'ς', 'σ', 'İ', '1', '-'), maxLength: 6 });

describe('a table of texts', () => {
  it('gives equal texts one entry, wherever they stand, and different ones another', () => {
    assert(
      property(array(someText, { maxLength: 60 }), integer(), (texts, seed) => {
        const table = createTextTable(seed, (text) => ({ text }));
        const entries = texts.map((text) => table.at(`<${text}>`, 1, text.length + 1));
        expect(entries.map(({ text }) => text)).toEqual(texts);
        expect(new Set(entries).size).toBe(new Set(texts).size);
      }),
    );
  });

  it('tells texts apart whose hashes are the same', () => {
    const table = createTextTable(7, (text) => ({ text }));
    expect(['uia85', 'uq6c0', 'uia85'].map((text) => table.at(text, 0, 5).text)).toEqual(['uia85', 'uq6c0', 'uia85']);
  });

  it('keeps every one of many entries', () => {
    const table = createTextTable(7, (text) => ({ text }));
    const names = Array.from({ length: 5000 }, (_, index) => `user${index}@contoso.com`);
    const entries = names.map((name) => table.at(name, 0, name.length));
    for (const [index, name] of names.entries()) expect(table.at(` ${name}`, 1, name.length + 1)).toBe(entries[index]);
  });
});

describe('a remembered answer', () => {
  it('is the answer, also after more questions than are kept', () => {
    const asked = new Map<string, number>();
    const lengthOf = rememberedAt((text) => {
      asked.set(text, (asked.get(text) ?? 0) + 1);
      return text.length;
    });
    for (let index = 0; index < 20_000; index += 1)
      expect(lengthOf(`x${index}`, 1, `x${index}`.length)).toBe(`${index}`.length);
    expect(lengthOf('19999', 0, 5)).toBe(5);
    expect(asked.get('19999')).toBe(1);
  });
});

describe('a set of words', () => {
  it('equals a set of small letters, in any case and place', () => {
    assert(
      property(array(someText), someText, someText, (words, text, around) => {
        const small = words.filter((word) => word !== '').map((word) => word.toLowerCase());
        const set = wordSet(small);
        const places = [text, ...words].filter((word) => word.length === word.toLowerCase().length);
        for (const place of places) {
          expect(set.has(`${around}${place}${around}`, around.length, around.length + place.length)).toBe(
            small.includes(place.toLowerCase()),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
