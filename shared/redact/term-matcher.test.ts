import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTerms, foldUnit, slotOf, termAt } from './term-matcher.ts';

/** All places where the fast matcher sees a term. */
function matches(text: string, terms: readonly string[]): readonly string[] {
  const table = compileTerms(terms.map((term) => ({ text: term, whole: false, tag: null })));
  const found: string[] = [];
  let gram = 0;
  for (let at = 0; at < text.length; at++) {
    gram = ((gram << 6) | foldUnit(text.charCodeAt(at))) & 0xff_ffff;
    if (table.slots[slotOf(gram)] !== 1 || at < 3) continue;
    const term = termAt(table, gram, text, at - 3);
    if (term !== null) found.push(`${at - 3} ${term.lower}`);
  }
  return found;
}

/** The same by asking every place for every term, longest first. */
function matchesSlowly(text: string, terms: readonly string[]): readonly string[] {
  const byLength = terms.map((term) => term.toLowerCase()).toSorted((one, other) => other.length - one.length);
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const term = byLength.find((candidate) => text.slice(at, at + candidate.length).toLowerCase() === candidate);
    if (term !== undefined) found.push(`${at} ${term}`);
  }
  return found;
}

describe('term matcher', () => {
  it('equals the naive search on any text', () => {
    const letters = string({
      unit: constantFrom('a', 'B', 'b', '-', '.', 'ü', 'Ü', 'é', '7'),
      minLength: 4,
      maxLength: 8,
    });
    const text = string({ unit: constantFrom('a', 'A', 'b', '-', '.', 'ü', 'Ü', 'é', '7', ' '), maxLength: 80 });
    assert(
      property(array(letters, { maxLength: 6 }), text, (terms, haystack) => {
        expect(matches(haystack, terms)).toEqual(matchesSlowly(haystack, terms));
      }),
      { numRuns: 300 },
    );
  });

  it('finds a name in capitals whose last letter has a form for the end of a word', () => {
    expect(matches('x ΠΑΠΠΆΣ y', ['Παππάς'])).toEqual(['2 παππάς']);
  });

  it('folds every letter with case to the same six bits', () => {
    const different: string[] = [];
    for (let code = 0; code < 0x250; code++) {
      const letter = String.fromCharCode(code);
      if (letter.toLowerCase().length === 1 && foldUnit(code) !== foldUnit(letter.toLowerCase().charCodeAt(0)))
        different.push(letter);
    }
    expect(different).toEqual([]);
  });

  it.each([
    ['see AADC01 there', true],
    ['see AADC012 there', false],
    ['xAADC01', false],
    ['%40aadc01', true],
    ['user_AADC01_x', true],
    ['AADC01Azure AD Sync 2.1.20.0', true],
  ])('whole terms: %s', (text, expected) => {
    const table = compileTerms([{ text: 'AADC01', whole: true, tag: null }]);
    const at = text.toLowerCase().indexOf('aadc01');
    let gram = 0;
    for (let index = at; index < at + 4; index++) gram = (gram << 6) | foldUnit(text.charCodeAt(index));
    expect(termAt(table, gram, text, at) !== null).toBe(expected);
  });
});
