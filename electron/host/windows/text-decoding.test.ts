import { describe, expect, it } from 'vitest';
import { upperHalves } from './code-page-tables.ts';
import { decodeOutput } from './text-decoding.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));

describe('decodeOutput', () => {
  it.each([
    // "Üç" and its like as consoles write them
    [850, bytes(0x9a, 0x62, 0x65, 0x72, 0x81, 0xe1), 'Überüß'],
    [437, bytes(0x50, 0x61, 0x72, 0x61, 0x6d, 0x8a, 0x74, 0x72, 0x65, 0x73), 'Paramètres'],
    [850, bytes(0x90, 0x54, 0x41, 0x54), 'ÉTAT'],
    [932, bytes(0x8a, 0xf9, 0x92, 0xe8), '既定'],
    [866, bytes(0x8f, 0xe0), 'Пр'],
    [852, bytes(0x9f), 'č'],
    [1252, bytes(0x80), '€'],
    [65_001, Uint8Array.from(Buffer.from('Größe', 'utf8')), 'Größe'],
  ])('code page %d', (page, input, expected) => {
    expect(decodeOutput(input, page)).toBe(expected);
  });

  it.each([
    ['UTF-16 with a mark', Uint8Array.from([0xff, 0xfe, ...utf16('Wert é')]), 'Wert é'],
    ['UTF-16 without one', utf16('maxSize: 20971520 é'), 'maxSize: 20971520 é'],
    [
      'Japanese in UTF-16 without a mark',
      utf16('"メソッドを呼び出すことができません。"\r\n'),
      '"メソッドを呼び出すことができません。"\r\n',
    ],
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, 0xc3, 0xa9]), 'é'],
    ['UTF-8 without one', Uint8Array.from(Buffer.from('名前 é', 'utf8')), '名前 é'],
    ['nothing', bytes(), ''],
  ])('%s, whatever the code page', (_name, input, expected) => {
    for (const page of [437, 850, 932]) {
      expect(decodeOutput(input, page)).toBe(expected);
    }
  });

  it('an unknown code page keeps its ASCII part', () => {
    expect(decodeOutput(bytes(0x41, 0xff, 0x42), 99_999)).toMatch(/^A.B$/);
  });

  it('every table has 128 characters', () => {
    for (const table of Object.values(upperHalves)) {
      expect(table).toHaveLength(128);
    }
  });
});
