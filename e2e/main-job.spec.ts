import { openBundle } from '../electron/bundle/read.ts';
import type { OpenedBundle } from '../electron/bundle/read.ts';
import { expect, test } from './pages/app.ts';
import { screenshot } from './pages/screenshot.ts';

interface FindingsFile {
  readonly findings: readonly { readonly id: string; readonly title: string; readonly count: number }[];
  readonly unknown: readonly { readonly id: string }[];
  readonly operations: readonly unknown[];
}

async function open(path: string): Promise<OpenedBundle> {
  const opened = await openBundle(path);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

async function json<Shape>(bundle: OpenedBundle, name: string): Promise<Shape> {
  const bytes = await bundle.readFile(name, 8_000_000);
  if (bytes === null) throw new Error(`${name} is not in the bundle`);
  // The file is this app's own; the assertions below say what must stand in it.
  return JSON.parse(new TextDecoder().decode(bytes)) as Shape;
}

test('the whole main job: collect, read the findings, fill the case, export, open the bundle', async ({
  app,
  startPage,
  sessionPage,
  exportPage,
  savePath,
}) => {
  const { page } = app;
  await expect(startPage.heading).toBeVisible();
  await screenshot(page, 'start');
  await startPage.collect('policy-rejections');

  // From here on a sample is named on every screen.
  await expect(sessionPage.sampleBanner).toBeVisible();
  await sessionPage.done();
  await expect(sessionPage.progress).toHaveAttribute('value', '100');
  await expect(sessionPage.collector('Application event log')).toContainText('collected');
  await screenshot(page, 'overview');

  await sessionPage.show('Findings');
  const finding = sessionPage.finding('password-policy-rejected');
  await expect(finding).toContainText('Error');
  await finding.locator('summary').click();
  await expect(finding.getByRole('heading', { name: 'Why' })).toBeVisible();
  await expect(finding.locator('.fix > li').first()).toBeVisible();
  await expect(finding.locator('.evidence')).toContainText('Application.evtx');
  await screenshot(page, 'finding-open');
  // One click from a piece of evidence to its place.
  await finding.getByRole('button', { name: 'show in the timeline' }).first().click();
  await expect(page.getByRole('main').getByRole('status')).toHaveText('1 event');
  await sessionPage.show('Findings');
  const shownFindings = await sessionPage.findingIds();
  const shownUnknown = await sessionPage.unknownIds();

  await sessionPage.show('Operations');
  await expect(sessionPage.operationRows.first()).toBeVisible();
  const shownOperations = await sessionPage.operationRows.count();
  await page.getByLabel('Show', { exact: true }).selectOption('failed');
  await expect(sessionPage.operationRows.first()).toContainText('Failed');
  await screenshot(page, 'operations');

  await sessionPage.show('Case');
  const description = sessionPage.caseField('description');
  await expect(description).toContainText('filled from evidence');
  await description.getByText('Where this comes from').click();
  await expect(description.locator('.evidence')).toContainText('record');
  const tenant = sessionPage.caseField('tenant');
  await expect(tenant).toContainText('open');
  await tenant.getByRole('textbox').fill('contoso.onmicrosoft.com');
  await expect(tenant).toContainText('your answer');
  await page.getByLabel('User who saw the error').fill('nobody');
  await expect(sessionPage.caseField('user')).toContainText('Does not look right');
  await page.getByLabel('User who saw the error').fill('bela.hoffmann@fabrikam.example');
  await expect(sessionPage.caseField('user')).not.toContainText('Does not look right');
  await screenshot(page, 'case');

  await sessionPage.show('Export');
  await exportPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
  await expect(exportPage.result).toContainText(savePath);
  await screenshot(page, 'export');

  const bundle = await open(savePath);
  try {
    expect(bundle.problems()).toEqual([]);
    expect(bundle.manifest?.sample).toBe('policy-rejections');
    expect(await exportPage.shortCode()).toBe(bundle.seal?.shortCode);
    const files = await bundle.verify();
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => file.state !== 'verified')).toEqual([]);
    const written = await json<FindingsFile>(bundle, 'findings.json');
    expect(shownFindings.length).toBeGreaterThan(0);
    expect(written.findings.map(({ id }) => id).toSorted()).toEqual([...shownFindings].toSorted());
    expect(written.unknown.map(({ id }) => id).toSorted()).toEqual([...shownUnknown].toSorted());
    expect(written.operations).toHaveLength(shownOperations);
    const fields = (
      await json<{ readonly fields: readonly { readonly id: string; readonly value: string }[] }>(bundle, 'case.json')
    ).fields;
    expect(fields.find(({ id }) => id === 'tenant')?.value).toBe('contoso.onmicrosoft.com');
  } finally {
    await bundle.close();
  }
});

test('a healthy server: nothing found, and the screen says what was looked at', async ({
  startPage,
  sessionPage,
  app,
}) => {
  await startPage.collect('healthy');
  await sessionPage.done();
  await sessionPage.show('Findings');
  expect(await sessionPage.findingIds()).toEqual([]);
  await expect(app.page.getByText(/Nothing wrong was found by the \d+ checks/)).toBeVisible();
  await screenshot(app.page, 'healthy');
});

test('no way to the relays: critical, by word, icon and colour', async ({ startPage, sessionPage, app }) => {
  await startPage.collect('service-bus-blocked');
  await sessionPage.done();
  const finding = sessionPage.finding('service-bus-unreachable');
  await expect(finding).toContainText('Critical');
  await expect(finding.locator('svg').first()).toBeVisible();
  await sessionPage.show('Findings');
  await screenshot(app.page, 'blocked');
});

test('a cancelled collection keeps what is there and can be exported', async ({
  app,
  startPage,
  sessionPage,
  exportPage,
  savePath,
}) => {
  // A recorded server answers in a fraction of a second: the button is pressed in the moment it appears.
  await app.page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const button = [...document.querySelectorAll('button')].find((found) => found.textContent.startsWith('Cancel,'));
      if (button === undefined) return;
      observer.disconnect();
      button.click();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  await startPage.collect('service-bus-blocked');
  await sessionPage.done();
  await expect(sessionPage.status).toContainText('Cancelled; what was collected is kept.');
  await sessionPage.show('Export');
  await exportPage.saveButton.click();
  await expect(exportPage.written).toBeVisible();
  const bundle = await open(savePath);
  try {
    const items = bundle.manifest?.items ?? [];
    expect(items.map(({ state }) => state)).toContain('cancelled');
    for (const item of items) expect(item.reason).not.toBe('');
  } finally {
    await bundle.close();
  }
});

test('on a machine that is no Connect server the screen says so, offers the samples and finds one by words', async ({
  startPage,
  app,
}) => {
  test.skip(process.platform === 'win32', 'this machine may be a Connect server');
  await expect(startPage.noServerNote).toBeVisible();
  await startPage.filter.fill('relays firewall');
  await expect(startPage.sample('service-bus-blocked')).toBeVisible();
  await expect(startPage.sample('healthy')).toHaveCount(0);
  await startPage.filter.fill('there is no such server');
  await expect(app.page.getByText('No recorded server matches these words.')).toBeVisible();
});
