import type { ByteSource } from '../log-reading.ts';

/** A sliding window over a byte source: holds the piece at hand and what was asked for, no more. */
export interface ByteWindow {
  /** Offset in the source of the window's first byte. */
  offset(): number;
  /** `size` bytes from the window's start, or as many as there still are; a view valid until the next call. */
  peek(size: number): Promise<Uint8Array>;
  /** Moves the window's start forward, by at most what was last peeked. */
  skip(size: number): void;
  /** Tells the source that no more is wanted. */
  close(): Promise<void>;
}

export function openByteWindow(source: ByteSource): ByteWindow {
  const pieces = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  /** Piece at hand; its bytes from `at` on are not yet in `carry`. */
  let piece: Uint8Array = new Uint8Array(0);
  let at = 0;
  /** Bytes that had to be joined from several pieces; they come before the piece's. */
  let carry = new Uint8Array(0);
  let carried = 0;
  let offset = 0;
  let ended = false;

  const advance = async (): Promise<boolean> => {
    if (ended) return false;
    const result = await pieces.next();
    if (result.done === true) {
      ended = true;
      return false;
    }
    const { buffer, byteOffset, length } = result.value;
    // A Node Buffer is wrapped, because its `slice` shares memory where that of a Uint8Array copies.
    piece = new Uint8Array(buffer, byteOffset, length);
    at = 0;
    return true;
  };

  return {
    offset: () => offset,
    async peek(size) {
      if (carried === 0 && piece.length - at >= size) return piece.subarray(at, at + size);
      if (carry.length < size) {
        const larger = new Uint8Array(size);
        larger.set(carry.subarray(0, carried));
        carry = larger;
      }
      while (carried < size) {
        if (at === piece.length && !(await advance())) break;
        const take = Math.min(piece.length - at, size - carried);
        carry.set(piece.subarray(at, at + take), carried);
        carried += take;
        at += take;
      }
      return carry.subarray(0, Math.min(size, carried));
    },
    skip(size) {
      offset += size;
      if (carried === 0) {
        at += size;
        return;
      }
      const left = carried - size;
      if (left <= at) {
        // What is left came from the piece at hand: go back to it and copy no more.
        at -= left;
        carried = 0;
      } else {
        carry.copyWithin(0, size, carried);
        carried = left;
      }
    },
    async close() {
      if (!ended) await pieces.return?.();
      ended = true;
    },
  };
}
