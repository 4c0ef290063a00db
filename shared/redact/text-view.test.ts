import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachEscapedLine, escapeLike, storedIndex, viewOf } from './text-view.ts';

function deeper(text: string): readonly string[] {
  const lines: string[] = [];
  eachEscapedLine(text, (line, start) => lines.push(`${start} ${line.text}`));
  return lines;
}

describe('readable text', () => {
  it('of JSON equals what JSON.parse reads, but for the mark of an escaped quote', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 40 }), (value) => {
        const stored = JSON.stringify(value);
        expect(viewOf(stored, 'json').text.slice(1, -1).replaceAll('\uE022', '"')).toBe(value);
      }),
    );
  });

  it('keeps the place of every character', () => {
    const stored = 'x\\u0040y\\\\z';
    const view = viewOf(stored, 'json');
    expect(view.text).toBe('x@y\\z');
    expect([0, 1, 2, 3, 4, 5].map((at) => storedIndex(view, at))).toEqual([0, 1, 7, 8, 10, 11]);
  });

  it.each([
    ['a%40b', 'a@b'],
    ['M%C3%BCller', 'Müller'],
    ['%E2%82%AC', '€'],
    ['x%FFy', 'xÿy'],
    ['a&#64;b &amp; c', 'a@b & c'],
    ['a\\u0040b', 'a@b'],
    ['CONTOSO\\\\anna', 'CONTOSO\\anna'],
  ])('looks through %s', (stored, readable) => {
    expect(deeper(`first line\n${stored}\nlast`)).toEqual([`11 ${readable}\n`]);
  });

  it('leaves text without escapes alone', () => {
    expect(deeper('100 % of C:\\Windows')).toEqual([]);
  });

  it('writes a stand-in as the text around it is written', () => {
    expect(escapeLike('DOMAIN-1\\user-2', 'CONTOSO\\\\anna', 'json')).toBe('DOMAIN-1\\\\user-2');
    expect(escapeLike('user-2@domain-1.example', 'anna%40contoso.com', 'plain')).toBe('user-2%40domain-1.example');
    expect(escapeLike("a'&<", 'x', 'xml')).toBe('a&apos;&amp;&lt;');
  });
});
