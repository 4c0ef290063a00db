/** Texts of a whole log in a few large buffers, as UTF-8: a string each would take several times the memory. */
export interface TextPages {
  /** Keeps a text (lone surrogates become U+FFFD) under the next number; false where there is no more room. */
  add(text: string): boolean;
  read(index: number): string;
  /** The text's UTF-8: a view, not a copy. */
  bytes(index: number): Uint8Array<ArrayBuffer>;
  /** True where the text holds `needle`: ASCII in lower case, found in whatever case. */
  holds(index: number, needle: Uint8Array): boolean;
}

const PAGE = 4 * 1024 * 1024;
/** Most bytes of UTF-8 for one UTF-16 unit. */
const WIDEST = 3;

/** `mostBytes` bounds the memory of all texts together. */
export function createTextPages(mostBytes: number): TextPages {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const pages: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  /** The page that short texts go to, and how much of it is used. */
  let filling = -1;
  let used = PAGE + 1;
  /** Page, start and length of each text. */
  let places = new Uint32Array(3 * 4096);
  let count = 0;

  const place = (page: number, start: number, length: number): void => {
    if (count * 3 === places.length) {
      const grown = new Uint32Array(places.length * 2);
      grown.set(places);
      places = grown;
    }
    places[count * 3] = page;
    places[count * 3 + 1] = start;
    places[count * 3 + 2] = length;
    count += 1;
  };

  const bytes = (index: number): Uint8Array<ArrayBuffer> => {
    const page = pages[places[index * 3]!]!;
    const start = places[index * 3 + 1]!;
    return page.subarray(start, start + places[index * 3 + 2]!);
  };

  return {
    add(text) {
      if (text.length * WIDEST > PAGE) {
        const own = encoder.encode(text);
        if (total + own.length > mostBytes) return false;
        total += own.length;
        place(pages.push(own) - 1, 0, own.length);
        return true;
      }
      if (used + text.length * WIDEST > PAGE) {
        if (total + PAGE > mostBytes) return false;
        total += PAGE;
        filling = pages.push(new Uint8Array(PAGE)) - 1;
        used = 0;
      }
      const { written } = encoder.encodeInto(text, pages[filling]!.subarray(used));
      place(filling, used, written);
      used += written;
      return true;
    },
    read: (index) => decoder.decode(bytes(index)),
    bytes,
    holds(index, needle) {
      const page = pages[places[index * 3]!]!;
      const start = places[index * 3 + 1]!;
      const last = start + places[index * 3 + 2]! - needle.length;
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

/** ASCII letters in lower case, all else as it is. */
function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte | 32 : byte;
}
