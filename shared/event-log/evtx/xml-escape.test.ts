import { describe, expect, it } from 'vitest';
import { escapeAttribute, escapeText } from './xml-escape.ts';

describe('escapes of XML', () => {
  it('writes what XML gives a meaning to, and drops NULs', () => {
    expect(escapeText('a < b & c\n"d"\0')).toBe('a &lt; b &amp; c\n"d"');
    expect(escapeAttribute(`a < b\n"d"'`)).toBe('a &lt; b&#10;&quot;d&quot;&apos;');
  });

  it('makes no pair of two lone surrogates by dropping the NUL between them', () => {
    expect(escapeText('\ud800\0\udc00')).toBe('\ufffd\ufffd');
    expect(escapeText('\ud83d\ude00\0')).toBe('\u{1f600}');
  });
});
