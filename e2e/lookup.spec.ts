import { expect, test } from './pages/app.ts';
import { LookupPage } from './pages/lookup-page.ts';
import { screenshot } from './pages/screenshot.ts';

test('Ctrl+K looks up a code on any screen, Escape goes back', async ({ app, startPage }) => {
  const lookup = new LookupPage(app.page);
  await expect(startPage.heading).toBeVisible();
  await lookup.open();
  await expect(lookup.box).toBeFocused();
  await app.page.keyboard.type('80230619');
  await expect(lookup.answer('80230619')).toBeVisible();
  await screenshot(app.page, 'look-up');
  await lookup.box.fill('qqqqqqqqqqqq');
  await expect(lookup.dialog.getByRole('status')).toContainText('Nothing is known of this.');
  // The first empties the box.
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('Escape');
  await expect(lookup.dialog).toHaveCount(0);
  await expect(startPage.heading).toBeVisible();
});

test('the look-up knows codes, what users see, symptoms and actions', async ({ app, startPage }) => {
  const lookup = new LookupPage(app.page);
  await expect(startPage.heading).toBeVisible();
  await app.page.getByRole('button', { name: /^Look up/ }).click();
  for (const [query, answer] of [
    ['33004', 'Event 33004'],
    ['hr=80230619', 'Result code'],
    ['SSPR_0029', 'SSPR_0029'],
    ['disable and enable writeback', 'Action: recovery'],
    ['2.5.79.0', 'Version'],
  ] as const) {
    await lookup.box.fill(query);
    await expect(lookup.answers.filter({ hasText: answer }).first(), query).toBeVisible();
  }
});

test('examples are one click away', async ({ app, startPage }) => {
  const lookup = new LookupPage(app.page);
  await expect(startPage.heading).toBeVisible();
  await lookup.open();
  await lookup.dialog.getByRole('button', { name: 'access denied' }).click();
  await expect(lookup.answers.first()).toBeVisible();
  await lookup.dialog.getByRole('button', { name: 'Close' }).click();
  await expect(lookup.dialog).toHaveCount(0);
});
