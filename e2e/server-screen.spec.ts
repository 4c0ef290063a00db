import { expect, test } from './pages/app.ts';
import { screenshot } from './pages/screenshot.ts';
import { ServerPage } from './pages/server-page.ts';

test('the server: version against the dated table, .NET, TLS values, service, directory, roots', async ({
  app,
  startPage,
  sessionPage,
}) => {
  const server = new ServerPage(app.page);
  await startPage.collect('outdated-server');
  await sessionPage.done();
  await sessionPage.show('Server');
  await expect(server.row('Entra Connect', /^Version/)).toContainText('not as expected');
  await expect(server.row('Windows and .NET', /^\.NET Framework/)).toContainText('not as expected');
  await expect(server.row('Service', /^Service ADSync/)).toContainText('running');
  await expect(server.row('Configuration', /^Staging mode/)).toContainText('no');
  await expect(server.row('Clock', /^Steps to a reference clock/)).toContainText(/\d/);
  await expect(server.row('Clock', /^Distance to the time source/)).toContainText(/\d s/);
  await expect(server.row('Windows and .NET', /^When the Application log is full/)).toContainText('overwritten');
  const tls = server.table('TLS values in the registry');
  for (const head of ['Path', 'Name', 'Value', 'Expected', 'Verdict']) {
    await expect(tls.getByRole('columnheader', { name: head })).toBeVisible();
  }
  await expect(tls.getByRole('row', { name: /not as expected/ })).toHaveCount(2);
  await expect(server.table('Domain controllers')).toBeVisible();
  await expect(server.row('Root certificates that writeback needs', /DigiCert Global Root G2/)).toContainText(
    'present',
  );
  await screenshot(app.page, 'server');

  await server.section.getByRole('button', { name: /^Support table, as of/ }).click();
  await expect(
    server.section.getByRole('row', { name: /2\.4\.27\.0/ }).filter({ hasText: 'this server' }),
  ).toBeVisible();
});

test('only what stands out leaves only that', async ({ app, startPage, sessionPage }) => {
  const server = new ServerPage(app.page);
  await startPage.collect('outdated-server');
  await sessionPage.done();
  await sessionPage.show('Server');
  await expect(server.row('Windows and .NET', /^Computer/)).toBeVisible();
  await server.onlyNotable.check();
  await expect(server.row('Windows and .NET', /^Computer/)).toHaveCount(0);
  await expect(server.row('Windows and .NET', /^\.NET Framework/)).toBeVisible();
  await expect(server.table('TLS values in the registry').getByRole('row')).toHaveCount(3);
});
