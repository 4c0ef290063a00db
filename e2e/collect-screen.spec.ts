import { openBundle } from '../electron/bundle/read.ts';
import { expect, test } from './pages/app.ts';
import { screenshot } from './pages/screenshot.ts';

test('before the start: what, why, what will be missing and what that costs', async ({ app, startPage, planPage }) => {
  await startPage.sample('not-elevated').click();
  await expect(planPage.gathered).toContainText('Every password operation, error and heartbeat that was logged.');
  await expect(planPage.check('rights')).toContainText(
    'Without administrator rights these stay closed: Sync configuration',
  );
  await expect(planPage.check('rights')).toContainText('not evaluated');
  await expect(planPage.check('rights').getByRole('img', { name: 'Mind this' })).toBeVisible();
  await expect(planPage.check('space')).toContainText('free');
  await expect(planPage.check('log-window')).toContainText('reaches back to');
  // A recorded server cannot be given more rights.
  await expect(app.page.getByRole('button', { name: 'Restart with administrator rights' })).toHaveCount(0);
  await screenshot(app.page, 'plan');
  await planPage.backButton.click();
  await expect(startPage.heading).toBeVisible();
});

test('a log that does not reach back is told before the start, for the time that is asked for', async ({
  startPage,
  planPage,
}) => {
  await startPage.sample('log-rolled-over').click();
  await expect(planPage.check('log-window')).toContainText('less than you ask for');
  await planPage.timeWindow.selectOption('the last 24 hours');
  await expect(planPage.check('log-window')).not.toContainText('less than you ask for');
});

test('the time window that was chosen is the one that is collected', async ({
  app,
  startPage,
  planPage,
  sessionPage,
}) => {
  await startPage.sample('healthy').click();
  await planPage.timeWindow.selectOption('the last 24 hours');
  await planPage.startButton.click();
  await sessionPage.done();
  await expect(app.page.getByRole('region', { name: 'What is shown' })).toContainText(
    'Nov 15, 2026, 09:30:00 UTC to Nov 16, 2026, 09:30:00 UTC',
  );
});

test('a row for each collector, and each new finding is read out once', async ({ app, startPage, sessionPage }) => {
  const { page } = app;
  await page.evaluate(() => {
    const told: string[] = [];
    Reflect.set(globalThis, 'told', told);
    new MutationObserver(() => {
      const text = document.querySelector('footer [aria-live="polite"]')?.textContent ?? '';
      if (text !== '' && told.at(-1) !== text) told.push(text);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await expect(sessionPage.collector('Application event log')).toContainText(/collected.*3\.6 MB/);
  await expect(sessionPage.collector('Network test')).toContainText('3 of 3 endpoints reached');
  const told = await page.evaluate(() => {
    const value: unknown = Reflect.get(globalThis, 'told');
    return Array.isArray(value) ? value.map(String) : [];
  });
  // With part of the log read it may weigh less than in the end.
  const sentence = /New finding, (?:Error|Warning): The domain refuses the new password/;
  expect(told.filter((text) => sentence.test(text))).toHaveLength(1);
});

test('a cancelled collection keeps what is there and can be exported', async ({
  app,
  startPage,
  sessionPage,
  exportPage,
  savePath,
}) => {
  const { page } = app;
  // A recorded server answers in a fraction of a second: the button is pressed in the moment it appears. On a busy
  // machine that moment can be missed; then everything was collected, and it is tried again.
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await page.evaluate(() => {
      const observer = new MutationObserver(() => {
        const button = [...document.querySelectorAll('button')].find((found) =>
          found.textContent.startsWith('Cancel,'),
        );
        if (button === undefined) return;
        observer.disconnect();
        button.click();
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    await startPage.collect('service-bus-blocked');
    await sessionPage.done();
    if ((await sessionPage.status.textContent())?.startsWith('Cancelled') === true) break;
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('button', { name: 'Leave without saving' }).click();
  }
  await expect(sessionPage.status).toContainText('Cancelled; what was collected is kept.');
  await sessionPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
  const bundle = await openBundle(savePath);
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.error));
  try {
    const items = bundle.value.manifest?.items ?? [];
    expect(items.map(({ state }) => state)).toContain('cancelled');
    for (const item of items) expect(item.reason).not.toBe('');
  } finally {
    await bundle.value.close();
  }
});

test('a collection that was not saved is let go only when a person says so', async ({
  app,
  startPage,
  sessionPage,
  exportPage,
}) => {
  const { page } = app;
  await startPage.collect('healthy');
  await sessionPage.done();
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Stay here' }).click();
  await expect(sessionPage.saveButton).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(startPage.heading).toBeVisible();

  // Once it is saved nobody is asked.
  await startPage.collect('healthy');
  await sessionPage.done();
  await sessionPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(startPage.heading).toBeVisible();
});

test('at 200 % every screen is one click on its icon away, and nothing is cut off', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const { page } = app;
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  // Half the pixels of 1024 × 700.
  await page.setViewportSize({ width: 512, height: 350 });
  const screens = ['Case', 'Privacy', 'Export', 'Overview'] as const;
  for (const name of screens) {
    await sessionPage.show(name);
    await expect(page.locator(`nav [data-screen="${name.toLowerCase()}"]`)).toHaveAttribute('aria-current', 'page');
    const main = page.getByRole('main');
    const overflow = await main.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow, name).toBeLessThanOrEqual(0);
  }
  await screenshot(page, 'zoomed');
});
