import type { Page } from 'playwright';
import { expect, test } from './pages/app.ts';
import { screenshot } from './pages/screenshot.ts';
import { violations } from './pages/violations.ts';

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

const themes = [
  { name: 'light', media: { colorScheme: 'light' }, language: 'English' },
  { name: 'dark', media: { colorScheme: 'dark' }, language: 'English' },
  { name: 'high-contrast', media: { colorScheme: 'dark', forcedColors: 'active' }, language: 'English' },
  { name: 'german', media: { colorScheme: 'light' }, language: 'Deutsch' },
] as const;

/** Nothing is hidden from the check: everything that can be opened is. */
async function openEverything(page: Page): Promise<void> {
  const closed = page.locator('main .fui-AccordionHeader__button[aria-expanded="false"]');
  for (let left = await closed.count(); left > 0; left = await closed.count()) {
    await closed.first().click();
    await expect(closed).not.toHaveCount(left);
  }
}

for (const { name: theme, media, language } of themes) {
  test(`no accessibility violation on any screen, ${theme}`, async ({ app, startPage, sessionPage }) => {
    test.slow();
    const { page } = app;
    // A colour on its way from one to the other is no colour of the screen.
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await expect(startPage.sample('policy-rejections')).toBeVisible();
    await startPage.choose(language);
    expect(await violations(page), 'start').toEqual([]);
    await screenshot(page, `start-${theme}`);
    await startPage.sample('policy-rejections').click();
    await expect(page.locator('[data-check="rights"]')).toBeVisible();
    expect(await violations(page), 'plan').toEqual([]);
    await screenshot(page, `plan-${theme}`);
    await page.locator('button[type="submit"]').click();
    await sessionPage.done();
    // All screens are looked at before any of them fails the test.
    const found: string[] = [];
    for (const screen of screens) {
      await sessionPage.showById(screen);
      await openEverything(page);
      // This screen has more to show once stand-ins are chosen.
      if (screen === 'privacy') await page.getByRole('radio').first().check();
      for (const violation of await violations(page)) found.push(`${screen}: ${violation}`);
      await screenshot(page, `${screen}-${theme}`);
    }
    expect(found).toEqual([]);
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page), 'look up').toEqual([]);
    await page.keyboard.press('Escape');
  });

  test(`no accessibility violation once a bundle is written, opened or locked, ${theme}`, async ({
    app,
    startPage,
    sessionPage,
    exportPage,
    savePath,
  }) => {
    test.slow();
    const { page } = app;
    // A colour on its way from one to the other is no colour of the screen.
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await expect(startPage.sample('healthy')).toBeVisible();
    await startPage.choose(language);
    await startPage.sample('healthy').click();
    await page.locator('button[type="submit"]').click();
    await sessionPage.done();

    await sessionPage.showById('privacy');
    await page.getByRole('radio').first().check();
    await page.locator('.preview').getByRole('button').click();
    await expect(page.locator('.preview table')).toBeVisible();
    expect(await violations(page), 'before and after').toEqual([]);

    await sessionPage.showById('export');
    await exportPage.saveButton.click();
    await expect(page.locator('.short-code')).toBeVisible();
    await exportPage.checkButton.click();
    await expect(page.locator('.export-result .notice').last()).toContainText(/\d/);
    expect(await violations(page), 'written').toEqual([]);
    await screenshot(page, `written-${theme}`);

    await page.locator('.protection').getByRole('radio').last().check();
    await page.locator('.protection input').last().fill('long enough for age');
    await exportPage.saveButton.click();
    await expect(page.locator('.export-result .file-name')).toContainText('.age', { timeout: 60_000 });
    const locked = (await page.locator('.export-result .file-name').textContent()) ?? '';

    await page
      .locator('.app-header')
      .getByRole('button', { name: /^(?:Start over|Neu beginnen)$/ })
      .click();
    await app.answerDialogs({ savePath, openPath: savePath });
    await page.getByRole('button', { name: /^(?:Open a bundle or log …|Bündel oder Protokoll öffnen …)$/ }).click();
    await sessionPage.done();
    await openEverything(page);
    expect(await violations(page), 'opened').toEqual([]);
    await screenshot(page, `opened-${theme}`);

    await page
      .locator('.app-header')
      .getByRole('button', { name: /^(?:Start over|Neu beginnen)$/ })
      .click();
    await app.answerDialogs({ savePath, openPath: locked });
    await page.getByRole('button', { name: /^(?:Open a bundle or log …|Bündel oder Protokoll öffnen …)$/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page), 'locked').toEqual([]);
    await screenshot(page, `locked-${theme}`);
  });
}

test('the whole job by keyboard alone', async ({ app, startPage, planPage, sessionPage, exportPage }) => {
  const { page } = app;
  await expect(startPage.heading).toBeVisible();
  const press = async (key: string, times = 1): Promise<void> => {
    for (let count = 0; count < times; count += 1) await page.keyboard.press(key);
  };
  const tabTo = async (name: string, key = 'Tab'): Promise<void> => {
    for (let count = 0; count < 60; count += 1) {
      const focused = await page.evaluate(() =>
        document.activeElement === document.body ? '' : (document.activeElement?.textContent ?? ''),
      );
      if (focused.includes(name)) return;
      await press(key);
    }
    throw new Error(`no way to “${name}” with ${key}`);
  };
  const tabBackTo = async (name: string): Promise<void> => await tabTo(name, 'Shift+Tab');
  await startPage.filter.focus();
  await page.keyboard.type('refused by policy');
  await tabTo('Passwords refused by policy');
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Collect on a recorded server' })).toBeFocused();
  await press('Tab');
  await expect(planPage.timeWindow).toBeFocused();
  await tabTo('Start collecting');
  await press('Enter');
  await sessionPage.done();
  await expect(page.getByRole('button', { name: 'Overview' })).toBeFocused();
  await tabTo('Findings');
  await press('Enter');
  await tabTo('The domain refuses the new password');
  await press('Enter');
  await expect(sessionPage.finding('password-policy-rejected')).toContainText('Ask the person for a longer password');
  // Back up to the screens, as a person would.
  await tabBackTo('Case');
  await press('Enter');
  await tabTo('Go to the next open field');
  await press('Enter');
  await page.keyboard.type('Every time, from the sign-in page.');
  await expect(sessionPage.caseField('reproduction')).toContainText('your answer');
  await tabBackTo('Export');
  await press('Enter');
  await tabTo('Save the bundle');
  await press('Enter');
  await expect(exportPage.written).toBeVisible();
  await tabTo('Open again to check');
  await press('Enter');
  await expect(page.getByText(/Opened again: all \d+ files/)).toBeVisible();
});
