/*
 * Where things lie. The memory never grows, so that views of it stay valid; only what is touched costs any. Places
 * inside the chunk are offsets from its start throughout, as they are in the log.
 */

/** Bytes of the chunk at hand; a vector may be read past its end. */
export const CHUNK: usize = 1024;
export const CHUNK_SIZE: i32 = 65_536;
export const CHUNK_HEADER: i32 = 512;
export const RECORD_HEADER: i32 = 24;
/** Header, the shortest BinXML (none) and the size's copy. */
export const SMALLEST_RECORD: i32 = 28;

/** Records of the chunk: offset and size as i32 each, and what a filter says of them as a byte. */
export const MOST_RECORDS: i32 = 2731;
export const OFFSETS: usize = CHUNK + 65_536 + 64;
export const SIZES: usize = OFFSETS + 4 * 2732;
export const VERDICTS: usize = SIZES + 4 * 2732;

/** Address of the template defined at an offset of the chunk, or zero. */
export const BY_OFFSET: usize = VERDICTS + 2736;
/** By offset: the number of the name known to stand there, with the chunk's serial number. */
export const NAME_AT: usize = BY_OFFSET + 4 * 65_536;
/** Offsets used in BY_OFFSET, to be emptied again. */
export const USED: usize = NAME_AT + 4 * 65_536;
export const MOST_USED: i32 = 4096;

/** Address of each name by its number. */
export const NAMES: usize = USED + 4 * 4096;
export const MOST_NAMES: i32 = 4096;
/** First template of each row of the look-up by content. */
export const ROWS: usize = NAMES + 4 * 4096;
export const ROW_COUNT: i32 = 1024;

/** Offset, size and type of every value of the instances at hand, innermost last. */
export const SLOTS: usize = ROWS + 4 * 1024;
export const MOST_SLOTS: i32 = 4096;

/** What the other side hands over, or is told. */
export const SCRATCH: usize = SLOTS + 12 * 4096;
export const SCRATCH_SIZE: i32 = 262_144;

/** Digits: numbers to 9,999 as four characters, bytes as two. */
export const FOUR_DIGITS: usize = SCRATCH + 262_144;
export const LOWER_HEX: usize = FOUR_DIGITS + 4 * 10_000;
export const UPPER_HEX: usize = LOWER_HEX + 512;

export const OUTPUT: usize = UPPER_HEX + 512;
export const OUTPUT_SIZE: i32 = 1_048_576;

/** Templates, programs and names: given out in order, emptied as a whole. */
export const HEAP: usize = OUTPUT + 1_048_576;
export const HEAP_SIZE: i32 = 4_194_304;

/** Bytes that came last to each place of the cache of texts, and what is known of them; see texts.ts. */
export const KEYS: usize = HEAP + 4_194_304;
export const KEPT: usize = KEYS + 4 * 4096;
export const KEPT_SIZE: i32 = 96;
export const CACHE_SLOTS: i32 = 4096;
/** Places of the cache that the record at hand made use of first. */
export const PROMISED: usize = KEPT + 96 * 4096;
export const MOST_PROMISED: i32 = 64;

/** Names numbered by names.ts: first of each row of the look-up by content, and the next of its row. */
export const NAME_ROWS: usize = PROMISED + 4 * 64;
export const NAME_ROW_COUNT: i32 = 1024;
export const NAME_NEXT: usize = NAME_ROWS + 4 * 1024;

/** Texts of the rows of extract.ts one behind the other, in ASCII; and their times, 28 characters each. */
export const JOINED: usize = NAME_NEXT + 4 * 4096;
export const JOINED_SIZE: i32 = 196_608;
export const TIMES: usize = JOINED + 196_608;
export const TIME_SIZE: i32 = 28;

/** Literals met by plan.ts: offset in the chunk, and size or -1 for a name. */
export const PENDING: usize = TIMES + 28 * 2732;
export const MOST_PENDING: i32 = 4096;

/** Tables and working copy of crc.ts. */
export const CRC_TABLE: usize = PENDING + 8 * 4096;
export const FOLDED: usize = CRC_TABLE + 4 * 1024;

let heapUsed: i32 = 0;

/** Address of `size` new bytes, or zero where there is no room. */
export function allocate(size: i32): usize {
  const rounded = (size + 15) & ~15;
  if (rounded > HEAP_SIZE - heapUsed) return 0;
  const address = HEAP + heapUsed;
  heapUsed += rounded;
  return address;
}

export function emptyHeap(): void {
  heapUsed = 0;
}
