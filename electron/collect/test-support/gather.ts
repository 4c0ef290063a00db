import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { createWindowsHost } from '../../host/windows-host.ts';
import type { RunProgram } from '../../host/windows/run-program.ts';
import type { Collection } from '../collector.ts';
import { runCollection } from '../run.ts';
import type { RunOptions } from '../run.ts';
import { openedSample } from './hand-made-host.ts';

/** One whole run over `host`, for the day before the recordings end. Without a folder its files go with the run. */
export async function gather(host: Host, options: RunOptions = {}, folder?: string): Promise<Collection> {
  const workFolder = folder ?? (await mkdtemp(join(tmpdir(), 'gather-')));
  const untilMs = Date.UTC(2026, 10, 16, 9, 30);
  const collection = await runCollection(
    {
      host,
      workFolder,
      sinceMs: untilMs - 86_400_000,
      untilMs,
      signal: new AbortController().signal,
      onEvent: () => undefined,
    },
    options,
  );
  if (folder === undefined) {
    await rm(workFolder, { recursive: true, force: true });
  }
  return collection;
}

/** The doors of Windows, with programs that answer from a recording in the place of real ones. */
export async function windowsOver(sample: string, run: (recorded: Host) => RunProgram): Promise<Host> {
  const recorded = await openedSample(sample);
  return createWindowsHost({
    run: run(recorded),
    name: recorded.name,
    files: recorded.files,
    network: recorded.network,
    machine: recorded.machine,
  });
}
