import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from './pages/app.ts';
import { screenshot } from './pages/screenshot.ts';
import type { ScreenName } from './pages/session-page.ts';

async function violations(page: Page): Promise<readonly string[]> {
  // Legacy mode stays in this page; the other opens a second one, which Electron does not have.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html} (${node.failureSummary ?? ''})`));
}

const screens: readonly ScreenName[] = [
  'Overview',
  'Findings',
  'Timeline',
  'Operations',
  'Server',
  'Network',
  'Case',
  'Export',
];

const themes = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'high-contrast', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;

for (const { name: theme, media } of themes) {
  test(`no accessibility violation on any screen, ${theme}`, async ({ app, startPage, sessionPage }) => {
    const { page } = app;
    await page.emulateMedia(media);
    await expect(startPage.collectButton).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await startPage.collect('policy-rejections');
    await sessionPage.done();
    for (const screen of screens) {
      await sessionPage.show(screen);
      for (const summary of await page.locator('main summary').all()) await summary.click();
      expect(await violations(page), screen).toEqual([]);
      await screenshot(page, `${screen.toLowerCase()}-${theme}`);
    }
    await page.keyboard.press('Control+K');
    await page.getByRole('textbox', { name: /event id/ }).fill('33004 80230619');
    await expect(page.locator('[data-answer]').first()).toBeVisible();
    expect(await violations(page), 'Look up').toEqual([]);
    await screenshot(page, `look-up-${theme}`);
  });
}

test('the whole job by keyboard alone', async ({ app, startPage, sessionPage, exportPage }) => {
  const { page } = app;
  await expect(startPage.collectButton).toBeVisible();
  const press = async (key: string, times = 1): Promise<void> => {
    for (let count = 0; count < times; count += 1) await page.keyboard.press(key);
  };
  const tabTo = async (name: string): Promise<void> => {
    for (let count = 0; count < 60; count += 1) {
      const focused = await page.evaluate(() =>
        document.activeElement === document.body ? '' : (document.activeElement?.textContent ?? ''),
      );
      if (focused.includes(name)) return;
      await press('Tab');
    }
    throw new Error(`no way to “${name}” with the Tab key`);
  };
  await startPage.filter.focus();
  await page.keyboard.type('refused by policy');
  await press('Tab');
  await press('Space');
  await expect(startPage.sample('policy-rejections')).toBeChecked();
  await press('Tab', 2);
  await press('Enter');
  await sessionPage.done();
  await expect(page.getByRole('button', { name: 'Overview' })).toBeFocused();
  await tabTo('Findings');
  await press('Enter');
  await tabTo('Error');
  await press('Enter');
  await expect(sessionPage.finding('password-policy-rejected').locator('.fix')).toBeVisible();
  await tabTo('Export');
  await press('Enter');
  await tabTo('Save the bundle');
  await press('Enter');
  await expect(exportPage.written).toBeVisible();
});
