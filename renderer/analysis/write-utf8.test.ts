import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeUtf8 } from './write-utf8.ts';

describe('a text as UTF-8', () => {
  it.each([
    '',
    'reset failed',
    'Größe €',
    '😀a\ud83d',
    '\ude00\ud83d\ud83d\ude00',
    '\u0000\u007f\u0080\u07ff\u0800\uffff',
  ])('is written as TextEncoder does: %j', (text) => {
    expect(written(text)).toEqual(new TextEncoder().encode(text));
  });

  it('is so for any text, lone surrogates included', () => {
    const piece = fc.oneof(
      fc.constantFrom('a', 'ü', '😀'),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.integer({ min: 0xd800, max: 0xdfff }).map((half) => String.fromCharCode(half)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        expect(written(text)).toEqual(new TextEncoder().encode(text));
      }),
    );
  });
});

function written(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3 + 5);
  return bytes.slice(5, writeUtf8(text, bytes, 5));
}
