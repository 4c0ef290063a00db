import { mkdir, mkdtemp, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Collection } from '../collect/collector.ts';
import { partialPath } from './partial.ts';
import { keepCollection, makeWorkFolder, notePartial, openKeptCollection, sweepWorkFolders } from './work-folder.ts';

let parent = '';
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'work-folder-test-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

const collection: Collection = {
  collectedAt: '2026-10-05T08:15:31.000Z',
  sinceMs: 0,
  untilMs: 1,
  facts: {},
  outcomes: [],
  files: [],
  cancelled: false,
};
const host = { kind: 'sample', name: 'healthy' } as const;
const hourMs = 3_600_000;

/** The same folder as a process that has ended would have left it; the id lies above any kernel's highest. */
async function abandoned(): Promise<string> {
  const own = await makeWorkFolder(parent);
  const left = own.replace(`-${process.pid}-`, '-4194305-');
  await mkdir(left);
  await rm(own, { recursive: true });
  return left;
}

describe('work folders', () => {
  it('of this run stay, and so does everything that is not ours', async () => {
    const own = await makeWorkFolder(parent);
    await mkdir(join(parent, 'connect-bundle-of-mine'));
    await writeFile(join(parent, 'notes.txt'), 'mine');
    expect(await sweepWorkFolders(Date.now(), parent)).toEqual([]);
    expect((await readdir(parent)).toSorted()).toEqual(
      [own.slice(parent.length + 1), 'connect-bundle-of-mine', 'notes.txt'].toSorted(),
    );
    await rm(own, { recursive: true });
  });

  it('that a killed run left go at once, with the unfinished bundle they name', async () => {
    const left = await abandoned();
    const elsewhere = join(parent, 'stick');
    await mkdir(elsewhere);
    const partial = partialPath(elsewhere);
    await writeFile(partial, 'half a bundle');
    await notePartial(left, partial);
    await sweepWorkFolders(Date.now(), parent);
    expect(await readdir(elsewhere)).toEqual([]);
    expect(await readdir(parent)).not.toContain(left.slice(parent.length + 1));
  });

  it('never remove another file, whatever a note says', async () => {
    const left = await abandoned();
    const precious = join(parent, 'precious.zip');
    await writeFile(precious, 'mine');
    await notePartial(left, precious);
    await sweepWorkFolders(Date.now(), parent);
    expect(await readdir(parent)).toContain('precious.zip');
  });

  it.skipIf(process.platform === 'win32')('of another user, and links, are left alone', async () => {
    const [foreign, linked] = [await abandoned(), await abandoned()];
    await keepCollection({ folder: foreign, host, collection });
    const elsewhere = join(parent, 'elsewhere');
    await rename(linked, elsewhere);
    await symlink(elsewhere, linked);
    const user = process.getuid?.() ?? 0;
    vi.spyOn(process, 'getuid').mockReturnValue(user + 1);
    expect(await sweepWorkFolders(Date.now(), parent)).toEqual([]);
    vi.restoreAllMocks();
    expect(await sweepWorkFolders(Date.now(), parent)).toEqual([foreign]);
    expect(await readdir(parent)).toContain('elsewhere');
    await rm(foreign, { recursive: true });
    await rm(linked);
  });

  it('with a collection can be exported for a day', async () => {
    const left = await abandoned();
    await keepCollection({ folder: left, host, collection });
    expect(await sweepWorkFolders(Date.now(), parent)).toEqual([left]);
    expect(await openKeptCollection(left)).toEqual({ ok: true, value: { folder: left, host, collection } });
    const old = new Date(Date.now() - 25 * hourMs);
    await utimes(join(left, 'collection.json'), old, old);
    expect(await sweepWorkFolders(Date.now(), parent)).toEqual([]);
    expect(await openKeptCollection(left)).toEqual({ ok: false, error: { code: 'not-kept', folder: left } });
  });
});
