import { readSync } from 'node:fs';

/** What is read at once: more than a pipe holds, and little enough for the processor's caches. */
const PIECE = 262_144;

/** Where the system gives nothing at once, and would rather be asked again later. */
const notNow: ReadonlySet<string> = new Set(['EAGAIN', 'EWOULDBLOCK']);

type Read = (file: number, piece: Uint8Array) => number;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * The bytes of an open file or pipe from where it stands, by waiting for them; each piece is valid until the next is asked
 * for. Throws the error of the operating system.
 */
export function* blockingPieces(file: number, read: Read = readSync): Generator<Uint8Array, void> {
  const piece = Buffer.alloc(PIECE);
  for (let length = readPiece(file, piece, read); length > 0; length = readPiece(file, piece, read)) {
    yield piece.subarray(0, length);
  }
}

/** Bytes read, zero at the end. */
function readPiece(file: number, piece: Uint8Array, read: Read): number {
  try {
    return read(file, piece);
  } catch (error) {
    // What Windows says of a pipe whose other end was closed.
    if (codeOf(error) === 'EOF') return 0;
    throw error;
  }
}

/**
 * The same of a pipe, for a process that has nothing else to do: it spares itself a turn of the event loop for every 64 KiB,
 * and memory of its own for every piece. Where the pipe cannot be waited for, `stream` gives the rest.
 */
export async function* blockingInput(
  file: number,
  stream: () => AsyncIterable<Uint8Array>,
  read?: Read,
): AsyncGenerator<Uint8Array> {
  try {
    yield* blockingPieces(file, read);
  } catch (error) {
    if (!notNow.has(codeOf(error))) throw error;
    yield* stream();
  }
}
