import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../build/launch.mjs';
import { expect, test } from './pages/app.ts';

test('the app recovers when its analysis worker dies', async ({ app, startPage, sessionPage }) => {
  const { page } = app;
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  const [worker] = page.workers();
  expect(worker).toBeDefined();
  await worker?.evaluate(() => globalThis.close()).catch(() => undefined);
  await sessionPage.show('Timeline');
  await expect(page.getByRole('alert')).toContainText('The analysis stopped', { timeout: 40_000 });
  await page.getByRole('button', { name: 'Read again' }).click();
  await sessionPage.done();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('status')).toContainText(/\d,\d{3} events/);
  await sessionPage.show('Findings');
  await expect(sessionPage.finding('password-policy-rejected')).toBeVisible();
});

test('the title of the window names screen and server', async ({ app, startPage, sessionPage }) => {
  const { page } = app;
  await expect(startPage.openButton).toBeVisible();
  expect(await page.title()).toBe('Connect Support Bundle');
  await startPage.collect('healthy');
  await sessionPage.done();
  await sessionPage.show('Network');
  await expect(page).toHaveTitle('Network · CONNECT01 · Connect Support Bundle');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page).toHaveTitle('Connect Support Bundle');
});

const bareLog = test.extend({
  openPath: async ({ folder }, provide) => {
    const path = join(folder, 'Application.evtx');
    const packed = await readFile(join(root, 'electron/host/samples/policy-rejections/Application.evtx.gz'));
    await writeFile(path, gunzipSync(packed));
    await provide(path);
  },
});

bareLog(
  'a bare event log opens: findings, and no word on what a log cannot know',
  async ({ app, startPage, sessionPage }) => {
    await startPage.openButton.click();
    await expect(app.page.getByRole('heading', { name: 'Application.evtx' })).toBeVisible();
    // What was not evaluated is told once everything is read.
    await sessionPage.done();
    await sessionPage.show('Findings');
    expect(await sessionPage.findingIds()).toContain('password-policy-rejected');
    expect((await sessionPage.unknownIds()).length).toBeGreaterThan(0);
    await expect(app.page.getByRole('navigation').getByRole('button', { name: 'Export' })).toHaveCount(0);
    await sessionPage.show('Timeline');
    await expect(app.page.getByRole('main').getByRole('status')).toContainText(/\d,\d{3} events/);
  },
);
