import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../build/launch.mjs';
import { expect, test } from './pages/app.ts';

test('the server and the network screens show what was read and what is expected', async ({
  app,
  startPage,
  sessionPage,
}) => {
  await startPage.collect('outdated-server');
  await sessionPage.done();
  await sessionPage.show('Server');
  const table = app.page.getByRole('region', { name: 'What was read of the server' });
  await expect(table.getByRole('row', { name: /Entra Connect/ })).toContainText('not good');
  await expect(app.page.getByRole('region', { name: 'TLS values in the registry' })).toContainText('not as expected');
  await sessionPage.show('Network');
  const network = app.page.getByRole('region', { name: 'Endpoints and steps' });
  await expect(network.getByRole('columnheader', { name: 'TLS' })).toBeVisible();
  expect(await network.locator('tbody tr').count()).toBeGreaterThan(0);
});

test('Ctrl+K looks up a code on any screen, Escape goes back', async ({ app, startPage }) => {
  await expect(startPage.heading).toBeVisible();
  await app.page.keyboard.press('Control+K');
  const box = app.page.getByRole('textbox', { name: /event id, a result code/ });
  await box.fill('80230619');
  await expect(app.page.locator('[data-answer="80230619"]')).toBeVisible();
  await box.fill('qqqqqqqqqqqq');
  await expect(app.page.getByText('Nothing is known of this.')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  await expect(startPage.openButton).toBeVisible();
});

test('the timeline: find, zoom, walk through the list by keyboard, read an event with its meaning', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const { page } = app;
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Timeline');
  const list = page.getByRole('listbox', { name: /Events/ });
  const status = page.getByRole('main').getByRole('status');
  await expect(status).toContainText(/\d,\d{3} events/);
  const whole = await status.textContent();

  // Only what can be seen is in the page, however long the list is.
  expect(await list.getByRole('option').count()).toBeLessThanOrEqual(100);
  await list.focus();
  await page.keyboard.press('End');
  await expect(list.getByRole('option').last()).toBeInViewport();
  await page.keyboard.press('Home');

  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(status).not.toHaveText(whole ?? '');
  await page.getByRole('button', { name: 'All' }).click();
  await expect(status).toHaveText(whole ?? '');

  await page.getByRole('searchbox', { name: 'Find' }).fill('33008 80230619');
  await expect(status).toHaveText(/^\d{1,2} events$/);
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await expect(list.getByRole('option', { selected: true })).toContainText('33008');
  await expect(page.locator('.event-details .quote')).toContainText('80230619');
  await expect(page.getByRole('heading', { name: 'What it means' })).toBeVisible();
  await expect(page.locator('.event-details')).not.toContainText('Nothing is known');
});

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
    await sessionPage.show('Findings');
    expect(await sessionPage.findingIds()).toContain('password-policy-rejected');
    expect((await sessionPage.unknownIds()).length).toBeGreaterThan(0);
    await expect(app.page.getByRole('navigation').getByRole('button', { name: 'Export' })).toHaveCount(0);
    await sessionPage.show('Timeline');
    await expect(app.page.getByRole('main').getByRole('status')).toContainText(/\d,\d{3} events/);
  },
);
