import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../build/launch.mjs';
import { expect, test as base } from './pages/app.ts';
import { ComparePage } from './pages/compare-page.ts';
import { screenshot } from './pages/screenshot.ts';
import { violations } from './pages/violations.ts';

const run = promisify(execFile);

const cli = join(root, 'out', 'main', 'cli.cjs');

async function collect(sample: string, file: string, ...more: readonly string[]): Promise<void> {
  await run(process.execPath, [cli, 'collect', '--out', file, '--sample', sample, ...more]);
}

const test = base.extend<{ readonly comparePage: ComparePage }>({
  openPath: async ({ folder }, provide) => {
    const file = join(folder, 'outdated.zip');
    await collect('outdated-server', file);
    await provide(file);
  },
  comparePage: async ({ app }, provide) => {
    await provide(new ComparePage(app.page));
  },
});

test('before and after a repair: findings that are gone, settings that are better, the two exchanged', async ({
  app,
  folder,
  startPage,
  sessionPage,
  comparePage,
}) => {
  const { page } = app;
  await startPage.openButton.click();
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  const repaired = join(folder, 'repaired.zip');
  await collect('healthy', repaired);
  await app.answerDialogs({ openPath: repaired });
  await sessionPage.show('Compare');
  await comparePage.chooseButton.click();

  await expect(comparePage.finding('tls12-disabled', 'gone')).toBeVisible({ timeout: 30_000 });
  await expect(comparePage.finding('version-below-floor', 'gone')).toBeVisible();
  await expect(comparePage.settingRows.first()).toContainText('better');
  const rows = await comparePage.settingRows.count();
  await comparePage.noiseChoice.check();
  expect(await comparePage.settingRows.count()).toBeGreaterThan(rows);
  await screenshot(page, 'compare-light');

  await comparePage.exchangeButton.click();
  await expect(comparePage.finding('tls12-disabled', 'new')).toBeVisible();
  await expect(comparePage.settingRows.first()).toContainText('worse');

  // The other side stays when a person looks elsewhere and comes back; the first one is still whole.
  await sessionPage.show('Findings');
  expect(await sessionPage.findingIds()).toContain('tls12-disabled');
  await sessionPage.show('Compare');
  await expect(comparePage.finding('tls12-disabled', 'new')).toBeVisible();
  for (const media of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { colorScheme: 'dark', forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia(media);
    expect(await violations(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });
  await screenshot(page, 'compare-dark');
});

test('another file that cannot be read leaves everything as it was', async ({
  app,
  startPage,
  sessionPage,
  comparePage,
}) => {
  await startPage.openButton.click();
  await expect(app.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  await app.answerDialogs({ openPath: join(root, 'build', 'icon.png') });
  await sessionPage.show('Compare');
  await comparePage.chooseButton.click();
  await expect(app.page.getByRole('alert')).toContainText('icon.png cannot be opened');
  await sessionPage.show('Findings');
  await expect(sessionPage.finding('tls12-disabled')).toBeVisible();
});

test('an encrypted bundle is compared once its key is given', async ({
  app,
  folder,
  startPage,
  sessionPage,
  comparePage,
}) => {
  const { page } = app;
  const identity = join(folder, 'secret.txt');
  const locked = join(folder, 'locked.zip.age');
  const { stdout } = await run(process.execPath, [cli, 'keygen', '--out', identity]);
  // Sample: `age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudm5l3sq7gvt9f`
  const publicKey = /age1[\da-z]+/.exec(stdout)?.[0] ?? '';
  await collect('outdated-server', locked, '--encrypt-to', publicKey);
  await startPage.openButton.click();
  await expect(app.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  await app.answerDialogs({ openPath: locked });
  await sessionPage.show('Compare');
  await comparePage.chooseButton.click();
  const dialog = page.getByRole('dialog', { name: /locked\.zip\.age is encrypted/ });
  await expect(dialog).toBeVisible();
  await app.answerDialogs({ openPath: identity });
  await dialog.getByRole('radio', { name: /file/i }).check();
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByText('Both are the same collection.')).toBeVisible({ timeout: 30_000 });
});
