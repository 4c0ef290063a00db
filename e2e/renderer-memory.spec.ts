import { readFileSync } from 'node:fs';
import { rendererSwitches } from '../electron/renderer-memory.ts';
import { expect, test } from './pages/app.ts';

test('the process of the window is started with bounds on its memory', async ({ app, startPage }) => {
  test.skip(process.platform !== 'linux', 'only Linux tells the command line of a process in a file');
  await expect(startPage.heading).toBeVisible();
  // Electron's page belongs to no browser that could be asked.
  const session = await app.page.context().browser()?.newBrowserCDPSession();
  test.skip(session === undefined, 'only the stand-in names its processes');
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  const windows = processInfo.filter(({ type }) => type === 'renderer');
  expect(windows.length).toBeGreaterThan(0);
  for (const { id } of windows) {
    const parameters = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    for (const [name, value] of Object.entries(rendererSwitches)) expect(parameters).toContain(`--${name}=${value}`);
  }
});
