import type { ByteSource } from '../log-reading.ts';

/** A sliding window over a byte source: holds the piece at hand and what was asked for, no more. */
export interface ByteWindow {
  /** Offset in the source of the window's first byte. */
  offset(): number;
  /** `size` bytes from the window's start, or as many as there still are; a view valid until the next call. */
  peek(size: number): Promise<Uint8Array>;
  /** The same where all of them are at hand, else null: nothing has to be waited for. */
  peekNow(size: number): Uint8Array | null;
  /** Moves the window's start forward, by at most what was last peeked. */
  skip(size: number): void;
  /** Tells the source that no more is wanted. */
  close(): Promise<void>;
}

/** `buffer` is where bytes of several pieces are joined, unless more is asked for than it holds. */
export function openByteWindow(source: ByteSource, buffer: Uint8Array<ArrayBuffer> = new Uint8Array(0)): ByteWindow {
  const waiting = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : null;
  const ready = Symbol.asyncIterator in source ? null : source[Symbol.iterator]();
  /** Piece at hand; its bytes from `at` on are not yet in `carry`. */
  let piece: Uint8Array = new Uint8Array(0);
  let at = 0;
  /** Bytes that had to be joined from several pieces; they come before the piece's. */
  let carry = buffer;
  let carried = 0;
  let offset = 0;
  let ended = false;

  const take = (result: IteratorResult<Uint8Array, unknown>): boolean => {
    if (result.done === true) {
      ended = true;
      return false;
    }
    const { buffer: bytes, byteOffset, length } = result.value;
    // A Node Buffer is wrapped, because its `slice` shares memory where that of a Uint8Array copies.
    piece = new Uint8Array(bytes, byteOffset, length);
    at = 0;
    return true;
  };
  const advance = async (): Promise<boolean> => !ended && take(waiting === null ? ready!.next() : await waiting.next());

  return {
    offset: () => offset,
    peekNow(size) {
      if (carried > 0) return null;
      if (at === piece.length && ready !== null && !ended) take(ready.next());
      return piece.length - at >= size ? piece.subarray(at, at + size) : null;
    },
    async peek(size) {
      if (carried === 0 && piece.length - at >= size) return piece.subarray(at, at + size);
      if (carry.length < size) {
        const larger = new Uint8Array(size);
        larger.set(carry.subarray(0, carried));
        carry = larger;
      }
      while (carried < size) {
        if (at === piece.length && !(await advance())) break;
        const part = Math.min(piece.length - at, size - carried);
        carry.set(piece.subarray(at, at + part), carried);
        carried += part;
        at += part;
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
      if (!ended) await (waiting ?? ready)?.return?.();
      ended = true;
    },
  };
}
