import { lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { RequestAnswer } from '../../shared/request/request-answer.ts';
import { failure, success, type Result } from '../../shared/result/result.ts';
import type { Collection } from '../collect/collector.ts';
import type { Host } from '../host/host.ts';
import { isAlive, isPartialName, machine } from './partial.ts';

// Everything temporary lies in private folders that are named after the process they belong to. What is collected stays
// there until it is in a bundle. If that fails, or the program is killed, the
// folder can be exported again without collecting again; a day later it goes.

/** What an export needs, besides the files themselves. */
export interface KeptCollection {
  readonly folder: string;
  readonly host: Pick<Host, 'kind' | 'name'>;
  readonly collection: Collection;
  /** How it answers the request it was made for; absent where there was none. */
  readonly answer?: RequestAnswer;
}

const keepMs = 24 * 3_600_000;
const recordName = 'collection.json';
const partialNoteName = 'partial.txt';
const schema = 'connect-support-bundle/kept-collection/1';
// Sample: `connect-bundle-1a2b3c4d-4711-x8Kd2a`.
const folderName = /^connect-bundle-(?<machine>[0-9a-f]{8})-(?<process>[0-9]{1,10})-[A-Za-z0-9]{6}$/u;

/** A new folder that only this user can read. */
export async function makeWorkFolder(parent: string = tmpdir()): Promise<string> {
  await mkdir(parent, { recursive: true });
  return await mkdtemp(join(parent, `connect-bundle-${machine}-${process.pid}-`));
}

/** Remembers a file that must not outlive this run, wherever it lies: the next start removes it. */
export async function notePartial(folder: string, partial: string): Promise<void> {
  await writeFile(join(folder, partialNoteName), partial, { mode: 0o600 });
}

/** Notes what was collected beside the files, before a bundle is attempted. */
export async function keepCollection({ folder, host, collection, answer }: KeptCollection): Promise<void> {
  const record = { schema, host: { kind: host.kind, name: host.name }, collection, answer };
  await writeFile(join(folder, recordName), JSON.stringify(record), { mode: 0o600 });
}

/** Reads the note back. The folder is the user's own; still, a note of another form is refused. */
export async function openKeptCollection(
  folder: string,
): Promise<Result<KeptCollection, { readonly code: 'not-kept'; readonly folder: string }>> {
  try {
    const record: unknown = JSON.parse(await readFile(join(folder, recordName), 'utf8'));
    if (isRecord(record)) {
      const { host, collection, answer } = record;
      return success({ folder, host, collection, ...(answer === undefined ? {} : { answer }) });
    }
  } catch {
    // Told below.
  }
  return failure({ code: 'not-kept', folder });
}

function isRecord(value: unknown): value is Omit<KeptCollection, 'folder'> {
  return typeof value === 'object' && value !== null && 'schema' in value && value.schema === schema;
}

/** Only a name that this program gives to unfinished bundles is ever removed. */
async function removeNotedPartial(folder: string): Promise<void> {
  const partial = await readFile(join(folder, partialNoteName), 'utf8').catch(() => null);
  if (partial !== null && isPartialName(basename(partial))) {
    await rm(partial, { force: true }).catch(() => undefined);
  }
}

/** In a temporary folder that users share, another user may have planted one of the same form. */
async function isOwn(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  const user = process.getuid?.();
  return found?.isDirectory() === true && (user === undefined || found.uid === user);
}

/**
 * Removes what earlier runs of this user left: at once where nothing can be exported from it, after a day otherwise.
 * Answers with the folders that can still be exported, the latest first.
 */
export async function sweepWorkFolders(nowMs: number, parent: string = tmpdir()): Promise<readonly string[]> {
  const exportable: { readonly folder: string; readonly keptMs: number }[] = [];
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const found = folderName.exec(name)?.groups;
    if (found === undefined || found['machine'] !== machine || isAlive(Number(found['process']))) {
      continue;
    }
    const folder = join(parent, name);
    if (!(await isOwn(folder))) {
      continue;
    }
    await removeNotedPartial(folder);
    const note = await stat(join(folder, recordName)).catch(() => null);
    if (note !== null && nowMs - note.mtimeMs < keepMs) {
      exportable.push({ folder, keptMs: note.mtimeMs });
    } else {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }
  return exportable.toSorted((a, b) => b.keptMs - a.keptMs).map(({ folder }) => folder);
}
