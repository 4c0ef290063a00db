/** Bytes that arrive as messages, taken as an async iterable by the reader. */
export interface ByteQueue extends AsyncIterable<Uint8Array<ArrayBuffer>> {
  push(bytes: Uint8Array<ArrayBuffer>): void;
  /** No more bytes will come. */
  end(): void;
}

/** `onTaken` is called with each piece when the reader asks for the one after it: the sender's sign to go on. */
export function createByteQueue(onTaken: (piece: Uint8Array<ArrayBuffer>) => void): ByteQueue {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let ended = false;
  let wake: (() => void) | undefined;
  const signal = (): void => {
    wake?.();
    wake = undefined;
  };
  return {
    push(bytes) {
      pieces.push(bytes);
      signal();
    },
    end() {
      ended = true;
      signal();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const piece = pieces.shift();
        if (piece !== undefined) {
          yield piece;
          onTaken(piece);
        } else if (ended) {
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
