import type { LeakTerm } from './leak-terms.ts';

export type LeakEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252'
  | 'cp850'
  | 'json'
  | 'xml'
  | 'url'
  | 'base64';

export interface LeakPattern {
  /** One character per byte, as `byteText` makes it. */
  readonly text: string;
  readonly encoding: LeakEncoding;
  readonly term: LeakTerm;
  /** Bytes per character at the edges: 2 in UTF-16. */
  readonly unit: 1 | 2;
  /** Upper and lower case differ: base64. */
  readonly exact: boolean;
}

/** Longest part of a value that is looked for; the rest adds nothing but memory. */
const longestValue = 128;
/** Fewer bytes than this are too common by chance in base64. */
const shortestBase64 = 8;

const encoder = new TextEncoder();
const bytesDecoder = new TextDecoder('windows-1252');

/** Bytes as text, one character each; this decoder maps all 256 bytes one to one. */
export function byteText(bytes: Uint8Array): string {
  return bytesDecoder.decode(bytes);
}

/** Every way a value may be written in a file. Case is left to the scan, beyond ASCII both cases are made here. */
export function leakPatterns(term: LeakTerm): readonly LeakPattern[] {
  const patterns: LeakPattern[] = [];
  const seen = new Set<string>();
  const add = (bytes: Uint8Array, encoding: LeakEncoding, unit: 1 | 2 = 1, exact = false): void => {
    const text = byteText(bytes);
    const id = `${exact ? text : text.toLowerCase()}\0${unit}`;
    if (text.length < 2 || seen.has(id)) return;
    seen.add(id);
    patterns.push({ text, encoding, term, unit, exact });
  };
  const value = term.value.slice(0, longestValue);
  for (const variant of new Set([value, value.toLowerCase(), value.toUpperCase()])) {
    const utf8 = encoder.encode(variant);
    const narrow = wide(variant, true);
    add(utf8, 'utf-8');
    add(narrow, 'utf-16le', 2);
    add(wide(variant, false), 'utf-16be', 2);
    for (const [encoding, text] of escapedForms(variant)) {
      add(encoder.encode(text), encoding);
      add(wide(text, true), encoding, 2);
    }
    for (const [encoding, bytes] of codePages(variant)) add(bytes, encoding);
    for (const bytes of [utf8, narrow]) {
      if (bytes.length >= shortestBase64)
        for (const text of base64Forms(bytes)) add(encoder.encode(text), 'base64', 1, true);
    }
  }
  return patterns;
}

function wide(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return bytes;
}

const isPlain = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);

const beyondAscii = (unit: number): boolean => unit > 126;
const special = (unit: number): boolean => !isPlain(unit);
const marked = (unit: number): boolean => unit > 126 || '@&<>"\'+\\'.includes(String.fromCharCode(unit));
const unicode = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

function escapedForms(text: string): readonly (readonly [LeakEncoding, string])[] {
  const each = (escape: (unit: number, character: string) => string, isSpecial: (unit: number) => boolean): string =>
    Array.from(text, (character) =>
      isSpecial(character.charCodeAt(0)) ? escape(character.charCodeAt(0), character) : character,
    ).join('');
  return [
    ['json', JSON.stringify(text).slice(1, -1)],
    ['json', each(unicode, beyondAscii)],
    ['json', each(unicode, marked)],
    ['json', text.replaceAll('/', '\\/')],
    ['json', text.replaceAll('\\', '\\\\\\\\')],
    [
      'xml',
      each(
        (_, character) => namedEntity(character),
        (unit) => '&<>"\''.includes(String.fromCharCode(unit)),
      ),
    ],
    ['xml', each((unit) => `&#${unit};`, marked)],
    ['xml', each((unit) => `&#x${unit.toString(16)};`, marked)],
    ['url', encodeLoosely(text)],
    ['url', each((_, character) => percents(character), special)],
    ['url', each((_, character) => percents(character), special).replaceAll('%', '%25')],
  ];
}

function namedEntity(character: string): string {
  const names: { readonly [Key in string]?: string } = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return names[character] ?? character;
}

function percents(character: string): string {
  return Array.from(encoder.encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
    '',
  );
}

/** Like encodeURIComponent, but half a surrogate pair is no reason to throw. */
function encodeLoosely(text: string): string {
  return Array.from(text, (character) => (/^[\w.!~*'()-]$/.test(character) ? character : percents(character))).join('');
}

// Where the console code page of Western Windows (850, and 437 for these letters) puts the letters that names have.
const cp850: ReadonlyMap<string, number> = new Map(
  Array.from('ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜøáíóúñÑß').map((letter, index) => {
    const code = [
      0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0x91, 0x92,
      0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xe1,
    ][index];
    return [letter, code ?? 0];
  }),
);

function codePages(text: string): readonly (readonly [LeakEncoding, Uint8Array])[] {
  const codes = Array.from(text, (letter) => letter.charCodeAt(0));
  if (codes.every((code) => code < 128)) return [];
  const pages: [LeakEncoding, Uint8Array][] = [];
  if (codes.every((code) => code < 128 || (code >= 0xa0 && code <= 0xff)))
    pages.push(['windows-1252', Uint8Array.from(codes)]);
  const console = Array.from(text, (letter) => (letter.charCodeAt(0) < 128 ? letter.charCodeAt(0) : cp850.get(letter)));
  if (!console.includes(undefined)) pages.push(['cp850', Uint8Array.from(console, (code) => code ?? 0)]);
  return pages;
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The digits that the bytes alone decide, for each of the three ways they can fall into base64's groups. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  const forms: string[] = [];
  for (const shift of [0, 1, 2]) {
    const firstBit = shift * 8;
    const firstDigit = Math.ceil(firstBit / 6);
    const lastDigit = Math.floor((firstBit + bytes.length * 8) / 6);
    let text = '';
    for (let digit = firstDigit; digit < lastDigit; digit++) {
      const bit = digit * 6 - firstBit;
      const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
      text += base64Digits.charAt((pair >> (10 - (bit & 7))) & 63);
    }
    forms.push(text);
    // The alphabet of URLs.
    if (/[+/]/.test(text)) forms.push(text.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return forms;
}
