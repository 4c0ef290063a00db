import { u16, u32 } from './naive-walk.ts';

/** Values as text, each by the shortest route; whole numbers all through BigInt. */
export interface NaiveValue {
  readonly offset: number;
  readonly size: number;
  readonly type: number;
}

/** Bytes a value of a fixed-size type takes, by type. */
const widths: Readonly<Record<number, number>> = {
  0x03: 1,
  0x04: 1,
  0x05: 2,
  0x06: 2,
  0x07: 4,
  0x08: 4,
  0x09: 8,
  0x0a: 8,
  0x0b: 4,
  0x0c: 8,
  0x0d: 4,
  0x0e: 1,
  0x0f: 16,
  0x10: 8,
  0x11: 8,
  0x12: 16,
  0x14: 4,
  0x15: 8,
};

export function naiveItems(chunk: Uint8Array, { offset, size, type }: NaiveValue): readonly NaiveValue[] {
  const items: NaiveValue[] = [];
  const itemType = type & 0x7f;
  const end = offset + size;
  for (let at = offset; at < end;) {
    let length = widths[itemType] ?? end - at;
    if (itemType === 0x01) {
      length = 2;
      while (at + length < end && u16(chunk, at + length - 2) !== 0) length += 2;
    } else if (itemType === 0x02) {
      length = 1;
      while (at + length < end && chunk[at + length - 1] !== 0) length += 1;
    } else if (itemType === 0x13) {
      length = 8 + (chunk[at + 1] ?? 0) * 4;
    }
    length = Math.min(length, end - at);
    items.push({ offset: at, size: length, type: itemType });
    at += length;
  }
  return items;
}

/** Windows-1252 where it differs from Latin-1 (Node 20's own decoder of that name does not know it). */
const ansi: Readonly<Record<number, number>> = {
  0x80: 0x20ac,
  0x82: 0x201a,
  0x83: 0x0192,
  0x84: 0x201e,
  0x85: 0x2026,
  0x86: 0x2020,
  0x87: 0x2021,
  0x88: 0x02c6,
  0x89: 0x2030,
  0x8a: 0x0160,
  0x8b: 0x2039,
  0x8c: 0x0152,
  0x8e: 0x017d,
  0x91: 0x2018,
  0x92: 0x2019,
  0x93: 0x201c,
  0x94: 0x201d,
  0x95: 0x2022,
  0x96: 0x2013,
  0x97: 0x2014,
  0x98: 0x02dc,
  0x99: 0x2122,
  0x9a: 0x0161,
  0x9b: 0x203a,
  0x9c: 0x0153,
  0x9e: 0x017e,
  0x9f: 0x0178,
};

const hex = (value: number | bigint, digits: number): string => value.toString(16).padStart(digits, '0');

function upper(bytes: Uint8Array): string {
  return [...bytes].map((byte) => hex(byte, 2).toUpperCase()).join('');
}

function whole(bytes: Uint8Array, size: number, signed: boolean): bigint {
  const value = [...bytes.subarray(0, size)].reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return signed ? BigInt.asIntN(size * 8, value) : value;
}

function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\0') end -= 1;
  return text.slice(0, end);
}

function real(value: number): string {
  return Number.isNaN(value) ? 'NaN' : String(value).replace('Infinity', 'INF');
}

function shortReal(value: number): string {
  for (let digits = 1; digits < 9 && Number.isFinite(value); digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return real(value);
}

function fileTime(ticks: bigint): string {
  const date = new Date(Number(ticks / 10_000n) - 11_644_473_600_000);
  const day = `${date.getUTCFullYear()}`.padStart(4, '0');
  const rest = date.toISOString().slice(-20, -5);
  return `${day}${rest}.${(ticks % 10_000_000n).toString().padStart(7, '0')}Z`;
}

export function naiveValue(chunk: Uint8Array, offset: number, size: number, type: number): string {
  if (size === 0) return '';
  if ((type & 0x80) !== 0) {
    const items = naiveItems(chunk, { offset, size, type });
    return items.map((item) => naiveValue(chunk, item.offset, item.size, item.type)).join(', ');
  }
  const bytes = chunk.subarray(offset, offset + size);
  const view = new DataView(chunk.buffer, chunk.byteOffset + offset, size);
  const least = type === 0x0d ? 1 : type === 0x10 ? 4 : type === 0x0e ? 0 : (widths[type] ?? 0);
  if (size < least) return upper(bytes);
  switch (type) {
    case 0x00:
    case 0x21:
      return '';
    case 0x01:
    case 0x23: {
      const units = Array.from({ length: size >> 1 }, (_, index) => u16(bytes, index * 2));
      return withoutTail(units.map((unit) => String.fromCharCode(unit)).join(''));
    }
    case 0x02:
      return withoutTail([...bytes].map((byte) => String.fromCharCode(ansi[byte] ?? byte)).join(''));
    case 0x03:
    case 0x05:
    case 0x07:
    case 0x09:
      return String(whole(bytes, least, true));
    case 0x04:
    case 0x06:
    case 0x08:
    case 0x0a:
      return String(whole(bytes, least, false));
    case 0x0b:
      return shortReal(view.getFloat32(0, true));
    case 0x0c:
      return real(view.getFloat64(0, true));
    case 0x0d:
      return whole(bytes, Math.min(4, size), false) === 0n ? 'false' : 'true';
    case 0x0f: {
      const tail = [...bytes.subarray(8, 16)].map((byte) => hex(byte, 2)).join('');
      const head = `${hex(u32(bytes, 0), 8)}-${hex(u16(bytes, 4), 4)}-${hex(u16(bytes, 6), 4)}`;
      return `{${head}-${tail.slice(0, 4)}-${tail.slice(4)}}`;
    }
    case 0x10:
      return `0x${hex(whole(bytes, size >= 8 ? 8 : 4, false), 1)}`;
    case 0x11:
      return fileTime(whole(bytes, 8, false));
    case 0x12: {
      const [year, month, , day, hour, minute, second, ms] = Array.from({ length: 8 }, (_, index) =>
        String(u16(bytes, index * 2)).padStart(index === 0 ? 4 : index === 7 ? 3 : 2, '0'),
      );
      return `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`;
    }
    case 0x13: {
      if (size < 8) return '';
      const authority = [...bytes.subarray(2, 8)].reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
      const written = authority < 2n ** 32n ? String(authority) : `0x${hex(authority, 12)}`;
      const count = Math.min(bytes[1] ?? 0, Math.floor((size - 8) / 4));
      const parts = Array.from({ length: count }, (_, index) => `-${u32(bytes, 8 + index * 4)}`);
      return `S-${bytes[0]}-${written}${parts.join('')}`;
    }
    case 0x14:
    case 0x15:
      return `0x${hex(whole(bytes, least, false), 1)}`;
    default:
      return upper(bytes);
  }
}

/** XML escapes; UTF-8 has no lone surrogates, so neither has the XML, and a NUL left out makes no pair of two. */
export function naiveEscape(text: string, inAttribute: boolean): string {
  const content = text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\0', '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  if (!inAttribute) return content;
  const quoted = content.replaceAll("'", '&apos;').replaceAll('"', '&quot;');
  // eslint-disable-next-line no-control-regex -- these are what is looked for; sample: a tab
  return quoted.replaceAll(/[\u0001-\u001f]/g, (control) => `&#${control.charCodeAt(0)};`);
}
