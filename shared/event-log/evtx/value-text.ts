import { emptyTexts } from './empty-texts.ts';
import { LONGEST_CACHED, cacheSlot, createTextCache, sameAgain } from './text-cache.ts';
import type { TextCache } from './text-cache.ts';
import { fileTimeText, systemTimeText } from './time-text.ts';
import { readUtf16, withoutNuls, zeros } from './utf16.ts';
import { ARRAY, ValueType, arrayItemSize } from './value-types.ts';

/** Windows-1252 for 0x80 to 0x9f; all else of ANSI text is read as Latin-1. The record names no code page. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const HEX_LOWER = '0123456789abcdef';

const smallNumbers: string[] = emptyTexts(1024);
/** A byte in hex, by its value; made when first used. */
let lowerBytes: readonly string[] | null = null;

function hexOfByte(byte: number, digits: string): string {
  return digits.charAt(byte >> 4) + digits.charAt(byte & 15);
}

/** A whole number; the smallest are made once. */
export function smallNumberText(value: number): string {
  if (value >= smallNumbers.length) return String(value);
  if (smallNumbers[value] === '') smallNumbers[value] = String(value);
  return smallNumbers[value]!;
}

function ansiText(bytes: Uint8Array, offset: number, size: number): string {
  let length = size;
  while (length > 0 && bytes[offset + length - 1] === 0) length -= 1;
  let text = '';
  for (let at = offset; at < offset + length; at++) {
    const byte = bytes[at] ?? 0;
    text += byte >= 0x80 && byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte);
  }
  return text;
}

/** Lists of character codes by length, for the reason that utf16.ts gives. */
const hexLists: number[][] = [];

/** Character code of a digit: "0" is 48, and "A" comes seven behind where a digit for ten would. */
function upperDigit(value: number): number {
  return value < 10 ? 48 + value : 55 + value;
}

function upperHex(bytes: Uint8Array, offset: number, size: number): string {
  let text = '';
  for (let from = offset; from < offset + size; from += 64) {
    const part = Math.min(64, offset + size - from);
    const list = (hexLists[part] ??= zeros(part * 2));
    for (let index = 0, to = 0; index < part; index++, to += 2) {
      const byte = bytes[from + index]!;
      list[to] = upperDigit(byte >> 4);
      list[to + 1] = upperDigit(byte & 15);
    }
    text += String.fromCharCode.apply(null, list);
  }
  return text;
}

/** Bytes of a GUID in the order in which they are written; -1 stands for a hyphen. */
const guidOrder: readonly number[] = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15];

function guidText(bytes: Uint8Array, offset: number): string {
  lowerBytes ??= Array.from({ length: 256 }, (_, byte) => hexOfByte(byte, HEX_LOWER));
  let text = '{';
  for (const place of guidOrder) text += place < 0 ? '-' : (lowerBytes[bytes[offset + place] ?? 0] ?? '');
  return `${text}}`;
}

/** Anything but zero is true: real logs hold booleans other than 0 and 1. */
function isTrue(bytes: Uint8Array, offset: number, size: number): boolean {
  let any = 0;
  for (let at = offset; at < offset + size; at++) any |= bytes[at]!;
  return any !== 0;
}

function sidText(view: DataView, offset: number, size: number): string {
  if (size < 8) return '';
  const high = view.getUint16(offset + 2);
  const low = view.getUint32(offset + 4);
  // Authorities above 32 bits are written in hex ([MS-DTYP] 2.4.2.1).
  const authority = high === 0 ? String(low) : `0x${(high * 4_294_967_296 + low).toString(16).padStart(12, '0')}`;
  let text = `S-${view.getUint8(offset)}-${authority}`;
  const count = Math.min(view.getUint8(offset + 1), (size - 8) >> 2);
  for (let index = 0; index < count; index++) text += `-${view.getUint32(offset + 8 + index * 4, true)}`;
  return text;
}

function hex64(view: DataView, offset: number): string {
  const low = view.getUint32(offset, true);
  const high = view.getUint32(offset + 4, true);
  return high === 0 ? `0x${low.toString(16)}` : `0x${high.toString(16)}${low.toString(16).padStart(8, '0')}`;
}

function unsigned64(view: DataView, offset: number): string {
  const high = view.getUint32(offset + 4, true);
  return high < 0x20_0000
    ? smallNumberText(high * 4_294_967_296 + view.getUint32(offset, true))
    : String(view.getBigUint64(offset, true));
}

function signed64(view: DataView, offset: number): string {
  const high = view.getInt32(offset + 4, true);
  return high >= 0 && high < 0x20_0000
    ? smallNumberText(high * 4_294_967_296 + view.getUint32(offset, true))
    : String(view.getBigInt64(offset, true));
}

/** Infinities and NaN in XML Schema's spelling, which Windows follows; finite numbers in their shortest exact form. */
function realText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF';
  return String(value);
}

/** The shortest decimal that reads back as the same 32-bit number. */
function real32Text(value: number): string {
  for (let digits = 1; digits < 9 && Number.isFinite(value); digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return realText(text);
  }
  return realText(value);
}

