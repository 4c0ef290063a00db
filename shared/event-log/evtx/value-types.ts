/** Types of substitution values ([MS-EVEN6] 2.2.12, extended by what real logs hold). */
export const ValueType = {
  empty: 0x00,
  string: 0x01,
  ansiString: 0x02,
  int8: 0x03,
  uint8: 0x04,
  int16: 0x05,
  uint16: 0x06,
  int32: 0x07,
  uint32: 0x08,
  int64: 0x09,
  uint64: 0x0a,
  real32: 0x0b,
  real64: 0x0c,
  boolean: 0x0d,
  binary: 0x0e,
  guid: 0x0f,
  sizeType: 0x10,
  fileTime: 0x11,
  systemTime: 0x12,
  sid: 0x13,
  hexInt32: 0x14,
  hexInt64: 0x15,
  handle: 0x20,
  binXml: 0x21,
  xml: 0x23,
} as const;

/** Flag on a type: the value holds any number of items of that type. */
export const ARRAY = 0x80;

/** Bytes of one array item by type; 0 where items have no fixed size. */
const itemSizes: readonly number[] = [0, 0, 0, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 4, 1, 16, 8, 8, 16, 0, 4, 8];

/**
 * Size of the array item at `offset`, at least 1 and at most what is left. Strings end at their NUL (`size` includes
 * it), SIDs say their own length.
 */
export function arrayItemSize(bytes: Uint8Array, offset: number, end: number, type: number): number {
  const left = end - offset;
  let size = itemSizes[type] ?? 0;
  if (type === ValueType.string) {
    size = 2;
    while (size < left && (bytes[offset + size - 2] !== 0 || bytes[offset + size - 1] !== 0)) size += 2;
  } else if (type === ValueType.ansiString) {
    size = 1;
    while (size < left && bytes[offset + size - 1] !== 0) size += 1;
  } else if (type === ValueType.sid) {
    size = 8 + (bytes[offset + 1] ?? 0) * 4;
  }
  return size === 0 || size > left ? left : size;
}
