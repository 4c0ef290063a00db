import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLike, unescapeOnce, viewOf } from './text-view.ts';

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
    expect(Array.from(view.starts ?? [])).toEqual([0, 1, 7, 8, 10, 11]);
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
    expect(unescapeOnce(viewOf(stored, 'plain'))?.text).toBe(readable);
  });

  it('leaves text without escapes alone', () => {
    expect(unescapeOnce(viewOf('100 % of C:\\Windows', 'plain'))).toBeNull();
  });

  it('writes a stand-in as the text around it is written', () => {
    expect(escapeLike('DOMAIN-1\\user-2', 'CONTOSO\\\\anna', 'json')).toBe('DOMAIN-1\\\\user-2');
    expect(escapeLike('user-2@domain-1.example', 'anna%40contoso.com', 'plain')).toBe('user-2%40domain-1.example');
    expect(escapeLike("a'&<", 'x', 'xml')).toBe('a&apos;&amp;&lt;');
  });
});