/** Least bytes a value of a fixed-size type has; shorter ones are shown as hex, like values of unknown types. */
const leastSizes = Uint8Array.of(0, 0, 0, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 1, 0, 16, 4, 8, 16, 0, 4, 8);

/**
 * A value as Windows renders it, without XML escapes. The caller has checked that all of it lies inside the chunk.
 * Arrays give their items with a comma and blank between them; BinXML gives nothing (its place is among elements).
 */
export function valueText(bytes: Uint8Array, view: DataView, offset: number, size: number, type: number): string {
  if (size === 0) return '';
  switch (type) {
    case ValueType.string:
      return repeatedText(bytes, view, offset, withoutNuls(bytes, offset, size), type);
    case ValueType.sid:
    case ValueType.guid:
    case ValueType.hexInt64:
    case ValueType.binary:
      return repeatedText(bytes, view, offset, size, type);
    default:
      return plainText(bytes, view, offset, size, type);
  }
}

/** Made when first used: where the kernel does its part, it hardly ever is. */
let cache: TextCache | null = null;

/** Texts, SIDs and GUIDs come again and again: those of usual length are made once. */
function repeatedText(bytes: Uint8Array, view: DataView, offset: number, size: number, type: number): string {
  if (size === 0) return '';
  if (size > LONGEST_CACHED) return plainText(bytes, view, offset, size, type);
  cache ??= createTextCache();
  const slot = cacheSlot(view, offset, size, type);
  if (!sameAgain(cache, slot, view, offset, size, type)) return plainText(bytes, view, offset, size, type);
  return (cache.texts[slot] ??= plainText(bytes, view, offset, size, type));
}

/** The same without the texts kept from before. */
export function plainText(bytes: Uint8Array, view: DataView, offset: number, size: number, type: number): string {
  if ((type & ARRAY) !== 0) return arrayText(bytes, view, offset, size, type & ~ARRAY);
  if (type < leastSizes.length && size < leastSizes[type]!) return upperHex(bytes, offset, size);
  switch (type) {
    case ValueType.empty:
    case ValueType.binXml:
      return '';
    case ValueType.string:
    case ValueType.xml:
      return readUtf16(bytes, offset, withoutNuls(bytes, offset, size));
    case ValueType.ansiString:
      return ansiText(bytes, offset, size);
    case ValueType.int8:
      return String(view.getInt8(offset));
    case ValueType.uint8:
      return smallNumberText(bytes[offset] ?? 0);
    case ValueType.int16:
      return String(view.getInt16(offset, true));
    case ValueType.uint16:
      return smallNumberText(view.getUint16(offset, true));
    case ValueType.int32:
      return String(view.getInt32(offset, true));
    case ValueType.uint32:
      return smallNumberText(view.getUint32(offset, true));
    case ValueType.int64:
      return signed64(view, offset);
    case ValueType.uint64:
      return unsigned64(view, offset);
    case ValueType.real32:
      return real32Text(view.getFloat32(offset, true));
    case ValueType.real64:
      return realText(view.getFloat64(offset, true));
    case ValueType.boolean:
      return isTrue(bytes, offset, Math.min(size, 4)) ? 'true' : 'false';
    case ValueType.guid:
      return guidText(bytes, offset);
    case ValueType.sizeType:
      return size >= 8 ? hex64(view, offset) : `0x${view.getUint32(offset, true).toString(16)}`;
    case ValueType.fileTime:
      return fileTimeText(view.getUint32(offset, true), view.getUint32(offset + 4, true));
    case ValueType.systemTime:
      return systemTimeText(view, offset);
    case ValueType.sid:
      return sidText(view, offset, size);
    case ValueType.hexInt32:
      return `0x${view.getUint32(offset, true).toString(16)}`;
    case ValueType.hexInt64:
      return hex64(view, offset);
    default:
      return upperHex(bytes, offset, size);
  }
}

function arrayText(bytes: Uint8Array, view: DataView, offset: number, size: number, type: number): string {
  const items: string[] = [];
  const end = offset + size;
  for (let at = offset; at < end;) {
    const itemSize = arrayItemSize(bytes, at, end, type);
    items.push(valueText(bytes, view, at, itemSize, type));
    at += itemSize;
  }
  return items.join(', ');
}

/** A value as a whole number for the fields that are one (EventID, Level, EventRecordID), or null. */
export function valueNumber(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  size: number,
  type: number,
): number | null {
  if (type === ValueType.uint8 && size >= 1) return bytes[offset] ?? 0;
  if (type === ValueType.uint16 && size >= 2) return view.getUint16(offset, true);
  if (type === ValueType.uint32 && size >= 4) return view.getUint32(offset, true);
  if (type === ValueType.uint64 && size >= 8) {
    return view.getUint32(offset + 4, true) * 4_294_967_296 + view.getUint32(offset, true);
  }
  const text = valueText(bytes, view, offset, size, type);
  return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}
