import { expect, test } from './pages/app.ts';
import { OperationsPage } from './pages/operations-page.ts';
import { screenshot } from './pages/screenshot.ts';
import { TimelinePage } from './pages/timeline-page.ts';

test('operations: filter, sort, read one, go to its event in the timeline', async ({ app, startPage, sessionPage }) => {
  const operations = new OperationsPage(app.page);
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Operations');
  await expect(operations.rows.first()).toBeVisible();
  const all = await operations.count();
  await expect(operations.status).toHaveText(`${all} operations`);

  await operations.showOutcome('failed');
  await expect.poll(async () => await operations.count()).toBeLessThan(all);
  await expect(operations.rows.first()).toContainText('Failed');
  await expect(operations.rows.first()).toContainText('80230619');

  await operations.column('User').click();
  const users = await operations.rows.locator('[role=gridcell]:nth-child(2)').allTextContents();
  expect(users).toEqual(users.toSorted());
  await operations.column('User').click();
  await expect(operations.grid.getByRole('columnheader', { name: 'User' })).toHaveAttribute('aria-sort', 'descending');

  await operations.rows.first().click();
  await expect(operations.details).toContainText('What the code means');
  await screenshot(app.page, 'operations');
  await operations.details.getByRole('button', { name: /^33008/ }).click();
  const timeline = new TimelinePage(app.page);
  await expect(timeline.details.getByRole('heading', { name: /33008/ })).toBeVisible();
});

test('by user and by result code: sums add up, one click leads to the operations', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const operations = new OperationsPage(app.page);
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Operations');
  const all = await operations.count();
  await operations.view('By result code').click();
  const sums = await operations.rows.locator('[role=gridcell]:nth-child(2)').allTextContents();
  expect(sums.reduce((sum, text) => sum + Number(text), 0)).toBe(all);
  await expect(operations.rows.first()).toContainText('80230619');
  const failed = Number(sums[0]);
  await operations.rows.first().click();
  await expect.poll(async () => await operations.count()).toBe(failed);

  await operations.search.fill('');
  await operations.view('By user').click();
  await expect(operations.rows.first()).toContainText('bela.hoffmann@fabrikam.example');
});

test('what is listed is copied as a table', async ({ app, startPage, sessionPage }) => {
  const operations = new OperationsPage(app.page);
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Operations');
  await operations.showOutcome('failed');
  const count = await operations.count();
  // What the page puts on the clipboard, seen where it is put there.
  await app.page.evaluate(() => {
    document.addEventListener(
      'copy',
      (event) => {
        const seen: Record<string, string> = {};
        Object.defineProperty(event, 'clipboardData', {
          value: {
            setData: (format: string, data: string): void => {
              seen[format] = data;
              document.documentElement.dataset['copied'] = JSON.stringify(seen);
            },
          },
        });
      },
      { capture: true },
    );
  });
  await operations.copyButton.click();
  await expect(operations.status).toHaveText(`${count} rows copied.`);
  const seen = JSON.parse((await app.page.locator('html').getAttribute('data-copied')) ?? '{}') as Record<
    string,
    string
  >;
  expect(seen['text/plain']?.trimEnd().split('\r\n')).toHaveLength(count + 1);
  expect(seen['text/plain']).toContain('80230619\t');
  expect(seen['text/html']?.match(/<tr>/g)).toHaveLength(count + 1);
});
