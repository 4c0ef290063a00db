import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import yauzl from 'yauzl';

/** Bytes that can be read at any place: a file or memory. */
export interface RandomBytes {
  readonly size: number;
  /** Up to `length` bytes from `position`; fewer at the end. Rejects when the medium fails. */
  read(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Opens a file. Rejects with the error of the operating system. */
export async function fileBytes(path: string): Promise<RandomBytes> {
  const handle = await open(path, 'r');
  let size = 0;
  try {
    const stat = await handle.stat();
    if (!stat.isFile())
      throw Object.assign(new Error('not a file'), { code: stat.isDirectory() ? 'EISDIR' : 'EINVAL' });
    ({ size } = stat);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {
    size,
    async read(position, length) {
      const buffer = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
        if (bytesRead === 0) {
          break;
        }
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    close: () => handle.close(),
  };
}

export function memoryBytes(bytes: Uint8Array): RandomBytes {
  return {
    size: bytes.length,
    read: (position, length) => Promise.resolve(bytes.subarray(position, position + length)),
    close: () => Promise.resolve(),
  };
}

const pieceBytes = 256 * 1024;

/**
 * The bytes from `start` to `end` (exclusive), in pieces. Ends early where the medium does. The next piece is read while
 * the one at hand is worked on: without that a long log waits for the disk half of the time.
 */
export async function* rangeOf(bytes: RandomBytes, start: number, end: number): AsyncGenerator<Uint8Array> {
  const readAhead = (position: number): Promise<Uint8Array> => {
    const length = Math.min(pieceBytes, end - position);
    const reading = length <= 0 ? Promise.resolve(new Uint8Array(0)) : bytes.read(position, length);
    // It may fail before anybody waits for it, or when nobody will: that is heard by whoever does wait.
    reading.catch(() => undefined);
    return reading;
  };
  let next = readAhead(start);
  for (let position = start; ;) {
    const piece = await next;
    if (piece.length === 0) {
      return;
    }
    position += piece.length;
    next = readAhead(position);
    yield piece;
  }
}

/** Shows yauzl the part from `start` on, so that bytes glued before the archive do not shift its offsets. */
export class WindowReader extends yauzl.RandomAccessReader {
  readonly #bytes: RandomBytes;
  readonly #start: number;
  readonly #length: number;

  constructor(bytes: RandomBytes, start: number, length: number) {
    super();
    this.#bytes = bytes;
    this.#start = start;
    this.#length = length;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const stop = Math.min(end, this.#length);
    return Readable.from(rangeOf(this.#bytes, this.#start + start, this.#start + stop), { objectMode: false });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    if (!(position >= 0 && length >= 0 && position + length <= this.#length)) {
      callback(new Error('outside the file'));
      return;
    }
    void this.#answer(buffer, offset, this.#bytes.read(this.#start + position, length), callback);
  }

  async #answer(
    buffer: Buffer,
    offset: number,
    reading: Promise<Uint8Array>,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): Promise<void> {
    let piece: Uint8Array;
    try {
      piece = await reading;
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    buffer.set(piece, offset);
    callback(null, piece.length);
  }
}
