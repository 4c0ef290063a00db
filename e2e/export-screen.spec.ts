import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBundle } from '../electron/bundle/read.ts';
import type { OpenedBundle } from '../electron/bundle/read.ts';
import { expect, test } from './pages/app.ts';
import { screenshot } from './pages/screenshot.ts';

async function open(path: string): Promise<OpenedBundle> {
  const opened = await openBundle(path);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

async function report(bundle: OpenedBundle): Promise<string> {
  return new TextDecoder().decode((await bundle.readFile('report.md', 1_000_000)) ?? new Uint8Array());
}

test('privacy: before and after, own words, and the bundle holds stand-ins only', async ({
  app,
  startPage,
  sessionPage,
  privacyPage,
  exportPage,
  savePath,
}) => {
  const { page } = app;
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Privacy');
  await privacyPage.standIns.check();
  await expect(privacyPage.category('Private addresses')).not.toBeChecked();
  await privacyPage.showButton.click();
  const people = privacyPage.preview.getByRole('row', { name: /^People and accounts/ });
  await expect(people).toContainText('fabrikam.example');
  await expect(people.locator('mark').first()).toBeVisible();
  await expect(privacyPage.preview.getByRole('row', { name: /^Private addresses/ })).toHaveCount(0);

  // What was changed since is said, and looked at again.
  await privacyPage.category('Private addresses').check();
  await privacyPage.ownWords.fill('Windows Server');
  await privacyPage.ownWords.press('Enter');
  await expect(page.getByRole('button', { name: 'Windows Server' })).toBeVisible();
  await expect(page.getByText('Something was changed since')).toBeVisible();
  await privacyPage.showButton.click();
  await expect(privacyPage.preview.getByRole('row', { name: /^Words of your own/ })).toContainText('Windows Server');
  await expect(page.getByText('Something was changed since')).toHaveCount(0);
  await screenshot(page, 'privacy');

  await page.getByRole('button', { name: 'Go on to export' }).click();
  await exportPage.saveButton.click();
  await expect(exportPage.result).toContainText('do not send it');
  const bundle = await open(savePath);
  try {
    expect(bundle.manifest?.redacted).toBe(true);
    const text = await report(bundle);
    expect(text.length).toBeGreaterThan(500);
    expect(text).not.toContain('fabrikam');
    expect(text).not.toContain('bela.hoffmann');
    expect(text).not.toContain('Windows Server');
  } finally {
    await bundle.close();
  }
});

test('the untouched logs go in only where a person says so, with what that means', async ({
  app,
  startPage,
  sessionPage,
  privacyPage,
  exportPage,
  savePath,
}) => {
  await startPage.collect('healthy');
  await sessionPage.done();
  await sessionPage.show('Privacy');
  await privacyPage.standIns.check();
  await app.page.getByRole('radio', { name: 'Also the untouched files' }).check();
  await expect(app.page.getByText('this undoes the stand-ins for the logs')).toBeVisible();
  await sessionPage.show('Export');
  await exportPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
  const bundle = await open(savePath);
  try {
    const names = (await bundle.verify()).map(({ name }) => name);
    expect(names.filter((name) => name.endsWith('.evtx')).length).toBeGreaterThan(0);
  } finally {
    await bundle.close();
  }
});

test('the size is told before, the file is opened again and compared, and a change to it is found', async ({
  app,
  startPage,
  sessionPage,
  exportPage,
  savePath,
}) => {
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Export');
  await expect(app.page.getByText(/^about \d/)).toBeVisible();
  await exportPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
  await exportPage.checkButton.click();
  await expect(app.page.getByText(/Opened again: all \d+ files are as they were written/)).toBeVisible();
  await screenshot(app.page, 'export');

  const bytes = await readFile(savePath);
  const place = Math.floor(bytes.length / 3);
  bytes[place] = (bytes[place] ?? 0) ^ 0xff;
  await writeFile(savePath, bytes);
  await exportPage.checkButton.click();
  await expect(app.page.getByRole('alert')).toContainText('Save the bundle once more');
});

test('encrypted to a passphrase: not written with a short one, checked and opened with it only', async ({
  app,
  startPage,
  sessionPage,
  exportPage,
  savePath,
}) => {
  test.slow();
  const { page } = app;
  await startPage.collect('healthy');
  await sessionPage.done();
  await sessionPage.show('Export');
  await exportPage.protection('Whoever knows a passphrase').check();
  await expect(exportPage.saveButton).toBeDisabled();
  await exportPage.passphrase.fill('short');
  await expect(page.getByText('8 characters or more, please.')).toBeVisible();
  await expect(exportPage.saveButton).toBeDisabled();
  await exportPage.passphrase.fill('correct horse battery');
  await page.getByRole('button', { name: 'Show the passphrase' }).click();
  await expect(exportPage.passphrase).toHaveAttribute('type', 'text');
  await exportPage.saveButton.click();
  await expect(exportPage.written).toBeVisible({ timeout: 60_000 });
  const written = (await exportPage.result.locator('.file-name').textContent()) ?? savePath;
  expect((await readFile(written)).subarray(0, 22).toString('latin1')).toBe('age-encryption.org/v1\n');
  await exportPage.checkButton.click();
  await expect(page.getByText(/Opened again: all \d+ files are as they were written/)).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Start over' }).click();
  await app.answerDialogs({ savePath, openPath: written });
  await startPage.openButton.click();
  const dialog = page.getByRole('dialog');
  const passphrase = dialog.getByRole('textbox', { name: 'Passphrase' });
  await passphrase.fill('not this one');
  await passphrase.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('That does not open it', { timeout: 60_000 });
  await passphrase.fill('correct horse battery');
  await passphrase.press('Enter');
  await expect(page.getByText(/All \d+ files are as they were written/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('was encrypted')).toBeVisible();
});

test('nothing is lost where it cannot be written or the person cancels', async ({
  app,
  folder,
  startPage,
  sessionPage,
  exportPage,
  savePath,
}) => {
  await startPage.collect('healthy');
  await sessionPage.done();
  await sessionPage.show('Export');
  await app.answerDialogs({ savePath: '', openPath: '' });
  await exportPage.saveButton.click();
  await expect(app.page.getByText('Not saved. What was collected is still here.')).toBeVisible();
  await app.answerDialogs({ savePath: `${folder}/no such folder/bundle.zip`, openPath: '' });
  await exportPage.saveButton.click();
  await expect(app.page.getByText('The bundle was not written to')).toBeVisible();
  await app.answerDialogs({ savePath, openPath: '' });
  await exportPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
});

test('a full disk, a read-only one and one that was pulled out are told apart, and the same collection goes elsewhere', async ({
  app,
  folder,
  startPage,
  sessionPage,
  exportPage,
  savePath,
}) => {
  const mount = (name: string, options: string): string | null => {
    const place = join(folder, name);
    mkdirSync(place);
    const mayMount = process.getuid?.() === 0;
    const { status } = mayMount
      ? spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place], { stdio: 'ignore' })
      : { status: 1 };
    return status === 0 ? place : null;
  };
  const full = mount('full', 'size=64k');
  const readOnly = mount('read-only', 'ro');
  const pulled = mount('pulled', 'size=64m');
  test.skip(full === null || readOnly === null || pulled === null, 'needs the right to mount disks');
  try {
    await startPage.collect('healthy');
    await sessionPage.done();
    await sessionPage.show('Export');
    const refused = async (place: string, reason: string): Promise<void> => {
      await app.answerDialogs({ savePath: join(place, 'bundle.zip'), openPath: '' });
      await exportPage.saveButton.click();
      const told = app.page.getByText('The bundle was not written to');
      await expect(told).toBeVisible({ timeout: 30_000 });
      await expect(app.page.getByRole('main')).toContainText(reason);
    };
    await refused(full ?? '', 'not enough space');
    expect(readdirSync(full ?? '')).toEqual([]);
    await refused(readOnly ?? '', 'no permission to write');
    spawnSync('umount', [pulled ?? '']);
    rmSync(pulled ?? '', { recursive: true });
    await refused(pulled ?? '', 'does not exist');
    await app.answerDialogs({ savePath, openPath: '' });
    await exportPage.saveButton.click();
    await expect(exportPage.written).toBeVisible();
    const bundle = await open(savePath);
    expect(bundle.manifest?.sample).toBe('healthy');
    await bundle.close();
  } finally {
    for (const place of [full, readOnly]) if (place !== null) spawnSync('umount', [place]);
  }
});
