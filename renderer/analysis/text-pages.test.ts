import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextPages } from './text-pages.ts';

const page = 4 * 1024 * 1024;
const anyText = fc.oneof(
  fc.constantFrom('', 'the service was started', 'the service was stopped', 'größe'),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .record({ letter: fc.constantFrom('a', 'ü'), length: fc.integer({ min: 1_300_000, max: 1_500_000 }) })
    .map(({ letter, length }) => letter.repeat(length)),
);

describe('pages of texts', () => {
  it('give every text back, short and long, new and repeated', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 12 }), (texts) => {
        const pages = createTextPages(64 * page);
        for (const text of texts) expect(pages.add(text)).toBe(true);
        // Not by toEqual: of texts this long it takes seconds.
        expect(texts.findIndex((text, index) => pages.read(index) !== text)).toBe(-1);
      }),
      { numRuns: 25 },
    );
  });

  it('keep a repeated text once', () => {
    const pages = createTextPages(page);
    const text = 'x'.repeat(100_000);
    for (let time = 0; time < 100; time++) expect(pages.add(text)).toBe(true);
    expect(pages.read(99)).toBe(text);
  });

  it('do not take for a repetition what only looks like one', () => {
    const pages = createTextPages(page);
    // Texts that differ in a single place, wherever it is.
    const texts = Array.from({ length: 200 }, (_, at) => `${'-'.repeat(at)}+${'-'.repeat(199 - at)}`);
    for (const text of [...texts, ...texts]) pages.add(text);
    expect([...texts, ...texts].map((_, index) => pages.read(index))).toEqual([...texts, ...texts]);
  });

  it('find words in whatever case, in their own text only', () => {
    const pages = createTextPages(page);
    for (const text of ['no RESET', 'tail re', 'set of all']) pages.add(text);
    const needle = new TextEncoder().encode('reset');
    expect([0, 1, 2].map((index) => pages.holds(index, needle))).toEqual([true, false, false]);
  });
});
