import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSwitches } from './category.ts';
import { createValueFinder } from './found-values.ts';
import { compileScanTerms, scan } from './finders.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { createRedactor } from './redactor.ts';
import { plantCorpus } from './test-support/planted-corpus.ts';
import { eachEscapedLine, storedIndex, viewOf, type TextForm } from './text-view.ts';

interface Plain {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly value: string;
}

const corpus = plantCorpus(5, 12);
const learned = createPseudonyms(new Uint8Array(32), defaultSwitches);
const noTerms = compileScanTerms([]);
for (const { text } of corpus.files) {
  scan(text, noTerms, learned, {
    add(kind, start, end) {
      learned.note(kind, text.slice(start, end));
    },
  });
}
const terms = compileScanTerms(learned.terms());

/** The plain way: every layer's values with their texts, sorted as a whole, then each cut by the one before it. */
function findPlainly(stored: string, form: TextForm): readonly Plain[] {
  const parts: Plain[] = [];
  const look = (
    text: string,
    depth: number,
    place: (index: number) => number,
    holds: (a: number, b: number) => boolean,
  ): void => {
    scan(text, terms, learned, {
      add(kind, start, end, matchStart = start, matchEnd = end) {
        if (holds(matchStart, matchEnd)) {
          parts.push({ start: place(start), end: place(end), kind, value: text.slice(start, end) });
        }
      },
    });
    if (depth === 2) return;
    eachEscapedLine(text, (line, from) => {
      const inText = (index: number): number => storedIndex(line, index);
      look(
        line.text,
        depth + 1,
        (index) => place(from + inText(index)),
        (start, end) => inText(end) - inText(start) > end - start,
      );
    });
  };
  const view = viewOf(stored, form);
  look(
    view.text,
    0,
    (index) => storedIndex(view, index),
    () => true,
  );
  let covered = 0;
  return parts
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .flatMap((part): Plain[] => {
      if (part.end <= covered) return [];
      const start = Math.max(part.start, covered);
      covered = part.end;
      return [{ ...part, start }];
    });
}

const sources = corpus.files.filter(({ text }) => text !== '').map(({ text }) => text);
const prose = ['the service was restarted', 'error 31019: ', 'a%41b ', '\\\\server\\x ', '\n', ' — ', '&amp;', '"'];

/** Secrets in the middle of other things, cut anywhere, and escaped once more or not. */
const mixed = array(
  tuple(
    integer({ min: 0, max: sources.length - 1 }),
    integer({ min: 0 }),
    integer({ min: 1, max: 160 }),
    integer({ min: 0, max: 7 }),
  ),
  { maxLength: 24 },
).map((picks) =>
  picks
    .map(([file, at, length, way]) => {
      const source = sources[file] ?? '';
      const from = at % source.length;
      const text = source.slice(from, from + length).toWellFormed();
      if (way === 0) return encodeURIComponent(text);
      if (way === 1) return JSON.stringify(text);
      if (way === 2) return text.toUpperCase();
      return text + (prose[way] ?? '');
    })
    .join(''),
);

describe('values found in text', () => {
  it('are those of the plain way, at the same places, on any mix of secrets and prose', () => {
    const find = createValueFinder(learned);
    assert(
      property(mixed, constantFrom<TextForm>('plain', 'json', 'xml'), (text, form) => {
        const found = find(text, form, terms).map(
          ({ start, end, kind, readable, readableStart, readableEnd }): Plain => ({
            start,
            end,
            kind,
            value: readable.slice(readableStart, readableEnd),
          }),
        );
        expect(found).toEqual(findPlainly(text, form));
      }),
      { numRuns: 250 },
    );
  });

  it('are verbatim exactly where the stored text is the value', () => {
    const find = createValueFinder(learned);
    assert(
      property(mixed, constantFrom<TextForm>('plain', 'json', 'xml'), (text, form) => {
        for (const found of find(text, form, terms)) {
          const value = found.readable.slice(found.readableStart, found.readableEnd);
          expect(found.isVerbatim).toBe(text.slice(found.start, found.end) === value);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a value that another one covers in part', () => {
  it('is what is left of it, and not verbatim', () => {
    const names = createPseudonyms(new Uint8Array(32), defaultSwitches);
    names.note('person', 'Anna Kowalski');
    names.note('host', 'Kowalski-PC01');
    const text = 'by Anna Kowalski-PC01 again';
    const { length } = 'by Anna Kowalski';
    const found = createValueFinder(names)(text, 'plain', compileScanTerms(names.terms()));
    expect(found).toMatchObject([
      { kind: 'person', start: 3, end: length, isVerbatim: true },
      { kind: 'host', start: length, end: length + '-PC01'.length, isVerbatim: false },
    ]);
  });
});

describe('redaction', () => {
  it('of a long text equals redaction line by line', () => {
    const lines = sources
      .flatMap((text) => text.split('\n'))
      .filter((line) => !line.includes('-----') && !/[:=]\s*$/.test(line));
    assert(
      property(array(constantFrom(...lines), { minLength: 400, maxLength: 700 }), (picked) => {
        const settings = { key: new Uint8Array(32).fill(9), identity: [], ownWords: corpus.ownWords };
        const whole = createRedactor(settings);
        const byLine = createRedactor(settings);
        whole.learn(picked.join('\n'));
        for (const line of picked) byLine.learn(line);
        expect(whole.redact(picked.join('\n')).split('\n')).toEqual(picked.map((line) => byLine.redact(line)));
      }),
      { numRuns: 8 },
    );
  });
});
