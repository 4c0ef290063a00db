import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { parseRequestFile } from '../shared/request/request.ts';
import { expect, test as base } from './pages/app.ts';
import { RequestPage } from './pages/request-page.ts';
import { screenshot } from './pages/screenshot.ts';
import { violations } from './pages/violations.ts';

const test = base.extend<{ readonly requestPage: RequestPage }>({
  requestPage: async ({ app }, provide) => {
    await provide(new RequestPage(app.page));
  },
});

async function compose(page: Page, requestPage: RequestPage): Promise<void> {
  await page.getByRole('button', { name: 'Write a request …' }).click();
  await requestPage.caseNumber.fill('4711');
  await requestPage.requester.fill('Jo of Support');
}

test('compose: what is missing is said, the preview is what the other side sees, the file is signed', async ({
  app,
  folder,
  requestPage,
}) => {
  const { page } = app;
  const file = join(folder, 'case 4711.bundle-request');
  await app.answerDialogs({ savePath: file });
  await page.getByRole('button', { name: 'Write a request …' }).click();
  await requestPage.saveButton.click();
  await expect(page.getByRole('alert').filter({ hasText: 'A case number is needed' }).last()).toContainText(
    'A name is needed',
  );
  expect(existsSync(file)).toBe(false);

  await requestPage.caseNumber.fill('4711');
  await requestPage.requester.fill('Jo of Support');
  await requestPage.item('Clock').check();
  await requestPage.why('Clock').fill('The tokens were refused.');
  await expect(requestPage.preview).toContainText('Jo of Support asks, for case 4711');
  await expect(requestPage.preview).toContainText('The tokens were refused.');
  await requestPage.item('Network test').uncheck();
  await expect(requestPage.preview).not.toContainText('Network test');

  await expect(requestPage.keys).toContainText('There are no keys yet');
  await page.getByRole('button', { name: 'Make keys on this computer' }).click();
  await expect(requestPage.keys).toContainText('Requests are signed with');
  await requestPage.saveButton.click();
  await expect(page.getByText('Saved as case 4711.bundle-request')).toBeVisible();
  await expect(requestPage.mailText).toHaveValue(/-----BEGIN BUNDLE REQUEST-----/);
  const read = parseRequestFile(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  expect(read.value.signature).not.toBeNull();
  expect(read.value.request.items.map(({ id }) => id)).toEqual([
    'connect-version',
    'tls-and-dotnet',
    'application-event-log',
    'clock',
  ]);
  for (const media of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { colorScheme: 'dark', forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia(media);
    expect(await violations(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await requestPage.caseNumber.scrollIntoViewIfNeeded();
  await screenshot(page, 'request-light');
});

test('the other side: sees who asks and why, refuses one item, and the bundle says so', async ({
  app,
  folder,
  startPage,
  sessionPage,
  requestPage,
}) => {
  const { page } = app;
  const file = join(folder, 'case.bundle-request');
  await app.answerDialogs({ savePath: file, openPath: file });
  await compose(page, requestPage);
  await page.getByRole('button', { name: 'Make keys on this computer' }).click();
  await expect(requestPage.keys).toContainText('Requests are signed with');
  await requestPage.saveButton.click();
  await expect(page.getByText('Saved as case.bundle-request')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();

  await startPage.openButton.click();
  await expect(requestPage.reviewHeading).toBeVisible();
  await expect(page.getByText(/Signed with the key [\dA-Z-]+/)).toBeVisible();
  await requestPage.give('Network test').uncheck();
  await requestPage.whyNot('Network test').fill('no tests from this network');
  expect(await violations(page)).toEqual([]);
  await screenshot(page, 'request-review-light');
  await requestPage.collectButton.click();
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  // Only what was asked for and not refused is gathered.
  await expect(sessionPage.collector('Application event log')).toContainText('collected');
  await expect(sessionPage.collector('Root certificates')).toContainText('left out');
  await expect(sessionPage.collector('Network test')).toContainText('left out');

  const bundle = join(folder, 'answer.zip');
  await app.answerDialogs({ savePath: bundle, openPath: bundle });
  await sessionPage.show('Export');
  await page.getByRole('button', { name: /^Save the bundle/ }).click();
  await expect(page.locator('.short-code').first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Start over' }).click();
  await startPage.openButton.click();
  await expect(page.getByText('no tests from this network')).toBeVisible();
});

test('an altered and an unsigned request open with a warning', async ({ app, folder, startPage, requestPage }) => {
  const { page } = app;
  const file = join(folder, 'case.bundle-request');
  await app.answerDialogs({ savePath: file, openPath: file });
  await compose(page, requestPage);
  await requestPage.saveButton.click();
  await expect(page.getByText('Saved as case.bundle-request')).toBeVisible();
  await expect(page.getByText('It is not signed')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await startPage.openButton.click();
  await expect(page.getByText('anybody could have written this')).toBeVisible();
});
