import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDialogs, withBundleEnding } from './dialogs.ts';
import type { DialogParts } from './dialogs.ts';
import type { Dialogs } from './ipc/services.ts';
import { mainWords } from './main-words.ts';

describe('the ending of a saved bundle', () => {
  it.each([
    ['bundle', false, 'bundle.zip'],
    ['bundle.ZIP', false, 'bundle.ZIP'],
    ['bundle.csbundle', false, 'bundle.csbundle'],
    ['SYNC01.contoso.com', false, 'SYNC01.contoso.com.zip'],
    ['bundle.zip.age', false, 'bundle.zip'],
    ['bundle', true, 'bundle.zip.age'],
    ['bundle.zip', true, 'bundle.zip.age'],
    ['bundle.csbundle', true, 'bundle.csbundle.age'],
    ['bundle.zip.age', true, 'bundle.zip.age'],
  ])('%s (encrypted: %s) → %s', (name, encrypted, expected) => {
    expect(withBundleEnding(join('/folder.zip', name), encrypted)).toBe(join('/folder.zip', expected));
  });
});

describe('the system’s dialogs', () => {
  let folder = '';
  let shown: { readonly title: string; readonly defaultPath?: string }[] = [];
  let answers: string[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dialogs-test-'));
    shown = [];
    answers = [];
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const dialogs = (language: 'en' | 'de' | 'system' = 'en'): Dialogs => {
    const show = async (options: { readonly title: string; readonly defaultPath?: string }) => {
      shown.push(options);
      const filePath = answers.shift() ?? '';
      return await Promise.resolve({ canceled: filePath === '', filePath, filePaths: [filePath] });
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two are called with options alone here
    const dialog = { showOpenDialog: show, showSaveDialog: show } as unknown as DialogParts['dialog'];
    const words = () => mainWords(language, 'de-AT');
    return createDialogs({ app: { getPath: () => folder }, dialog, window: () => undefined, words });
  };

  it('speak the chosen language, or the system’s', async () => {
    await dialogs('en').openInput();
    await dialogs('system').saveReport('report.pdf');
    await dialogs('de').saveKeyFile('keys.txt');
    expect(shown.map(({ title }) => title)).toEqual([
      'Open a support bundle, an event log or a request',
      'Bericht speichern',
      'Ihre Schlüssel speichern',
    ]);
  });

  it('are answered by nothing where the person cancels', async () => {
    expect(await dialogs().openInput()).toBeUndefined();
    expect(await dialogs().saveBundle('a.zip')).toBeUndefined();
  });

  it('ask once more where the corrected name is taken, and never replace a file unasked', async () => {
    await writeFile(join(folder, 'taken.zip'), 'x');
    answers = [join(folder, 'taken'), join(folder, 'taken.zip')];
    expect(await dialogs().saveBundle('a.zip')).toBe(join(folder, 'taken.zip'));
    expect(shown.map(({ defaultPath }) => defaultPath)).toEqual([join(folder, 'a.zip'), join(folder, 'taken.zip')]);
    answers = Array.from({ length: 9 }, () => join(folder, 'taken'));
    expect(await dialogs().saveBundle('a.zip')).toBeUndefined();
    answers = [join(folder, 'free')];
    expect(await dialogs().saveRequest('a.bundle-request')).toBe(join(folder, 'free.bundle-request'));
  });
});
