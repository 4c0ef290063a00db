import type { Page } from 'playwright';
import { expect, test } from './pages/app.ts';
import type { ScreenName } from './pages/session-page.ts';

const screens: readonly ScreenName[] = [
  'Overview',
  'Findings',
  'Timeline',
  'Operations',
  'Server',
  'Network',
  'Case',
  'Compare',
  'Privacy',
  'Export',
];

/** Makes every text on screen 40 % longer, then names what sticks out of the window or of its own button. */
async function overflowing(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      // Sample: `Overview` → `Overview vvv`; numbers, codes and what is not shown stay.
      if (!/\p{L}{3}/u.test(text) || node.parentElement?.closest('script, style, .virtual-row, canvas') !== null)
        continue;
      node.textContent = `${text} ${'v'.repeat(Math.ceil(text.length * 0.4) - 1)}`;
    }
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide`);
    for (const element of document.querySelectorAll<HTMLElement>('button, [role=tab], legend, label, h1, h2, h3')) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || element.closest('[aria-hidden=true]') !== null) continue;
      // Inside a frame that scrolls by itself it can be reached.
      if (box.right > clientWidth + 1 && element.closest('.table-frame, [role=grid]') === null) {
        found.push(`out of the window: ${element.textContent ?? ''}`);
      }
      const { overflowX, textOverflow } = getComputedStyle(element);
      if (overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 2) {
        found.push(`cut off: ${element.textContent ?? ''}`);
      }
    }
    return found;
  });
}

test('the layout holds with texts that are 40 % longer, at 1024 × 700', async ({ app, startPage, sessionPage }) => {
  const { page } = app;
  await expect(startPage.openButton).toBeVisible();
  expect(await overflowing(page), 'start').toEqual([]);
  await page.reload();
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  for (const screen of screens) {
    await sessionPage.show(screen);
    await page.waitForTimeout(300);
    expect(await overflowing(page), screen).toEqual([]);
    // React owns these texts: the next screen draws its own, and the frame around it is put right again.
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        node.textContent = (node.textContent ?? '').replace(/ v+$/, '');
      }
    });
  }
});
