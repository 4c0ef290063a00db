const table = buildTable();

function buildTable(): Uint32Array {
  const entries = new Uint32Array(256);
  for (let index = 0; index < 256; index += 1) {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) {
      value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
    }
    entries[index] = value;
  }
  return entries;
}

/**
 * CRC-32 (IEEE, reflected) over ranges of `bytes`, as chunk and file headers use it.
 * Kept apart from the reader's own on purpose: a shared mistake would go unseen.
 */
export function fixtureCrc32(bytes: Uint8Array, ...ranges: readonly (readonly [from: number, to: number])[]): number {
  let crc = 0xffffffff;
  for (const [from, to] of ranges) {
    for (let offset = from; offset < to; offset += 1) {
      crc = (table[(crc ^ (bytes[offset] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}
