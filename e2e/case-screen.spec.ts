import { expect, test } from './pages/app.ts';
import { screenshot } from './pages/screenshot.ts';

test('the case form: filled fields with their evidence, open ones with a hint, answers checked and taken back', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const { page } = app;
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Case');
  const meter = page.getByRole('progressbar', { name: 'Completeness of the case form' });
  const before = Number(await meter.getAttribute('aria-valuenow'));
  expect(before).toBeGreaterThan(3);

  const description = sessionPage.caseField('description');
  await expect(description).toContainText('filled from evidence');
  await description.getByRole('button', { name: 'Where this comes from' }).click();
  await expect(description.locator('.evidence')).toContainText('record');

  const tenant = sessionPage.caseField('tenant');
  await expect(tenant).toContainText('onmicrosoft.com');
  await tenant.getByRole('textbox').fill('fabrikam.onmicrosoft.com');
  await expect(tenant).toContainText('your answer');
  await expect(meter).toHaveAttribute('aria-valuenow', String(before + 1));

  const user = page.getByRole('textbox', { name: 'User who saw the error' });
  const found = await user.inputValue();
  await user.fill('nobody');
  await expect(sessionPage.caseField('user')).toContainText('Does not look right');
  await expect(user).toHaveAttribute('aria-invalid', 'true');
  await sessionPage.caseField('user').getByRole('button', { name: 'Take my answer back' }).click();
  await expect(user).toHaveValue(found);
  // What is emptied goes back to what the evidence says.
  await user.fill('');
  await user.blur();
  await expect(user).toHaveValue(found);

  await page.getByRole('combobox', { name: 'State now' }).selectOption('ongoing');
  await expect(sessionPage.caseField('status')).toContainText('your answer');
  await page.getByRole('button', { name: 'Go to the next open field' }).click();
  await expect(sessionPage.caseField('reproduction').getByRole('textbox')).toBeFocused();
  await screenshot(page, 'case');
});

test('another failing operation brings its own user and time, and the form can be copied', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const { page } = app;
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Case');
  const choice = page.getByRole('combobox', { name: 'The failing operation' });
  const time = page.getByRole('textbox', { name: 'Date and time' });
  const before = await time.inputValue();
  await choice.selectOption({ index: 3 });
  await expect(time).not.toHaveValue(before);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('main')).toContainText(/Copied\.|the same text stands in case\.md/);
});
