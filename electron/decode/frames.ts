import type { Writable } from 'node:stream';

// What goes to the decoding process: one byte of kind, four of length, the payload. A log is a `log` frame with its
// name, then either `bytes` frames and an `end` frame, or a `file` frame: the number of an open file that was handed over
// with the process and holds the log. `finish` closes the job.

export type FrameKind = 'job' | 'log' | 'bytes' | 'end' | 'finish' | 'file';

const kinds: readonly FrameKind[] = ['job', 'log', 'bytes', 'end', 'finish', 'file'];

/** Longest payload; longer bytes are cut by the sender. */
export const longestFrame = 64 * 1024 * 1024;

export interface Frame {
  readonly kind: FrameKind;
  readonly payload: Uint8Array;
}

/** Bytes that may wait to be written: enough that neither side waits for the other's turn, and little memory. */
const mostWaiting = 1_500_000;

/** Resolves when there is room for more. Rejects when the reader has gone. */
export async function sendFrame(stream: Writable, kind: FrameKind, payload: Uint8Array | string = ''): Promise<void> {
  const bytes = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
  const head = Buffer.alloc(5);
  head.writeUInt8(kinds.indexOf(kind), 0);
  head.writeUInt32LE(bytes.length, 1);
  stream.write(head);
  if (!stream.write(bytes) && (stream.destroyed || stream.writableLength > mostWaiting)) {
    await room(stream);
  }
}

function room(stream: Writable): Promise<void> {
  return new Promise((done, fail) => {
    const settle = (): void => {
      stream.off('drain', settle);
      stream.off('close', settle);
      if (stream.destroyed) {
        fail(new Error('the reader has gone'));
      } else {
        done();
      }
    };
    if (stream.destroyed) {
      settle();
      return;
    }
    stream.on('drain', settle);
    stream.on('close', settle);
  });
}

/** Parts shorter than this keep their own memory: who looks at a beginning of up to this length may collect some. */
const shortest = 65_536;

/**
 * The frames of a stream of bytes in pieces of any size, of which each need only be valid until the next; one of `bytes` in
 * as many parts as it comes in, so that nobody waits for its end, and longer parts valid until the next frame. Throws on
 * anything else: the sender is this program.
 */
export async function* readFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let held: Buffer[] = [];
  let length = 0;
  let wanted = 5;
  /** Of a frame of `bytes`, what has yet to come. */
  let left = 0;
  for await (const piece of source) {
    let rest = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    while (rest.length > 0) {
      if (left > 0) {
        const payload = rest.subarray(0, left);
        left -= payload.length;
        rest = rest.subarray(payload.length);
        yield { kind: 'bytes', payload: payload.length < shortest ? Buffer.from(payload) : payload };
        continue;
      }
      held.push(rest);
      length += rest.length;
      if (length < wanted) {
        held = [Buffer.concat(held, length)];
        break;
      }
      const all = held.length === 1 ? rest : Buffer.concat(held, length);
      const size = all.readUInt32LE(1);
      const kind = kinds[all.readUInt8(0)];
      if (kind === undefined || size > longestFrame) {
        throw new Error('not a frame');
      }
      if (kind === 'bytes') {
        left = size;
        rest = all.subarray(5);
      } else if (length < 5 + size) {
        held = [Buffer.from(all)];
        wanted = 5 + size;
        break;
      } else {
        yield { kind, payload: all.subarray(5, 5 + size) };
        rest = all.subarray(5 + size);
      }
      held = [];
      length = 0;
      wanted = 5;
    }
  }
}
