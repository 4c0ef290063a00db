import { randomFillSync } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Room for the note of what was collected, and for that of an unfinished bundle. */
const reservedBytes = 524_288;

/** A disk that hangs must not hold up the run, least of all its end. Milliseconds. */
const holdPatienceMs = 2_000;
const releasePatienceMs = 1_000;

export interface Reserve {
  /** Gives the room back; never fails. */
  release(): Promise<void>;
}

/**
 * Holds some room on the disk of the work folder while logs are exported, so that a disk they fill up still takes what
 * must be written afterwards. Null where there is not even that much room, or no such folder, or no answer in time.
 */
export async function reserveSpace(folder: string): Promise<Reserve | null> {
  const file = join(folder, 'reserved.tmp');
  const remove = (): Promise<void> => rm(file, { force: true }).catch(() => undefined);
  const hold = async (): Promise<Reserve | null> => {
    try {
      // No zeros: a compressed folder would hold no room for them.
      await writeFile(file, randomFillSync(new Uint8Array(reservedBytes)), { mode: 0o600 });
      return { release: () => inTime(remove(), undefined, releasePatienceMs) };
    } catch {
      await remove();
      return null;
    }
  };
  return await inTime(hold(), null, holdPatienceMs);
}

async function inTime<Value>(work: Promise<Value>, otherwise: Value, patienceMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((done) => {
    timer = setTimeout(done, patienceMs, otherwise);
  });
  const value = await Promise.race([work, late]);
  clearTimeout(timer);
  return value;
}
