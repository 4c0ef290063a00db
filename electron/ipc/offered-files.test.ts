import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfferedFiles, fileArgument } from './offered-files.ts';

describe('the file a start of the app names', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offered-files-test-'));
    for (const name of ['a.csbundle', 'b c.ZIP.age', 'log.evtx', 'x.bundle-request', 'notes.txt', 'main.cjs']) {
      await writeFile(join(folder, name), 'x');
    }
    await mkdir(join(folder, 'folder.zip'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    [['app.exe', 'a.csbundle'], 'a.csbundle'],
    [['app.exe', '--allow-file-access-from-files', 'b c.ZIP.age'], 'b c.ZIP.age'],
    [['electron', '.', 'log.evtx', 'x.bundle-request'], 'x.bundle-request'],
    [['node', 'development-shell.cjs', 'main.cjs', '--user-data-dir=x.zip'], undefined],
    // What is no file of ours, no file at all, or the program itself.
    [['app.exe', 'notes.txt', 'main.cjs', 'gone.zip', 'folder.zip', '-a.csbundle'], undefined],
    [['a.csbundle'], undefined],
    [[], undefined],
  ])('%j → %s', (argv, expected) => {
    expect(fileArgument(argv, folder)).toBe(expected === undefined ? undefined : join(folder, expected));
  });

  it('is offered once, the latest only, by its name alone', () => {
    const offered = createOfferedFiles();
    expect(offered.waiting()).toBeNull();
    const first = offered.offer('/folder/first.zip');
    const second = offered.offer('/folder/second.zip');
    expect(JSON.stringify([first, second, offered.waiting()])).not.toContain('/folder');
    expect(offered.waiting()).toEqual(second);
    expect(offered.take(first.offerId)).toBeUndefined();
    expect(offered.take(second.offerId)).toBe('/folder/second.zip');
    expect(offered.take(second.offerId)).toBeUndefined();
    expect(offered.waiting()).toBeNull();
  });
});
