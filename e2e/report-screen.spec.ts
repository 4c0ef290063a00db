import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isReport } from '../shared/report/report-document.ts';
import { expect, test } from './pages/app.ts';

test('the report is saved as a web page in the language of the window, and as PDF', async ({
  app,
  folder,
  startPage,
  sessionPage,
}) => {
  const { page } = app;
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  const html = join(folder, 'report.html');
  await app.answerDialogs({ savePath: html });
  await page.getByRole('button', { name: 'Report' }).click();
  await page.getByRole('menuitem', { name: 'Save as a web page (HTML) …' }).click();
  await expect(page.getByText('Saved as report.html.')).toBeVisible();
  const document = readFileSync(html, 'utf8');
  expect(isReport(document)).toBe(true);
  expect(document).toContain('The domain refuses the new password');
  expect(document).toContain('Recorded sample server');
  expect(document).not.toContain('<script');

  const pdf = join(folder, 'report.pdf');
  await app.answerDialogs({ savePath: pdf });
  await page.getByRole('button', { name: 'Report' }).click();
  await page.getByRole('menuitem', { name: 'Save as PDF …' }).click();
  await expect(page.getByText('Saved as report.pdf.')).toBeVisible({ timeout: 30_000 });
  expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});
