import { describe, expect, it } from 'vitest';
import { createByteQueue } from './byte-queue.ts';

describe('the byte queue', () => {
  it('gives the pieces in order, waits for those to come, and ends', async () => {
    let taken = 0;
    const queue = createByteQueue(() => {
      taken += 1;
    });
    const read: number[] = [];
    const reading = (async () => {
      for await (const piece of queue) read.push(piece[0] ?? -1);
    })();
    queue.push(new Uint8Array([1]));
    queue.push(new Uint8Array([2]));
    await Promise.resolve();
    await expect.poll(() => taken).toBe(2);
    queue.push(new Uint8Array([3]));
    queue.end();
    await reading;
    expect(read).toEqual([1, 2, 3]);
    expect(taken).toBe(3);
  });

  it('acknowledges a piece only when the reader is through with it', async () => {
    const taken: Uint8Array[] = [];
    const queue = createByteQueue((piece) => {
      taken.push(piece);
    });
    const piece = new Uint8Array([1]);
    queue.push(piece);
    const iterator = queue[Symbol.asyncIterator]();
    await iterator.next();
    expect(taken).toEqual([]);
    queue.end();
    await iterator.next();
    expect(taken).toEqual([piece]);
  });
});
