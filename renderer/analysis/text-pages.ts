import { createNumberColumn, setNumber } from './number-column.ts';
import { writeUtf8 } from './write-utf8.ts';

/** Texts of a whole log in a few large buffers, as UTF-8: a string each would take several times the memory. */
export interface TextPages {
  /** Keeps a text (lone surrogates become U+FFFD) under the next number; false where there is no more room. */
  add(text: string): boolean;
  read(index: number): string;
  /** The text's UTF-8: a view, not a copy. */
  bytes(index: number): Uint8Array<ArrayBuffer>;
  /** True where every character is ASCII. */
  isAscii(index: number): boolean;
  /** True where the text holds `needle`: ASCII in lower case, found in whatever case. */
  holds(index: number, needle: Uint8Array): boolean;
}

const PAGE = 4 * 1024 * 1024;
/** Most bytes of UTF-8 for one UTF-16 unit. */
const WIDEST = 3;
/** Texts remembered in case they come again: in most logs half of them do. */
const REMEMBERED = 1 << 14;

/** `mostBytes` bounds the memory of all texts together. */
export function createTextPages(mostBytes: number): TextPages {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** Each stands for `PAGE` addresses; one that is larger leaves the places behind it empty. */
  const pages: (Uint8Array<ArrayBuffer> | undefined)[] = [];
  let total = 0;
  /** The page that short texts go to, the address of its first byte, and how much of it is used. */
  let filling: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  let fillingFrom = 0;
  let used = 0;
  /** Address and length of each text. */
  const starts = createNumberColumn();
  const lengths = createNumberColumn();
  let count = 0;
  /** By what its bytes look like, one more than the number of the text that last looked so. */
  const remembered = new Int32Array(REMEMBERED);

  const place = (start: number, length: number): boolean => {
    if (!setNumber(starts, count, start) || !setNumber(lengths, count, length)) return false;
    count += 1;
    return true;
  };

  const pageOf = (index: number): Uint8Array<ArrayBuffer> => pages[Math.floor(starts.values[index]! / PAGE)]!;

  /** Keeps what was written at the end of the page, unless the same is there already. */
  const keepWritten = (length: number): boolean => {
    const slot = likeness(filling, used, length);
    const like = remembered[slot]! - 1;
    if (like >= 0 && isSame(like, length)) return place(starts.values[like]!, length);
    if (!place(fillingFrom + used, length)) return false;
    used += length;
    remembered[slot] = count;
    return true;
  };

  const isSame = (index: number, length: number): boolean => {
    if (lengths.values[index] !== length) return false;
    const page = pageOf(index);
    const start = starts.values[index]! % PAGE;
    // From the end: texts of one kind begin alike.
    for (let at = length - 1; at >= 0; at--) if (page[start + at] !== filling[used + at]) return false;
    return true;
  };

  const bytes = (index: number): Uint8Array<ArrayBuffer> => {
    const start = starts.values[index]! % PAGE;
    return pageOf(index).subarray(start, start + lengths.values[index]!);
  };

  return {
    add(text) {
      if (text.length * WIDEST > PAGE) {
        const own = encoder.encode(text);
        if (total + own.length > mostBytes || !place(pages.length * PAGE, own.length)) return false;
        total += own.length;
        pages.push(own);
        pages.length += Math.ceil(own.length / PAGE) - 1;
        return true;
      }
      // A page is never filled to its last byte: even a text of no bytes has an address on its own page.
      if (used + text.length * WIDEST >= filling.length) {
        if (total + PAGE > mostBytes) return false;
        total += PAGE;
        filling = new Uint8Array(PAGE);
        fillingFrom = pages.length * PAGE;
        used = 0;
        pages.push(filling);
      }
      return keepWritten(writeUtf8(text, filling, used) - used);
    },
    read: (index) => decoder.decode(bytes(index)),
    bytes,
    isAscii(index) {
      const page = pageOf(index);
      const start = starts.values[index]! % PAGE;
      const end = start + lengths.values[index]!;
      let all = 0;
      for (let at = start; at < end; at++) all |= page[at]!;
      return all < 0x80;
    },
    holds(index, needle) {
      const page = pageOf(index);
      const start = starts.values[index]! % PAGE;
      const last = start + lengths.values[index]! - needle.length;
      const first = needle[0]!;
      for (let at = start; at <= last; at++) {
        if (lower(page[at]!) !== first) continue;
        let next = 1;
        while (next < needle.length && lower(page[at + next]!) === needle[next]) next += 1;
        if (next === needle.length) return true;
      }
      return false;
    },
  };
}

/** A number below `REMEMBERED`, equal for equal bytes: of their length, their last ones, and some of all others. */
function likeness(bytes: Uint8Array, start: number, length: number): number {
  const step = Math.max(1, length >> 4);
  const dense = Math.max(0, length - 16);
  let hash = length;
  let at = length - 1;
  for (; at >= dense; at--) hash = Math.imul(hash ^ bytes[start + at]!, 0x01000193);
  for (; at >= 0; at -= step) hash = Math.imul(hash ^ bytes[start + at]!, 0x01000193);
  return (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
}

/** ASCII letters in lower case, all else as it is. */
function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte | 32 : byte;
}
