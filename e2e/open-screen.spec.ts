import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { root, startAgain } from '../build/launch.mjs';
import { makeZip } from '../electron/bundle/test-support/make-zip.ts';
import { expect, test } from './pages/app.ts';
import { screenshot } from './pages/screenshot.ts';

async function sampleLog(): Promise<Buffer> {
  const packed = await readFile(join(root, 'electron/host/samples/policy-rejections/Application.evtx.gz'));
  return gunzipSync(packed);
}

/** Drags a file over the window, or lets it go there; further names are copies of it. */
async function drag(
  page: Page,
  kind: 'dragover' | 'drop',
  name: string,
  bytes: Uint8Array,
  ...copies: readonly string[]
): Promise<void> {
  await page.evaluate(
    ([event, names, base64]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
      for (const file of names) data.items.add(new File([content], file));
      document.body.dispatchEvent(
        new DragEvent(event, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }),
      );
    },
    [kind, [name, ...copies], Buffer.from(bytes).toString('base64')] as const,
  );
}

test('an exported bundle opens again, is verified, and shows the same findings', async ({
  app,
  startPage,
  sessionPage,
  exportPage,
}) => {
  const { page } = app;
  await startPage.collect('service-bus-blocked');
  await sessionPage.done();
  await sessionPage.show('Findings');
  const live = await sessionPage.findingIds();
  expect(live.length).toBeGreaterThan(0);
  await sessionPage.show('Export');
  await exportPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
  const code = await exportPage.shortCode();

  await page.getByRole('button', { name: 'Start over' }).click();
  await startPage.openButton.click();
  await expect(page.getByText(/All \d+ files are as they were written/)).toBeVisible();
  await expect(page.getByText(`short code ${code}`)).toBeVisible();
  await expect(page.getByText('Recorded sample server, not a real one: Way to the relays blocked')).toBeVisible();
  await page.getByRole('button', { name: /^Each of the \d+ files$/ }).click();
  await expect(
    page.getByRole('region', { name: 'Files of the bundle' }).getByRole('row', { name: /Application\.evtx/ }),
  ).toContainText('as written');
  await sessionPage.done();
  await screenshot(page, 'opened');
  await sessionPage.show('Findings');
  expect(await sessionPage.findingIds()).toEqual(live);
});

test('a bundle that was changed says so, file by file, and still opens', async ({
  app,
  folder,
  startPage,
  sessionPage,
  exportPage,
}) => {
  const { page } = app;
  await startPage.collect('healthy');
  await sessionPage.done();
  await sessionPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
  const saved = (await exportPage.result.locator('.file-name').textContent()) ?? '';
  const { openBundle } = await import('../electron/bundle/read.ts');
  const bundle = await openBundle(saved);
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.error));
  const names = (await bundle.value.verify()).map(({ name }) => name);
  const entries = await Promise.all(
    ['manifest.json', ...names].map(async (name) => ({
      name,
      content:
        name === 'report.md' ? 'all is well' : Buffer.from((await bundle.value.readFile(name, 50_000_000)) ?? []),
    })),
  );
  await bundle.value.close();
  const altered = join(folder, 'altered.zip');
  await writeFile(altered, makeZip([...entries, { name: 'added.txt', content: 'not mine' }]));
  await page.getByRole('button', { name: 'Start over' }).click();
  await app.answerDialogs({ savePath: '', openPath: altered });
  await startPage.openButton.click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('This bundle was changed after it was written.');
  await expect(alert).toContainText('report.md: altered');
  await expect(alert).toContainText('added.txt: not in the manifest');
  await sessionPage.done();
});

