import { PassThrough } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FrameKind, readFrames, sendFrame } from './frames.ts';

async function written(frames: readonly (readonly [FrameKind, Uint8Array])[]): Promise<Buffer> {
  const stream = new PassThrough({ highWaterMark: 1e9 });
  for (const [kind, payload] of frames) {
    await sendFrame(stream, kind, payload);
  }
  stream.end();
  return Buffer.concat(await stream.toArray());
}

/** Every piece in the same memory, as they come from a pipe. */
async function* cutAt(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const memory = Buffer.alloc(bytes.length);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  for (let index = 1; index < places.length; index += 1) {
    const length = bytes.copy(memory, 0, places[index - 1], places[index]);
    yield await Promise.resolve(memory.subarray(0, length));
    memory.fill(0xee);
  }
}

/** A run of `bytes` as one, for they come in parts; none where it holds nothing. */
function joined(
  frames: readonly (readonly [FrameKind, readonly number[]])[],
): readonly (readonly [string, number[]])[] {
  const runs: [FrameKind, number[]][] = [];
  for (const [kind, payload] of frames) {
    const last = runs.at(-1);
    if (kind === 'bytes' && last?.[0] === 'bytes') last[1].push(...payload);
    else runs.push([kind, [...payload]]);
  }
  return runs.filter(([kind, payload]) => kind !== 'bytes' || payload.length > 0);
}

describe('frames', () => {
  it('arrive as they were sent, however the bytes are cut on the way', async () => {
    const kind = fc.constantFrom<FrameKind>('job', 'log', 'bytes', 'end', 'finish', 'file');
    const frames = fc.array(fc.tuple(kind, fc.uint8Array({ maxLength: 40 })), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(frames, fc.array(fc.nat(400), { maxLength: 12 }), async (sent, cuts) => {
        const received: [FrameKind, number[]][] = [];
        for await (const frame of readFrames(cutAt(await written(sent), cuts))) {
          received.push([frame.kind, [...frame.payload]]);
        }
        expect(joined(received)).toEqual(joined(sent.map(([name, payload]) => [name, [...payload]])));
      }),
    );
  });

  it('of another sender are refused', async () => {
    const read = async (): Promise<void> => {
      for await (const frame of readFrames(cutAt(Buffer.from('GET / HTTP/1.1\r\n'), []))) {
        expect(frame).toBeUndefined();
      }
    };
    await expect(read()).rejects.toThrow('not a frame');
  });

  it('to a reader that has gone are an error, not a wait', async () => {
    const stream = new PassThrough({ highWaterMark: 1 });
    stream.on('error', () => undefined);
    const sending = sendFrame(stream, 'bytes', new Uint8Array(2_000_000));
    stream.destroy();
    await expect(sending).rejects.toThrow('gone');
    await expect(sendFrame(stream, 'end')).rejects.toThrow('gone');
  });

  it('wait when a reader lags behind, and only then', async () => {
    const stream = new PassThrough({ highWaterMark: 1 });
    await sendFrame(stream, 'bytes', new Uint8Array(1_000_000));
    let isSent = false;
    const sending = sendFrame(stream, 'bytes', new Uint8Array(1_000_000)).then(() => {
      isSent = true;
    });
    await new Promise(setImmediate);
    expect(isSent).toBe(false);
    stream.resume();
    await sending;
  });
});
