/** Bytes that arrive as messages, taken as an async iterable by the reader. */
export interface ByteQueue extends AsyncIterable<Uint8Array> {
  push(bytes: Uint8Array): void;
  /** No more bytes will come. */
  end(): void;
}

/** `onTaken` is called for each piece when the reader asks for the one after it: the sender's sign to go on. */
export function createByteQueue(onTaken: () => void): ByteQueue {
  const pieces: Uint8Array[] = [];
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
          onTaken();
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
