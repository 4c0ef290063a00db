import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, startAgain } from '../build/launch.mjs';
import { hostileZips, soundLog } from '../electron/bundle/test-support/hostile-zips.ts';
import { makeZip } from '../electron/bundle/test-support/make-zip.ts';
import { expect, test } from './pages/app.ts';
import { collectSample, valueOf } from './pages/bridge.ts';
import { ExportPage } from './pages/export-page.ts';
import { OpenedPage } from './pages/opened-page.ts';
import { SessionPage } from './pages/session-page.ts';

// What the window makes of files, by each way they come in.

test('a double-clicked file is open when the window is there', async ({ folder }) => {
  test.skip(process.env['NO_BROWSER'] !== undefined, 'no browser');
  const file = join(folder, 'case 4711.csbundle');
  writeFileSync(file, makeZip([soundLog]));
  const app = await launchApp({ userData: join(folder, 'user-data'), files: [file] });
  try {
    await expect(new OpenedPage(app.page).heading('case 4711.csbundle')).toBeVisible();
    await new SessionPage(app.page).done();
  } finally {
    await app.close();
  }
});

test('a second start hands its file to the window that is there, and ends', async ({ app, folder }) => {
  test.skip(app.kind === 'electron', 'starts a second stand-in');
  const file = join(folder, 'export.xml');
  writeFileSync(file, soundLog.content);
  const second = await startAgain(join(folder, 'user-data'), [file]);
  expect(second.code).toBe(0);
  await expect(new OpenedPage(app.page).heading('export.xml')).toBeVisible();
  expect(app.pages()).toHaveLength(1);
  // What is no file, and what is no bundle or log, changes nothing.
  await startAgain(join(folder, 'user-data'), [join(folder, 'gone.zip'), '/etc/passwd', '--inspect']);
  expect((await valueOf(app.page, 'app.describe', {})).offered).toBeNull();
  await expect(new OpenedPage(app.page).heading('export.xml')).toBeVisible();
});

test('a dropped file is shown and not remembered; an opened one is one click away', async ({
  app,
  folder,
  startPage,
  sessionPage,
}) => {
  const opened = new OpenedPage(app.page);
  await expect(startPage.heading).toBeVisible();
  await opened.drop('dropped.zip', makeZip([soundLog]));
  await expect(opened.heading('dropped.zip')).toBeVisible();
  await sessionPage.done();
  await app.page.getByRole('button', { name: 'Start over' }).click();
  await expect(startPage.heading).toBeVisible();
  await expect(startPage.recent).toHaveCount(0);

  const file = join(folder, 'opened.xml');
  writeFileSync(file, soundLog.content);
  await app.answerDialogs({ openPath: file });
  await startPage.openButton.click();
  await expect(opened.heading('opened.xml')).toBeVisible();
  await app.page.getByRole('button', { name: 'Start over' }).click();
  await startPage.recent.getByRole('button', { name: 'opened.xml' }).click();
  await expect(opened.heading('opened.xml')).toBeVisible();
});

test('a file that is no log says so and changes nothing', async ({ app, startPage }) => {
  const opened = new OpenedPage(app.page);
  await expect(startPage.heading).toBeVisible();
  await opened.drop('holiday.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
  await expect(opened.problem('holiday.jpg cannot be opened')).toBeVisible();
  await opened.drop('empty.zip', new Uint8Array());
  await expect(opened.problem('the file is empty')).toBeVisible();
  await expect(startPage.heading).toBeVisible();
});

test('each hostile zip says what is wrong with it, and its sound log is read', async ({
  app,
  startPage,
  sessionPage,
}) => {
  test.setTimeout(120_000);
  const opened = new OpenedPage(app.page);
  await expect(startPage.heading).toBeVisible();
  for (const zip of hostileZips) {
    const name = `${zip.name}.zip`;
    await opened.drop(name, zip.bytes());
    await expect(opened.heading(name), zip.name).toBeVisible();
    await expect(opened.problem(zip.message), zip.name).toBeVisible();
    await sessionPage.done();
  }
  expect(app.pages()).toHaveLength(1);
  await app.page.getByRole('button', { name: 'Start over' }).click();
  await expect(startPage.heading).toBeVisible();
});

test('an encrypted bundle asks for its key, and a wrong one changes nothing', async ({ app, folder, startPage }) => {
  test.slow();
  const { runId } = await collectSample(app.page);
  const file = join(folder, 'secret.zip.age');
  await app.answerDialogs({ savePath: file, openPath: file });
  const input = { runId, trackingId: null, answers: {}, passphrase: 'correct horse' };
  await valueOf(app.page, 'bundle.export', { ...input, redaction: { kind: 'none' } });
  await startPage.openButton.click();
  const dialog = app.page.getByRole('dialog');
  const passphrase = dialog.getByLabel('Passphrase', { exact: true }).last();
  await passphrase.fill('wrong horse');
  await app.page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await passphrase.fill('correct horse');
  await app.page.keyboard.press('Enter');
  await expect(new OpenedPage(app.page).heading('secret.zip.age')).toBeVisible();
});

test('the window comes back after its page came down, and what was collected is still there', async ({
  app,
  folder,
  startPage,
  sessionPage,
}) => {
  test.skip(app.kind === 'electron', 'a crashed page is told to Playwright in another way there');
  test.slow();
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Findings');
  const before = await sessionPage.findingIds();
  const debug = await app.page.context().newCDPSession(app.page);
  await debug.send('Page.crash').catch(() => undefined);
  await expect.poll(() => app.pages().filter((page) => page !== app.page && !page.isClosed()).length).toBe(1);
  const page = app.pages().find((each) => each !== app.page && !each.isClosed());
  if (page === undefined) throw new Error('no page');
  const session = new SessionPage(page);
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await session.done();
  await session.show('Findings');
  expect(await session.findingIds()).toEqual(before);
  const file = join(folder, 'saved after all.zip');
  await app.answerDialogs({ savePath: file });
  await session.show('Export');
  await new ExportPage(page).saveButton.click();
  await expect(new ExportPage(page).written).toBeVisible();
  expect(existsSync(file)).toBe(true);
});

test('what was collected before the app was killed is offered at the next start', async ({ folder, temporary }) => {
  test.skip(process.env['NO_BROWSER'] !== undefined, 'no browser');
  test.slow();
  const options = { userData: join(folder, 'user-data'), env: { TMPDIR: temporary, STAND_IN: '1' } };
  const first = await launchApp(options);
  const ended = await collectSample(first.page);
  await first.kill();
  const second = await launchApp(options);
  try {
    const { kept } = await valueOf(second.page, 'app.describe', {});
    expect(kept?.collectedAt).toBe(ended.collectedAt);
    await second.page.getByRole('button', { name: 'Go on with it' }).click();
    await new SessionPage(second.page).done();
    expect((await valueOf(second.page, 'app.describe', {})).kept).not.toBeNull();
  } finally {
    await second.close();
  }
  // Ended as a person ends it: nothing is left.
  expect(readdirSync(temporary).filter((name) => name.startsWith('connect-bundle-'))).toEqual([]);
});
