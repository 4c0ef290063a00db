import type { Locator, Page } from 'playwright';
import { englishIn } from '../build/english-left-over.ts';
import { expect, test } from './pages/app.ts';
import type { SessionPage } from './pages/session-page.ts';

// The German window speaks German throughout. Looked at is every text that can be seen, with everything opened: none may
// hold English words, and no text may be marked as English, beside what stands in the lists below with its reason.

const screens = [
  'overview',
  'findings',
  'timeline',
  'operations',
  'server',
  'network',
  'case',
  'compare',
  'privacy',
  'export',
] as const;

/** Places that show what was read, word for word. */
const wordForWord = [
  // Quotes of evidence, registry paths, names in facts.json, files.
  'pre',
  '.code',
  '.file-name',
  '.cell-source',
  // Rows of a log.
  '.event-grid',
  'svg',
  'script',
  'style',
  'textarea',
  'option',
];

/** What the product calls itself, and sync rules as somebody called them. */
const names = ['Password Protection', 'Unexpire Password', 'In from AD - User Common (own)', 'AD - User Common'];

/** Texts that can be seen, each once, without those that stand word for word. */
async function textsOf(root: Locator): Promise<readonly string[]> {
  return await root.evaluate((element, skipped) => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (parent === null || text === '' || parent.closest(skipped) !== null || !parent.checkVisibility()) continue;
      texts.add(text);
    }
    // What only a screen reader says, and what shows beside the pointer.
    for (const named of element.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (named.closest(skipped) !== null || !named.checkVisibility()) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const text = named.getAttribute(name) ?? '';
        // A path or an address is the same in every language. Samples: facts.json: HKLM\\SOFTWARE · https://aka.ms/x
        if (text !== '' && !/[\\/]/.test(text)) texts.add(text);
      }
    }
    return [...texts];
  }, wordForWord.join(', '));
}

/** Texts that are marked as English. */
async function markedTexts(root: Locator): Promise<readonly string[]> {
  return await root.locator('[lang="en"]').allTextContents();
}

async function englishOf(page: Page, root: Locator): Promise<readonly string[]> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const left = (await textsOf(root)).flatMap((text) => englishIn(text, names));
  const marked = (await markedTexts(root)).map((text) => `marked as English: ${text}`);
  return [...left, ...marked];
}

/** Nothing is hidden from the check: everything that can be opened is. */
async function openEverything(page: Page): Promise<void> {
  const closed = page.locator('main .fui-AccordionHeader__button[aria-expanded="false"]');
  // What is opened may bring more that is closed: so many rounds as things nest.
  for (let round = 0; round < 5; round++) {
    for (const header of await closed.elementHandles()) await header.click();
  }
  await expect(closed).toHaveCount(0);
}

async function englishOnScreens(page: Page, sessionPage: SessionPage): Promise<readonly string[]> {
  const found: string[] = [];
  for (const screen of screens) {
    await sessionPage.showById(screen);
    await openEverything(page);
    for (const text of await englishOf(page, page.locator('body'))) found.push(`${screen}: ${text}`);
  }
  return found;
}

for (const name of ['policy-rejections', 'not-elevated', 'tls-inspected', 'outdated-server', 'restless-service']) {
  test(`no English is left on any screen in German: ${name}`, async ({ app, startPage, sessionPage }) => {
    test.slow();
    const { page } = app;
    await expect(startPage.sample(name)).toBeVisible();
    await startPage.choose('Deutsch');
    await expect(page.getByRole('button', { name: 'Einstellungen', exact: true })).toBeVisible();
    expect(await englishOf(page, page.locator('body')), 'start').toEqual([]);
    await startPage.sample(name).click();
    await expect(page.locator('[data-check="rights"]')).toBeVisible();
    expect(await englishOf(page, page.locator('body')), 'plan').toEqual([]);
    await page.locator('button[type="submit"]').click();
    await sessionPage.done();
    expect(await englishOnScreens(page, sessionPage)).toEqual([]);
  });
}

test('what the look-up answers is German', async ({ app, startPage }) => {
  const { page } = app;
  await expect(startPage.sample('healthy')).toBeVisible();
  await startPage.choose('Deutsch');
  await page.keyboard.press('Control+K');
  const dialog = page.getByRole('dialog', { name: 'Nachschlagen' });
  for (const query of [
    '33004',
    'hr=80230619',
    'SSPR_0029',
    '6329',
    '2.5.79.0',
    'tls',
    'port',
    'proxy',
    'restart',
    '0x80070999',
    'Konto gesperrt',
    'Kennwort zurücksetzen',
  ]) {
    await dialog.getByRole('searchbox').fill(query);
    await expect(dialog.locator('[data-answer]').first()).toBeVisible();
    expect(await englishOf(page, dialog), query).toEqual([]);
  }
});

test('a request and an opened bundle are German', async ({ app, startPage, sessionPage, exportPage, savePath }) => {
  test.slow();
  const { page } = app;
  await expect(startPage.sample('healthy')).toBeVisible();
  await startPage.choose('Deutsch');
  await page.getByRole('button', { name: 'Anforderung schreiben …' }).click();
  await expect(page.getByRole('heading', { name: 'Ein Bündel anfordern' })).toBeVisible();
  expect(await englishOf(page, page.locator('body')), 'request').toEqual([]);
  await page.getByRole('button', { name: 'Neu beginnen' }).click();

  await startPage.sample('healthy').click();
  await page.locator('button[type="submit"]').click();
  await sessionPage.done();
  await sessionPage.showById('export');
  await exportPage.saveButton.click();
  await expect(page.locator('.short-code')).toBeVisible();
  await exportPage.checkButton.click();
  expect(await englishOf(page, page.locator('body')), 'written').toEqual([]);
  await page.getByRole('button', { name: 'Neu beginnen' }).click();
  await app.answerDialogs({ savePath, openPath: savePath });
  await page.getByRole('button', { name: 'Bündel oder Protokoll öffnen …' }).click();
  await sessionPage.done();
  await openEverything(page);
  expect(await englishOf(page, page.locator('body')), 'opened').toEqual([]);
});
