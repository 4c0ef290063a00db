import { stat } from 'node:fs/promises';
import { gatheredFrom } from '../bundle/gathered.ts';
import type { Gathered } from '../bundle/gathered.ts';
import type { Collection } from '../collect/collector.ts';

export interface ReadingWatch {
  readonly signal: AbortSignal;
  /** How often a file of this name will be read. */
  passes(name: string): number;
  /** Told what share of all reading is done, 0 to 1, at each further percent. */
  onShare(share: number): void;
}

/** What was collected, with an eye on how much of it has been read. Reading rejects once the signal says so. */
export async function watchReading(collection: Collection, watch: ReadingWatch): Promise<Gathered> {
  const gathered = gatheredFrom(collection);
  const sizes = await Promise.all(collection.files.map(async (file) => await sizeOf(file.path)));
  const expected = gathered.files.reduce((sum, { name }, index) => sum + (sizes[index] ?? 0) * watch.passes(name), 0);
  let read = 0;
  let told = 0;
  async function* watched(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      watch.signal.throwIfAborted();
      read += piece.length;
      const percent = Math.min(100, Math.floor((read / expected) * 100));
      if (percent > told) {
        told = percent;
        watch.onShare(percent / 100);
      }
      yield piece;
    }
  }
  return { ...gathered, files: gathered.files.map((file) => ({ ...file, open: () => watched(file.open()) })) };
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    (found) => found.size,
    () => 0,
  );
}
