import { join } from 'node:path';
import { launchApp } from '../build/launch.mjs';
import { expect, test } from './pages/app.ts';

test('on a machine that is no Connect server the screen says so, offers the samples and finds one by words', async ({
  startPage,
  app,
}) => {
  test.skip(process.platform === 'win32', 'this machine may be a Connect server');
  await expect(startPage.noServerNote).toBeVisible();
  await expect(app.page.getByText('25 recorded servers')).toBeVisible();
  await startPage.filter.fill('relays firewall');
  await expect(startPage.sample('service-bus-blocked')).toBeVisible();
  await expect(startPage.sample('healthy')).toHaveCount(0);
  await startPage.filter.fill('there is no such server');
  await expect(app.page.getByText('No recorded server matches these words.')).toBeVisible();
});

test('three clicks from the start to a bundle', async ({ startPage, planPage, sessionPage, exportPage }) => {
  await startPage.sample('policy-rejections').click();
  await planPage.startButton.click();
  await sessionPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
  expect(await exportPage.shortCode()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});

test('what was opened before is one click away, until it is forgotten', async ({
  app,
  startPage,
  planPage,
  sessionPage,
  exportPage,
}) => {
  const { page } = app;
  await expect(startPage.heading).toBeVisible();
  await expect(startPage.recent).toHaveCount(0);
  await startPage.sample('healthy').click();
  await planPage.startButton.click();
  await sessionPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await startPage.openButton.click();
  await expect(page.getByRole('heading', { name: 'saved bundle.zip' })).toBeVisible();

  await page.getByRole('button', { name: 'Start over' }).click();
  await startPage.recent.getByRole('button', { name: 'saved bundle.zip' }).click();
  await expect(page.getByRole('heading', { name: 'saved bundle.zip' })).toBeVisible();

  await page.getByRole('button', { name: 'Start over' }).click();
  await startPage.recent.getByRole('button', { name: 'Forget these' }).click();
  await expect(startPage.recent).toHaveCount(0);
});

test('theme, language and clock are there again after the next start', async ({ app, folder, startPage }) => {
  const { page } = app;
  await expect(startPage.heading).toBeVisible();
  await startPage.choose('Dark');
  await startPage.choose('Local time');
  await startPage.choose('Deutsch');
  await expect(page.getByRole('heading', { name: 'Warum kommt kein Kennwort zurück?' })).toBeVisible();
  const background = async (shown: typeof page): Promise<string> =>
    await shown.locator('#root > .app-root').evaluate((root) => getComputedStyle(root).backgroundColor);
  const dark = await background(page);
  await app.close();

  const again = await launchApp({ userData: join(folder, 'user-data') });
  try {
    await expect(again.page.getByRole('heading', { name: 'Warum kommt kein Kennwort zurück?' })).toBeVisible();
    expect(await background(again.page)).toBe(dark);
    await again.page.getByRole('button', { name: 'Einstellungen', exact: true }).click();
    for (const name of ['Dunkel', 'Ortszeit', 'Deutsch']) {
      await expect(again.page.getByRole('menuitemradio', { name, exact: true })).toBeChecked();
    }
  } finally {
    await again.close();
  }
});

test('the three ways stand side by side at 1024 × 700 and one below the other at 200 %', async ({ app, startPage }) => {
  const { page } = app;
  await expect(startPage.heading).toBeVisible();
  await expect(startPage.sample('policy-rejections')).toBeInViewport();
  await expect(startPage.openButton).toBeInViewport();
  await expect(startPage.composeButton).toBeInViewport();
  // A zoom of 200 % leaves half the pixels of either side.
  await page.setViewportSize({ width: 512, height: 350 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await startPage.composeButton.scrollIntoViewIfNeeded();
  await expect(startPage.composeButton).toBeInViewport();
});
