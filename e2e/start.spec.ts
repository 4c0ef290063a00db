import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'playwright/test';
import { root } from '../build/launch.mjs';

test('npm start says within two seconds that the stand-in is used, then opens the app', async () => {
  const noBrowser = process.env['NO_BROWSER'];
  test.skip(noBrowser !== undefined, `no browser: ${noBrowser ?? ''}`);
  test.skip(process.platform !== 'linux', 'on other systems this would open a window in front of the person');
  const home = await mkdtemp(join(tmpdir(), 'start-spec-'));
  const environment: NodeJS.ProcessEnv = { ...process.env, HOME: home };
  delete environment['DISPLAY'];
  delete environment['WAYLAND_DISPLAY'];
  const started = Date.now();
  const child = spawn(process.execPath, ['build/start.mjs'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let firstLineMs = Number.POSITIVE_INFINITY;
  const read = (text: unknown): void => {
    output += String(text);
    if (output.includes('\n')) firstLineMs = Math.min(firstLineMs, Date.now() - started);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  try {
    await expect.poll(() => output, { timeout: 30_000 }).toContain('the window is open without one');
    expect(output).toMatch(/^Electron is not used \([^)]+\); the app opens in the stand-in over Chromium\.\n/);
    expect(firstLineMs).toBeLessThan(2000);
    // Sample: `… at http://127.0.0.1:40123 in a Chromium.`
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? '';
    const answer = await fetch(`${address}/json/list`);
    expect(await answer.text()).toContain('Connect Support Bundle');
  } finally {
    child.kill('SIGTERM');
    const code = await Promise.race([exited, wait(10_000, 'still running')]);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
    expect(code).toBe(0);
  }
});
