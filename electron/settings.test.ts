import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings, readSettings, writeSettings } from './settings.ts';

describe('settings', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'settings-test-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('come back as they were written, and leave no other file', async () => {
    const file = join(folder, 'new', 'settings.json');
    const settings = { ...defaultSettings, window: { width: 1024, height: 700, maximized: true } };
    await writeSettings(file, settings);
    expect(await readSettings(file)).toEqual(settings);
    expect(await readdir(join(folder, 'new'))).toEqual(['settings.json']);
  });

  it.each([
    ['half a file', '{"window":'],
    ['another shape', '[]'],
    ['a window too small to use', '{"window":{"width":1,"height":1,"maximized":false}}'],
  ])('fall back to the defaults for %s', async (_name, text) => {
    const file = join(folder, 'settings.json');
    await writeFile(file, text);
    expect(await readSettings(file)).toEqual(defaultSettings);
  });

  it('fall back to the defaults where there are none', async () => {
    expect(await readSettings(join(folder, 'none.json'))).toEqual(defaultSettings);
  });
});
