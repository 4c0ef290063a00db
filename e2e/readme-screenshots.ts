// Takes the README's pictures of the built app: `npm run build && node build/run.mjs e2e/readme-screenshots.ts`.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComparePage } from './pages/compare-page.ts';
import { FindingsPage } from './pages/findings-page.ts';
import { SessionPage } from './pages/session-page.ts';
import { StartPage } from './pages/start-page.ts';
import { launchApp, root } from '../build/launch.mjs';

const target = join(root, 'e2e', 'screenshots');
const folder = await mkdtemp(join(tmpdir(), 'readme-screenshots-'));
const before = join(folder, 'before.zip');
const after = join(folder, 'after.zip');
const cli = join(root, 'out', 'main', 'cli.cjs');
for (const [file, sample] of [
  [before, 'outdated-server'],
  [after, 'healthy'],
] as const) {
  execFileSync(process.execPath, [cli, 'collect', '--out', file, '--sample', sample], { stdio: 'ignore' });
}
await mkdir(target, { recursive: true });

const app = await launchApp({ userData: join(folder, 'user-data'), openPath: before });
try {
  const { page } = app;
  const startPage = new StartPage(page);
  const sessionPage = new SessionPage(page);
  const picture = async (name: string): Promise<void> => {
    // Whatever is still fading in.
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(target, `${name}.png`), animations: 'disabled' });
  };
  await page.setViewportSize({ width: 1180, height: 760 });
  await startPage.openButton.waitFor();
  await picture('start');

  await startPage.collect('some-users-denied');
  await sessionPage.done();
  await sessionPage.show('Findings');
  await new FindingsPage(page).toggle('connector-account-denied-some-users');
  await picture('findings');

  await page.emulateMedia({ colorScheme: 'dark' });
  await sessionPage.show('Privacy');
  await page.getByRole('radio', { name: /^Stand-ins/ }).check();
  await page.waitForTimeout(2500);
  await picture('privacy');

  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await startPage.collect('service-bus-blocked');
  await sessionPage.done();
  await sessionPage.show('Timeline');
  await picture('timeline');
  await page.emulateMedia({ colorScheme: 'dark' });
  await sessionPage.show('Network');
  await picture('network');

  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await startPage.openButton.click();
  await sessionPage.done();
  await app.answerDialogs({ openPath: after });
  await sessionPage.show('Compare');
  const comparePage = new ComparePage(page);
  await comparePage.chooseButton.click();
  await comparePage.finding('tls12-disabled', 'gone').waitFor();
  await picture('compare');
} finally {
  await app.close();
  await rm(folder, { recursive: true, force: true });
}