test('a file can be let go anywhere, with a word on what will happen', async ({ app, startPage, sessionPage }) => {
  const { page } = app;
  await expect(startPage.heading).toBeVisible();
  const log = await sampleLog();
  await drag(page, 'dragover', 'Application.evtx', log.subarray(0, 10));
  await expect(page.getByText('Let go to open')).toBeVisible();
  await screenshot(page, 'drop');
  await drag(page, 'drop', 'Application.evtx', log);
  await expect(page.getByText('Let go to open')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Application.evtx' })).toBeVisible();
  await sessionPage.done();
  await sessionPage.show('Findings');
  expect(await sessionPage.findingIds()).toContain('password-policy-rejected');
  expect((await sessionPage.unknownIds()).length).toBeGreaterThan(0);
  await expect(page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Export' })).toHaveCount(
    0,
  );
});

test('two files that are let go together stand side by side', async ({ app, startPage }) => {
  const { page } = app;
  await expect(startPage.heading).toBeVisible();
  const log = await sampleLog();
  await drag(page, 'drop', 'before.evtx', log, 'after.evtx', 'third.evtx');
  await expect(page.getByRole('heading', { name: 'Compare' })).toBeVisible();
  await expect(page.locator('.compare-sides')).toContainText('before.evtx', { timeout: 40_000 });
  await expect(page.locator('.compare-sides')).toContainText('after.evtx');
  await expect(page.getByText('Two files stand side by side at most; one was left out.')).toBeVisible();
});

test('a file of a second start comes up in this window; a collection that is not saved is asked for first', async ({
  app,
  folder,
  startPage,
  sessionPage,
}) => {
  test.skip(app.kind === 'electron', 'starts a second stand-in');
  const { page } = app;
  const file = join(folder, 'from outside.evtx');
  await writeFile(file, await sampleLog());
  await startPage.collect('healthy');
  await sessionPage.done();
  await startAgain(join(folder, 'user-data'), [file]);
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page.getByRole('heading', { name: 'from outside.evtx' })).toBeVisible();
});

const noLog = test.extend({
  openPath: async ({ folder }, provide) => {
    const path = join(folder, 'picture.zip');
    await writeFile(path, await readFile(join(root, 'build/icon.png')));
    await provide(path);
  },
});

noLog(
  'a file that is neither gets a sentence that can be put away, and the screen stays',
  async ({ app, startPage }) => {
    await startPage.openButton.click();
    await expect(app.page.getByRole('alert')).toContainText('picture.zip cannot be opened');
    await app.page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(app.page.getByRole('alert')).toHaveCount(0);
    await expect(startPage.openButton).toBeEnabled();
  },
);

test('of the request it answers a bundle says who asked, when, and what protects less; a copy says of what it is one', async ({
  app,
  folder,
  startPage,
}) => {
  const run = (...parameters: readonly string[]): void => {
    const ended = spawnSync(process.execPath, [join(root, 'out/main/cli.cjs'), ...parameters], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(ended.status, ended.stderr).toBe(0);
  };
  run('keygen', '--out', 'asker.txt');
  const publicKey = /age1\w+/u.exec(await readFile(join(folder, 'asker.txt'), 'utf8'))?.[0] ?? '';
  const time = ['--since', '2026-11-10', '--until', '2026-11-12', '--expires', '2026-11-13'];
  const asked = ['--case', 'TK-5', '--from', 'Jo', '--days', '5', '--item', 'network=relays'];
  run('request', '--out', 'late.bundle-request', ...asked, ...time, '--encrypt-to', publicKey);
  const unprotected = ['--no-encryption', '--no-redaction'];
  run('collect', '--sample', 'healthy', '--request', 'late.bundle-request', ...unprotected, '--out', 'late.zip');
  run('redact', 'late.zip', '--out', 'copy.zip');

  const { page } = app;
  await app.answerDialogs({ openPath: join(folder, 'late.zip') });
  await startPage.openButton.click();
  const answer = page.getByRole('region', { name: 'What was asked for' }).first();
  await expect(answer).toContainText(
    'Jo, case TK-5 · Stand-ins for all names were asked for, and encryption to a key.',
  );
  await expect(answer).toContainText('The request was not signed');
  await expect(answer).toContainText('It had expired when the bundle was made.');
  const departures = answer.getByRole('listitem');
  await expect(departures).toHaveText([/names are kept, though/u, /it is not encrypted, though/u]);
  const code = /short code (\S+)/u.exec((await page.getByText(/^short code/u).textContent()) ?? '')?.[1] ?? '';

  await page.getByRole('button', { name: 'Start over' }).click();
  await app.answerDialogs({ openPath: join(folder, 'copy.zip') });
  await startPage.openButton.click();
  await expect(page.getByText(`redacted copy of the bundle with the code ${code}`)).toBeVisible();
});
