import { expectedFindings } from '../build/sample-scenarios/expected-findings.ts';
import { expect, test } from './pages/app.ts';
import { FindingsPage } from './pages/findings-page.ts';
import { OperationsPage } from './pages/operations-page.ts';
import { TimelinePage } from './pages/timeline-page.ts';

// Any error that the page reports fails the test: see pages/app.ts. Two halves, so that two workers share them.
const samples = Object.entries(expectedFindings);
const halves = [samples.filter((_, index) => index % 2 === 0), samples.filter((_, index) => index % 2 === 1)];

for (const [half, part] of halves.entries()) {
  test(`every sample server on every screen, half ${half + 1}`, async ({ app, startPage, sessionPage }) => {
    const findings = new FindingsPage(app.page);
    const timeline = new TimelinePage(app.page);
    const operations = new OperationsPage(app.page);
    const refused: string[] = [];
    app.page.on('console', (message) => {
      refused.push(...(/Content Security Policy/.test(message.text()) ? [message.text()] : []));
    });
    expect(part.length).toBeGreaterThan(10);
    for (const [sample, expected] of part) {
      await startPage.collect(sample);
      await sessionPage.done();
      await sessionPage.show('Findings');
      expect((await findings.ids()).toSorted(), sample).toEqual([...expected].toSorted());
      await sessionPage.show('Timeline');
      await expect(timeline.plot, sample).toBeVisible();
      await expect(timeline.rows.first(), sample).toBeVisible();
      await sessionPage.show('Operations');
      await expect(operations.section.getByRole('heading', { level: 2 }), sample).toBeVisible();
      await sessionPage.show('Server');
      await expect(app.page.locator('.server .part').first(), sample).toBeVisible();
      await sessionPage.show('Network');
      await expect(app.page.getByRole('region', { name: 'Endpoints and steps' }), sample).toBeVisible();
      await app.page.getByRole('button', { name: 'Start over' }).click();
      await app.page.getByRole('button', { name: 'Leave without saving' }).click();
    }
    expect(refused).toEqual([]);
  });
}
