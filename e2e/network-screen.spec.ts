import { expect, test } from './pages/app.ts';
import { NetworkPage } from './pages/network-page.ts';
import { screenshot } from './pages/screenshot.ts';

test('endpoint by step with times; a chain that is not the service’s own is marked', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const network = new NetworkPage(app.page);
  await startPage.collect('tls-inspected');
  await sessionPage.done();
  await sessionPage.show('Network');
  for (const head of ['Endpoint', 'Way', 'DNS', 'TCP', 'TLS', 'HTTPS']) {
    await expect(network.grid.getByRole('columnheader', { name: head, exact: true })).toBeVisible();
  }
  await expect(network.grid).toContainText(/ok\s*\d+ ms/);
  await expect(network.grid).toContainText('CERT_UNTRUSTED');
  await expect(network.chains.first()).toContainText('Served by the endpoint');
  await expect(network.chains.first()).toContainText('from another authority');
  await screenshot(app.page, 'network');
});

test('a proxy that refuses and a stack that fails are marked as disagreements', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const network = new NetworkPage(app.page);
  await startPage.collect('cipher-policy');
  await sessionPage.done();
  await sessionPage.show('Network');
  await expect(network.disagreements.first()).toContainText("that of Windows does not: the service uses Windows'");
});

test('the test is run again on a collection', async ({ app, startPage, sessionPage }) => {
  const network = new NetworkPage(app.page);
  await startPage.collect('healthy');
  await sessionPage.done();
  await sessionPage.show('Network');
  await expect(network.section).toContainText('Every endpoint was reached');
  await network.againButton.click();
  await expect(network.section.getByRole('status')).toContainText('Tested again', { timeout: 30_000 });
  await expect(network.section).toContainText('Every endpoint was reached');
});
