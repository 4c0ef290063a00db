import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Bytes after which the log starts anew; one older file is kept. */
const capBytes = 512 * 1024;

/** The app's own log: what went wrong inside the app. Holds no user names, no host names, no contents of logs. */
export interface Log {
  write(message: string): void;
  /** Resolves when everything written so far is on disk. */
  settled(): Promise<void>;
}

/** A log file that never fails its caller: where it cannot be written, messages go to the terminal only. */
export function createLog(file: string): Log {
  let last: Promise<void> = Promise.resolve();
  return {
    write(message) {
      const line = `${new Date().toISOString()} ${message}\n`;
      last = last.then(async () => {
        await append(file, line);
      });
    },
    settled: async () => {
      await last;
    },
  };
}

async function append(file: string, line: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size > capBytes) await rename(file, `${file}.old`);
    await appendFile(file, line);
  } catch {
    process.stderr.write(line);
  }
}
