import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultUserSettings, defaultWindow, openSettings, recentForPage } from './settings.ts';
import type { Settings } from './settings.ts';

const openedAt = '2026-11-20T22:14:05.000Z';

describe('settings', () => {
  let folder = '';
  let reports: string[] = [];
  const open = (): Settings => openSettings(folder, (message) => void reports.push(message));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'settings-test-'));
    reports = [];
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('are the defaults before anything was chosen, and nothing is written', async () => {
    expect([open().window(), open().user(), open().recent()]).toEqual([defaultWindow, defaultUserSettings, []]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('come back at the next start, and leave no other file', async () => {
    const window = { width: 1024, height: 700, maximized: true };
    const settings = open();
    settings.rememberWindow(window);
    const changed = settings.change({ theme: 'dark', privacy: { switches: { 'private-addresses': true } } });
    expect(changed).toEqual({
      theme: 'dark',
      language: 'system',
      clock: 'utc',
      privacy: { standIns: null, switches: { 'private-addresses': true } },
    });
    expect([open().window(), open().user()]).toEqual([window, changed]);
    expect(open().change({ privacy: { standIns: false } }).privacy).toEqual({
      standIns: false,
      switches: { 'private-addresses': true },
    });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('hold nothing but what is listed', async () => {
    const settings = open();
    settings.rememberWindow(defaultWindow);
    settings.change({ theme: 'light', language: 'de', privacy: { standIns: true } });
    settings.remember({ path: '/x/bundle.zip', kind: 'bundle', openedAt });
    const stored: unknown = JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'));
    expect(Object.keys(stored ?? {}).toSorted()).toEqual(['language', 'privacy', 'recent', 'theme', 'window']);
  });

  it.each(['', '{', '[]', '"text"', '{"window":5,"theme":"pink","privacy":[],"recent":{"path":1}}', '\0\0\0'])(
    'of a damaged file (%j) are the defaults, and can be changed again',
    async (content) => {
      await writeFile(join(folder, 'settings.json'), content);
      expect([open().window(), open().user(), open().recent()]).toEqual([defaultWindow, defaultUserSettings, []]);
      open().change({ theme: 'light' });
      expect(open().user().theme).toBe('light');
    },
  );

  it('of a damaged part keep the others', async () => {
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ theme: 'dark', window: { width: -1 } }));
    expect(open().user().theme).toBe('dark');
    expect(open().window()).toEqual(defaultWindow);
  });

  it('hold for this run where they cannot be written', async () => {
    const file = join(folder, 'in-the-way');
    await writeFile(file, '');
    const settings = openSettings(join(file, 'below'), (message) => void reports.push(message));
    expect(settings.change({ theme: 'dark' }).theme).toBe('dark');
    expect(reports.join()).toContain('settings');
  });

  it('list recent files once each, newest first, ten at most, without their paths', () => {
    const settings = open();
    for (let index = 0; index < 12; index += 1) {
      settings.remember({ path: `/folder/bundle-${index}.zip`, kind: 'bundle', openedAt });
    }
    settings.remember({ path: '/folder/bundle-5.zip', kind: 'zip', openedAt });
    const { files } = recentForPage(settings.recent());
    expect(files).toHaveLength(10);
    expect(files[0]).toMatchObject({ name: 'bundle-5.zip', folder: 'folder', kind: 'zip' });
    expect(files.filter(({ name }) => name === 'bundle-5.zip')).toHaveLength(1);
    expect(JSON.stringify(files)).not.toContain('/folder');
    const first = files[0]?.id ?? '';
    expect(settings.recentPath(first)).toBe('/folder/bundle-5.zip');
    settings.forget(first);
    expect(settings.recentPath(first)).toBeUndefined();
    settings.forget(null);
    expect(settings.recent()).toEqual([]);
  });
});
