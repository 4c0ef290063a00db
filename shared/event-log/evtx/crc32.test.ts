import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, updateCrc32 } from './crc32.ts';

describe('crc32', () => {
  it('gives the check value of its definition', () => {
    expect(crc32(new TextEncoder().encode('123456789'), 0, 9)).toBe(0xcbf43926);
  });

  it('is the same folded as byte by byte, at any place and length', () => {
    const bytes = new Uint8Array(70_000);
    let state = 1;
    for (let at = 0; at < bytes.length; at++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      bytes[at] = state >>> 16;
    }
    const byByte = (from: number, to: number): number => ~updateCrc32(-1, bytes, from, to) >>> 0;
    expect(crc32(bytes, 512, 65_536)).toBe(byByte(512, 65_536));
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(66_000), (from, size) => {
        expect(crc32(bytes, from, from + size)).toBe(byByte(from, from + size));
      }),
    );
  });
});
