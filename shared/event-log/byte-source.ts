import type { ByteSource } from './log-reading.ts';

export interface PeekedSource {
  /** The first bytes, at least as many as asked for unless the source is shorter. */
  readonly head: Uint8Array;
  /** The whole source, the peeked bytes included. Can be read once. */
  readonly source: ByteSource;
  /** Lets go of the source when nobody is going to read it. */
  close(): Promise<void>;
}

/** Looks at the beginning of a source without losing it. Errors of the source itself are thrown through. */
export async function peekSource(source: ByteSource, bytes: number): Promise<PeekedSource> {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const pieces: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < bytes && !ended) {
    const next = await iterator.next();
    if (next.done === true) {
      ended = true;
    } else {
      pieces.push(next.value);
      length += next.value.length;
    }
  }
  const close = async (): Promise<void> => {
    if (!ended) {
      ended = true;
      await iterator.return?.();
    }
  };
  async function* replay(): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces.splice(0);
      while (!ended) {
        const next = await iterator.next();
        if (next.done === true) {
          ended = true;
        } else {
          yield next.value;
        }
      }
    } finally {
      await close();
    }
  }
  return { head: joinBytes(pieces, bytes), source: replay(), close };
}

/** The pieces as one array, cut at `limit` so that a single huge piece is not copied. */
function joinBytes(pieces: readonly Uint8Array[], limit: number): Uint8Array {
  const only = pieces[0];
  if (pieces.length === 1 && only !== undefined) {
    return only.subarray(0, limit);
  }
  let length = 0;
  for (const piece of pieces) {
    length += piece.length;
  }
  const joined = new Uint8Array(Math.min(length, limit));
  let offset = 0;
  for (const piece of pieces) {
    const part = piece.subarray(0, joined.length - offset);
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
