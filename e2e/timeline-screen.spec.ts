import { expect, test } from './pages/app.ts';
import { screenshot } from './pages/screenshot.ts';
import { TimelinePage } from './pages/timeline-page.ts';

test('find, zoom, walk through the list by keyboard, read an event with its meaning', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const { page } = app;
  const timeline = new TimelinePage(page);
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Timeline');
  await expect(timeline.status).toContainText(/\d,\d{3} events/);
  const whole = await timeline.count();

  // Only what can be seen is in the page, however long the list is.
  expect(await timeline.rows.count()).toBeLessThan(60);
  await expect(timeline.list).toHaveAttribute('aria-rowcount', String(whole + 1));
  await timeline.list.focus();
  await page.keyboard.press('End');
  await expect(timeline.selectedRow).toHaveAttribute('aria-rowindex', String(whole + 1));
  await expect(timeline.selectedRow).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(timeline.selectedRow).toHaveAttribute('aria-rowindex', '2');

  // The rows of one place are those of the other, filled anew: made ones would gather while one scrolls.
  const { length } = await timeline.rows.evaluateAll((rows) => rows.map((row) => row.setAttribute('data-seen', '')));
  await page.keyboard.press('End');
  await expect(timeline.selectedRow).toHaveAttribute('aria-rowindex', String(whole + 1));
  await expect
    .poll(async () => await timeline.rows.and(page.locator('[data-seen]')).count())
    .toBeGreaterThan(length - 3);
  await expect(timeline.rows.last()).toHaveAttribute('aria-rowindex', String(whole + 1));

  await timeline.button('Zoom in').click();
  await expect.poll(async () => await timeline.count()).toBeLessThan(whole);
  await timeline.button('Everything').click();
  await expect.poll(async () => await timeline.count()).toBe(whole);

  await timeline.search.fill('33008 80230619');
  await expect(timeline.status).toHaveText(/^[1-9]\d? events$/);
  await timeline.list.focus();
  await page.keyboard.press('Home');
  await expect(timeline.selectedRow).toContainText('33008');
  await expect(timeline.details.locator('.quote')).toContainText('80230619');
  await expect(timeline.details.getByRole('heading', { name: 'What it means' })).toBeVisible();
  await expect(timeline.details).not.toContainText('Nothing is known');
  await screenshot(page, 'timeline-event');
});

test('the chart: drag zooms, click goes to a moment, keys move, and words say what it shows', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const { page } = app;
  const timeline = new TimelinePage(page);
  await startPage.collect('service-bus-blocked');
  await sessionPage.done();
  await sessionPage.show('Timeline');
  await expect(timeline.plot).toBeVisible();
  const whole = await timeline.count();
  const summary = await timeline.summary();
  expect(summary).toMatch(/[\d,]+ events from .* to /);
  expect(summary).toMatch(/\d+ outages?:/);
  expect(summary).toMatch(/password operations?/);

  const box = await timeline.plot.boundingBox();
  if (box === null) throw new Error('the plot has no place');
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.5, middle);
  await expect(page.locator('.chart-key strong')).toContainText('UTC');
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, middle, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => await timeline.count()).toBeLessThan(whole);
  const part = await timeline.count();

  // Under a part the strip of all the time is shown.
  await expect(timeline.chart.locator('.time-chart')).toHaveCount(2);
  await timeline.chart.focus();
  await page.keyboard.press('+');
  await expect.poll(async () => await timeline.count()).toBeLessThan(part);
  const near = await timeline.count();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => await timeline.summary()).not.toBe(summary);
  await page.keyboard.press('-');
  await expect.poll(async () => await timeline.count()).toBeGreaterThan(near);
  await page.keyboard.press('0');
  await expect.poll(async () => await timeline.count()).toBe(whole);

  await page.mouse.click(box.x + box.width * 0.9, middle);
  await expect(timeline.selectedRow).toBeInViewport();
  await expect(timeline.details).toBeVisible();
});

test('a regular expression finds; a wrong and an endless one end in a sentence', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const timeline = new TimelinePage(app.page);
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Timeline');
  await timeline.pattern.click();
  await expect(timeline.pattern).toHaveAttribute('aria-pressed', 'true');
  await timeline.search.fill('hr=8023\\d+');
  await expect(timeline.status).toHaveText(/^[1-9]\d? events$/);
  await timeline.search.fill('(unclosed');
  await expect(timeline.section.getByRole('alert')).toContainText('no valid regular expression');
  await timeline.search.fill('^(\\w+\\s?)*$');
  await expect(timeline.section.getByRole('alert')).toContainText('was stopped', { timeout: 30_000 });
  await timeline.search.fill('33008');
  await expect(timeline.section.getByRole('alert')).toHaveCount(0);
});

test('filters by kind, id and TrackingId show as tags and go with one click; order and clock change', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const { page } = app;
  const timeline = new TimelinePage(page);
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Timeline');
  await expect(timeline.status).toContainText(/\d,\d{3} events/);
  const whole = await timeline.count();

  await timeline.kind('Heartbeats').click();
  await expect.poll(async () => await timeline.count()).toBeLessThan(whole);
  await timeline.kind('Heartbeats').click();
  await expect.poll(async () => await timeline.count()).toBe(whole);

  await timeline.filters.click();
  await page.getByRole('combobox', { name: 'Event id' }).click();
  await page.getByRole('menuitemcheckbox', { name: /^33008/ }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(timeline.status).toHaveText(/^[1-9]\d? events$/);
  const tags = page.getByRole('toolbar', { name: 'Filters that apply' }).or(page.locator('.active-filters'));
  await expect(tags.first()).toContainText('Event id: 33008');

  // One operation from its event, and back to everything.
  await timeline.list.focus();
  await page.keyboard.press('Home');
  await timeline.details.getByRole('button', { name: 'Only this operation' }).click();
  await expect(tags.first()).toContainText('TrackingId:');
  await expect.poll(async () => await timeline.count()).toBeLessThan(10);
  await page.getByRole('button', { name: /Remove this filter: TrackingId/ }).click();
  await expect.poll(async () => await timeline.count()).toBe(whole);

  await timeline.order.click();
  await timeline.list.focus();
  await page.keyboard.press('Home');
  await expect(timeline.selectedRow).toContainText('Nov 9');
  await timeline.clock('Server').click();
  await expect(timeline.list.getByRole('columnheader').first()).toContainText('server time');
});
