import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openByteWindow } from './byte-window.ts';

describe('openByteWindow', () => {
  it('shows the bytes at its place, whatever the pieces and the steps', async () => {
    const steps = fc.array(fc.record({ peek: fc.nat(50), part: fc.double({ min: 0, max: 1, noNaN: true }) }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 60 })), steps, async (pieces, moves) => {
        const all = pieces.flatMap((piece) => [...piece]);
        // The source uses one buffer for all its pieces, as a file reader may.
        const shared = new Uint8Array(60);
        function* source(): Generator<Uint8Array> {
          for (const piece of pieces) {
            shared.set(piece);
            yield shared.subarray(0, piece.length);
          }
        }
        const window = openByteWindow(source());
        let at = 0;
        for (const { peek, part } of moves) {
          const seen = await window.peek(peek);
          expect([...seen]).toEqual(all.slice(at, at + peek));
          expect(window.offset()).toBe(at);
          const step = Math.floor(seen.length * part);
          window.skip(step);
          at += step;
        }
      }),
    );
  });
});
