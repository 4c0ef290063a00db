import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachEscapedLine, viewOf, type TextForm } from './text-view.ts';

// The same by regular expressions and the engine's own decoder.
// Sample: `\u0040`, `\"`, `\\`
const jsonEscape = /\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/g;
// Sample: `&amp;`, `&#64;`, `&#x40;`
const xmlEscape = /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});/g;
// Sample: `%40`, `%C3%BC`, `&amp;`, `\u0040`, `\x40`, `\\`, `\/`
const anyEscape =
  /%[cCdD][0-9a-fA-F]%[89abAB][0-9a-fA-F]|%[eE][0-9a-fA-F](?:%[89abAB][0-9a-fA-F]){2}|%[0-9a-fA-F]{2}|&(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\\/"])/g;

const letters: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '\uE022'],
]);
const named: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);

function plainly(found: string): string {
  const hex = (digits: string): number => Number.parseInt(digits, 16);
  if (found.startsWith('%')) {
    try {
      return decodeURIComponent(found);
    } catch {
      return String.fromCharCode(hex(found.slice(-2)));
    }
  }
  if (found.startsWith('&#')) {
    const isHex = /^&#x/i.test(found);
    const code = isHex ? hex(found.slice(3, -1)) : Number(found.slice(2, -1));
    return code <= 0x10_ffff ? String.fromCodePoint(code) : '\uFFFD';
  }
  if (found.startsWith('&')) return named.get(found) ?? found;
  if (/^\\[ux]./.test(found)) return String.fromCharCode(hex(found.slice(2)));
  return letters.get(found.charAt(1)) ?? found.charAt(1);
}

const escapeText = array(
  constantFrom(
    ...'\\ \\\\ \\" \\/ \\n \\x41 \\u00e4 \\u00 \\ud83d %41 %4 %C3%BC %C0%80 %E2%82%AC %ED%A0%80 %E0%80%80 %F0%9F %ff & &amp; &amp &lt; &#64; &#x40; &#X1F600; &#9999999; &#xd800; &#; &nbsp; a 4 ; Ü'.split(
      ' ',
    ),
    '\n',
    ' ',
  ),
  { maxLength: 24 },
).map((pieces) => pieces.join(''));

describe('escapes', () => {
  it.each<[TextForm, RegExp]>([
    ['json', jsonEscape],
    ['xml', xmlEscape],
  ])('of %s read as the plain way reads them', (form, pattern) => {
    assert(
      property(escapeText, string({ unit: 'binary', maxLength: 8 }), (text, noise) => {
        const stored = text + noise + text;
        expect(viewOf(stored, form).text).toBe(stored.replaceAll(pattern, plainly));
      }),
      { numRuns: 400 },
    );
  });

  it('inside text read as the plain way reads them, line by line', () => {
    assert(
      property(escapeText, (text) => {
        const read: string[] = [];
        eachEscapedLine(text, (line, start) => read.push(`${start} ${line.text}`));
        const expected: string[] = [];
        let start = 0;
        for (const line of text.split(/(?<=\n)/)) {
          if (line.search(anyEscape) >= 0) expected.push(`${start} ${line.replaceAll(anyEscape, plainly)}`);
          start += line.length;
        }
        expect(read).toEqual(expected);
      }),
      { numRuns: 600 },
    );
  });
});
