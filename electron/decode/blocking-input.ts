import { readSync } from 'node:fs';

/** What is read at once: more than a pipe holds, and little enough for the processor's caches. */
const PIECE = 262_144;

/** Where the system gives nothing at once, and would rather be asked again later. */
const notNow: ReadonlySet<string> = new Set(['EAGAIN', 'EWOULDBLOCK']);

/**
 * The bytes of an open pipe, each piece valid until the next is asked for, by waiting for them: a process that has nothing
 * else to do spares itself a turn of the event loop for every 64 KiB, and memory of its own for every piece. Where the pipe
 * cannot be waited for, `stream` gives the rest.
 * Rejects with the error of the operating system.
 */
export async function* blockingInput(
  file: number,
  stream: () => AsyncIterable<Uint8Array>,
  read: (file: number, piece: Uint8Array) => number = readSync,
): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(PIECE);
  for (;;) {
    const length = readPiece(file, piece, read);
    if (length === 0) return;
    if (length === null) break;
    yield piece.subarray(0, length);
  }
  yield* stream();
}

/** Bytes read, zero at the end; null where the pipe cannot be waited for. */
function readPiece(file: number, piece: Uint8Array, read: (file: number, piece: Uint8Array) => number): number | null {
  try {
    return read(file, piece);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // What Windows says of a pipe whose other end was closed.
    if (code === 'EOF') return 0;
    if (notNow.has(code)) return null;
    throw error;
  }
}
