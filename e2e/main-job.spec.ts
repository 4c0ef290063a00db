import { openBundle } from '../electron/bundle/read.ts';
import type { OpenedBundle } from '../electron/bundle/read.ts';
import { expect, test } from './pages/app.ts';
import { OperationsPage } from './pages/operations-page.ts';
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
  await expect(sessionPage.collector('Application event log')).toContainText('collected');
  await screenshot(page, 'overview');

  await sessionPage.show('Findings');
  const finding = sessionPage.finding('password-policy-rejected');
  await expect(finding).toContainText('Error');
  await finding.getByRole('button').first().click();
  await expect(finding.getByRole('heading', { name: 'Why' })).toBeVisible();
  await expect(finding).toContainText('Ask the person for a longer password');
  await expect(finding.locator('.evidence')).toContainText('Application.evtx');
  await screenshot(page, 'finding-open');
  // One click from a piece of evidence to its place.
  await finding.getByRole('button', { name: 'show in the timeline' }).first().click();
  await expect(page.locator('[role=row][aria-selected=true]')).toBeInViewport();
  await sessionPage.show('Findings');
  const shownFindings = await sessionPage.findingIds();
  const shownUnknown = await sessionPage.unknownIds();

  await sessionPage.show('Operations');
  const operations = new OperationsPage(page);
  await expect(operations.rows.first()).toBeVisible();
  const shownOperations = await operations.count();
  await operations.showOutcome('failed');
  await expect(operations.rows.first()).toContainText('Failed');
  await screenshot(page, 'operations');

  await sessionPage.show('Case');
  const tenant = sessionPage.caseField('tenant');
  await expect(tenant).toContainText('open');
  await tenant.getByRole('textbox').fill('contoso.onmicrosoft.com');
  await expect(tenant).toContainText('your answer');
  await page.getByRole('textbox', { name: 'User who saw the error' }).fill('bela.hoffmann@fabrikam.example');
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
  await expect(app.page.getByText(/\d+ checks could be made and found nothing/)).toBeVisible();
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
