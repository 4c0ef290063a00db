import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';

/** By its definition, bit by bit. */
function plainly(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

describe('crc32', () => {
  it('gives the check value of its definition', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('is the same by words and folded as bit by bit, at any place and length, and goes on from any checksum', () => {
    const bytes = new Uint8Array(70_000);
    let state = 1;
    for (let at = 0; at < bytes.length; at++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      bytes[at] = state >>> 16;
    }
    expect(crc32(bytes.subarray(512, 65_536))).toBe(plainly(bytes.subarray(512, 65_536), 0));
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(66_000), fc.nat(0xffff_ffff), (from, size, before) => {
        const part = bytes.subarray(from, from + size);
        expect(crc32(part, before)).toBe(plainly(part, before));
      }),
      { numRuns: 50 },
    );
  });
});
