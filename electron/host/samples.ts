import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import type { Host } from './host.ts';
import { createSampleHost } from './sample-host.ts';
import { sampleServerSchema } from './sample-server.ts';
import type { SampleServer } from './sample-server.ts';

export interface SampleInfo {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** ISO time at which the recording ends; the sample's clock stands there. */
  readonly recordedAt: string;
}

export type SampleError =
  | { readonly code: 'unknown-sample'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'sample-damaged'; readonly name: string; readonly detail: string };

/** The recorded servers that ship with the app, by name. A damaged one is left out; opening it says why. */
export async function listSamples(folder: string = samplesFolder()): Promise<readonly SampleInfo[]> {
  const infos: SampleInfo[] = [];
  for (const name of await sampleNames(folder)) {
    const server = await readServer(folder, name);
    if (server.ok) {
      const { title, description, clock } = server.value;
      infos.push({ name, title, description, recordedAt: clock });
    }
  }
  return infos;
}

/** Opens one recorded server by its name. */
export async function openSample(name: string, folder: string = samplesFolder()): Promise<Result<Host, SampleError>> {
  const known = await sampleNames(folder);
  if (!known.includes(name)) {
    return failure({ code: 'unknown-sample', name, known });
  }
  const server = await readServer(folder, name);
  return server.ok ? success(createSampleHost(server.value, join(folder, name))) : server;
}

async function sampleNames(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .toSorted();
  } catch {
    return [];
  }
}

async function readServer(folder: string, name: string): Promise<Result<SampleServer, SampleError>> {
  try {
    const parsed = sampleServerSchema.safeParse(JSON.parse(await readFile(join(folder, name, 'server.json'), 'utf8')));
    return parsed.success
      ? success(parsed.data)
      : failure({ code: 'sample-damaged', name, detail: parsed.error.issues.map((issue) => issue.message).join('; ') });
  } catch (error) {
    return failure({ code: 'sample-damaged', name, detail: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * Where the recordings lie: beside this source file in the checkout; `out/samples` beside the compiled `out/main`,
 * in the checkout as well as inside the packed app.
 */
export function samplesFolder(): string {
  const here = dirname(moduleFile());
  const candidates = [join(here, 'samples'), join(here, '..', 'samples')];
  return candidates.find((candidate) => existsSync(candidate)) ?? join(here, 'samples');
}

/** The compiled main file is CommonJS, where only `__filename` is known; as a module only `import.meta.url` is. */
function moduleFile(): string {
  return typeof __filename === 'string' ? __filename : fileURLToPath(import.meta.url);
}
