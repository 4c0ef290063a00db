/** CRC-32 as zip and EVTX use it (polynomial 0xEDB88320 reflected, start and end inverted). */
const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Continues a checksum over `bytes[from, to)`. `state` is the inverted checksum so far; -1 begins one. */
export function updateCrc32(state: number, bytes: Uint8Array, from: number, to: number): number {
  let crc = state;
  for (let at = from; at < to; at++) crc = (table[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  return crc;
}

/** The checksum of `bytes[from, to)` as an unsigned number. */
export function crc32(bytes: Uint8Array, from: number, to: number): number {
  return ~updateCrc32(-1, bytes, from, to) >>> 0;
}
