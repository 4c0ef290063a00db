/** Chunks and records of a log, found in the simplest way. Offsets and sizes in bytes. */
function ascii(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

export function hasNoChecksums(file: Uint8Array): boolean {
  return ascii(file, 0, 'ElfFile\0') && file.length >= 4096 && ((file[120] ?? 0) & 4) !== 0;
}

export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
}

export function u32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) + u16(bytes, at + 2) * 65_536;
}

export function naiveChunks(file: Uint8Array): readonly (readonly [number, number])[] {
  const chunks: (readonly [number, number])[] = [];
  let at = ascii(file, 0, 'ElfFile\0') ? Math.min(4096, file.length) : 0;
  while (at < file.length) {
    const end = Math.min(at + 65_536, file.length);
    if (ascii(file, at, 'ElfChnk\0') || certainRecord(file.subarray(at, end), 512)) {
      chunks.push([at, end]);
      at = end;
      continue;
    }
    let next = end;
    for (let place = at + 1; place < Math.min(end, file.length - 43) && next === end; place++) {
      if (ascii(file, place, 'ElfChnk\0') && u32(file, place + 40) === 128) next = place;
    }
    at = next;
  }
  return chunks;
}

function possibleRecord(chunk: Uint8Array, at: number): boolean {
  if (!ascii(chunk, at, '**\0\0') || at + 28 > chunk.length) return false;
  const size = u32(chunk, at + 4);
  return size >= 28 && at + size <= chunk.length;
}

function certainRecord(chunk: Uint8Array, at: number): boolean {
  return possibleRecord(chunk, at) && u32(chunk, at + u32(chunk, at + 4) - 4) === u32(chunk, at + 4);
}

function bitwiseCrc(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

export function naiveRecords(chunk: Uint8Array, unchecked: boolean): readonly (readonly [at: number, size: number])[] {
  const records: (readonly [number, number])[] = [];
  let end = chunk.length;
  if (chunk.length >= 512) {
    const stated = u32(chunk, 48);
    const sum = bitwiseCrc([...chunk.subarray(0, 120), ...chunk.subarray(128, 512)]);
    const intact = stated >= 512 && stated <= 65_536 && (unchecked || sum === u32(chunk, 124));
    if (intact) end = Math.min(stated, chunk.length);
  }
  const inside = chunk.subarray(0, end);
  let at = 512;
  while (at < end) {
    let next = at + 1;
    if (possibleRecord(inside, at)) {
      const size = u32(chunk, at + 4);
      records.push([at, size]);
      const trusted = certainRecord(inside, at) || at + size === end || possibleRecord(inside, at + size);
      next = at + 24;
      if (trusted) next = at + size;
      else while (next < at + size && !certainRecord(inside, next)) next += 1;
    } else {
      while (next < end && !certainRecord(inside, next)) next += 1;
      if (next - at >= 28 && ascii(chunk, at, '**\0\0') && u32(chunk, at + 24) === 0x0001010f) {
        records.push([at, next - at]);
      }
    }
    at = next;
  }
  while (certainRecord(chunk, at)) {
    const last = records.at(-1);
    if (last !== undefined && headerNumber(chunk, at) !== headerNumber(chunk, last[0]) + 1n) break;
    records.push([at, u32(chunk, at + 4)]);
    at += u32(chunk, at + 4);
  }
  return records;
}

export function headerNumber(chunk: Uint8Array, at: number): bigint {
  return BigInt(u32(chunk, at + 8)) + (BigInt(u32(chunk, at + 12)) << 32n);
}
