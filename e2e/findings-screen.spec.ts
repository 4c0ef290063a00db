import { expect, test } from './pages/app.ts';
import { FindingsPage } from './pages/findings-page.ts';
import { screenshot } from './pages/screenshot.ts';
import { ServerPage } from './pages/server-page.ts';
import { TimelinePage } from './pages/timeline-page.ts';

test('a finding says cause, since when, how often, who and how sure, what to do, and where it stands', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const findings = new FindingsPage(app.page);
  await startPage.collect('policy-rejections');
  await sessionPage.done();
  await sessionPage.show('Findings');
  const finding = findings.finding('password-policy-rejected');
  await expect(finding).toContainText('Error');
  await expect(finding.getByRole('heading', { name: 'Why' })).toHaveCount(0);
  await findings.toggle('password-policy-rejected');
  for (const part of ['Since', 'Last', 'How often', 'Who', 'Confidence']) {
    await expect(finding.getByRole('term').filter({ hasText: part })).toBeVisible();
  }
  await expect(finding).toContainText('bela.hoffmann@fabrikam.example');
  for (const heading of ['Why', 'What to do', 'Evidence', 'Read more']) {
    await expect(finding.getByRole('heading', { name: heading })).toBeVisible();
  }
  await expect(finding.locator('.fix > li').first()).toBeVisible();
  await screenshot(app.page, 'finding-open');

  // Evidence is one click away, in its place among the other events.
  await finding.getByRole('button', { name: 'show in the timeline' }).first().click();
  const timeline = new TimelinePage(app.page);
  await expect(timeline.details).toContainText('80230619');
  await expect(timeline.selectedRow).toBeInViewport();
  expect(await timeline.rows.count()).toBeGreaterThan(3);
  await screenshot(app.page, 'timeline-evidence');

  // What was opened and ticked is still there on the way back.
  await sessionPage.show('Findings');
  await expect(finding.getByRole('heading', { name: 'Why' })).toBeVisible();
});

test('findings stand in the order in which to fix them; evidence of a fact leads to the server screen', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const findings = new FindingsPage(app.page);
  await startPage.collect('outdated-server');
  await sessionPage.done();
  await sessionPage.show('Findings');
  const ids = await findings.ids();
  const worst = await app.page.locator('[data-finding] .severity').allTextContents();
  const weight = ['Critical', 'Error', 'Warning', 'Information'];
  expect(worst.map((word) => weight.indexOf(word))).toEqual(
    worst.map((word) => weight.indexOf(word)).toSorted((one, other) => one - other),
  );
  expect(ids).toContain('tls12-disabled');
  await findings.toggle('tls12-disabled');
  const finding = findings.finding('tls12-disabled');
  await finding.getByRole('button', { name: 'show on the server screen' }).first().click();
  const server = new ServerPage(app.page);
  await expect(server.focusedPart).toContainText('TLS 1.2 in the registry');
  await expect(server.focusedPart).toBeInViewport();
});

test('the recovery is a checklist that the evidence ticks; what a person ticks is kept', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const findings = new FindingsPage(app.page);
  const id = 'service-bus-unreachable';
  await startPage.collect('service-bus-blocked');
  await sessionPage.done();
  await sessionPage.show('Findings');
  await findings.toggle(id);
  const network = findings.step(id, 'network');
  await expect(network).toHaveAttribute('data-state', 'needed');
  await expect(network).toContainText('failing');
  const settled = findings.finding(id).locator('[data-step][data-state="done"]').first();
  await expect(settled.getByRole('checkbox')).toBeChecked();
  await expect(settled.getByRole('checkbox')).toBeDisabled();

  await expect(network.getByRole('checkbox')).not.toBeChecked();
  await network.getByRole('checkbox').check();
  await expect(network).toContainText('ticked by you');
  const step = findings.finding(id).locator('.fix-ticks').getByRole('checkbox').first();
  await step.check();
  await screenshot(app.page, 'findings-checklist');
  await sessionPage.show('Server');
  await sessionPage.show('Findings');
  await expect(network.getByRole('checkbox')).toBeChecked();
  await expect(step).toBeChecked();
});

test('nothing found says what was looked at; what was not evaluated says why', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const findings = new FindingsPage(app.page);
  await startPage.collect('not-elevated');
  await sessionPage.done();
  await sessionPage.show('Findings');
  expect(await findings.ids()).toEqual([]);
  await expect(app.page.getByRole('heading', { name: 'Nothing wrong was found' })).toBeVisible();
  await expect(app.page.locator('.nothing-found')).toContainText('Application.evtx');
  await expect(app.page.locator('.nothing-found')).toContainText('password operations');
  await expect(findings.notEvaluated).toContainText('Not evaluated because …');
  expect(await findings.notEvaluated.locator('[data-unknown]').count()).toBeGreaterThan(0);
});
