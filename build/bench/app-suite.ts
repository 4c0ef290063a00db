import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { launchApp } from '../launch.mjs';
import type { RunningApp } from '../launch.mjs';
import { cache, root } from './bundle-child.ts';
import { makeBundle } from './core-suite.ts';
import { findBrowserPath } from './launch-browser.ts';
import { recordFrames, stopFrames } from './frame-times.ts';
import { makeInput } from './inputs.ts';
import { spreadOf } from './measure.ts';
import { valueMeasured } from './results.ts';
import type { Measured } from './results.ts';
import { memoryGoal, rendererPeak } from './worker-suite.ts';

const suite = 'app';

/** The built app as a person meets it, on Electron or the stand-in: start-up, opening, and a timeline of a million events. */
export async function appSuite(runs: number): Promise<readonly Measured[]> {
  if ((await findBrowserPath()) === null) {
    console.log('no browser is installed: the app is not measured');
    return [];
  }
  await promisify(execFile)('npm', ['run', 'build'], { cwd: root });
  return [...(await startUp(runs)), ...(await openBundle(Math.min(runs, 5))), ...(await millionEvents())];
}

async function withApp<Value>(openPath: string, work: (app: RunningApp) => Promise<Value>): Promise<Value> {
  const userData = await mkdtemp(join(tmpdir(), 'bench-app-'));
  const app = await launchApp({ openPath, userData });
  try {
    return await work(app);
  } finally {
    await app.close();
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

const openButton = (page: Page) => page.getByRole('button', { name: 'Open a bundle or log …' });

async function startUp(runs: number): Promise<readonly Measured[]> {
  const times: number[] = [];
  let kind = '';
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await withApp('', async (app) => {
      ({ kind } = app);
      await openButton(app.page).waitFor();
      times.push(performance.now() - started);
    });
  }
  const work = 'from its start to the first screen';
  return [valueMeasured({ suite, input: kind, work, unit: 'ms', spread: spreadOf(times) })];
}

async function openBundle(runs: number): Promise<readonly Measured[]> {
  const input = makeInput(cache, 'application-50');
  if (input === null) return [];
  const bundle = await makeBundle(input);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    await withApp(bundle, async ({ page }) => {
      await openButton(page).waitFor();
      const started = performance.now();
      await openButton(page).click();
      await page.getByRole('navigation', { name: 'Screens' }).waitFor({ timeout: 60_000 });
      await page
        .locator('[data-finding], [data-findings-count]')
        .first()
        .waitFor({ timeout: 60_000, state: 'attached' });
      times.push(performance.now() - started);
    });
  }
  return [
    valueMeasured({
      suite,
      input: input.id,
      work: 'open a zip of it, from click to verdicts',
      unit: 'ms',
      spread: spreadOf(times),
      goal: { kind: 'median-at-most', value: 2000 },
    }),
  ];
}

const once = (value: number) => spreadOf([value]);

async function millionEvents(): Promise<readonly Measured[]> {
  const input = makeInput(cache, 'million');
  if (input === null) return [];
  return await withApp(input.path, async ({ page }) => {
    const line = { suite, input: input.id };
    const measured: Measured[] = [];
    const frames = async (work: string, act: () => Promise<void>): Promise<void> => {
      await page.evaluate(recordFrames);
      await act();
      const times = await page.evaluate(stopFrames);
      const sorted = times.toSorted((one, other) => one - other);
      const late = times.filter((time) => time > 50).length;
      const spread = {
        runs: times.length,
        median: sorted[sorted.length >> 1] ?? Number.NaN,
        least: sorted[0] ?? Number.NaN,
        most: sorted.at(-1) ?? Number.NaN,
      };
      measured.push(
        valueMeasured({ ...line, work: `${work}: a frame`, unit: 'ms', spread }),
        valueMeasured({
          ...line,
          work: `${work}: frames over 50 ms`,
          unit: 'frames',
          spread: { ...once(late), runs: times.length },
          goal: { kind: 'median-at-most', value: 0 },
        }),
      );
    };
    // What the machine itself does to frames, with nothing to draw: all others are to be read beside it.
    await openButton(page).waitFor();
    await frames('first screen at rest', async () => {
      await page.waitForTimeout(4000);
    });
    const started = performance.now();
    await openButton(page).click();
    const screens = page.getByRole('navigation', { name: 'Screens' });
    await screens.getByRole('button', { name: 'Timeline' }).click({ timeout: 180_000 });
    const grid = page.locator('.event-grid');
    await page.waitForFunction(
      () => Number(document.querySelector('.event-grid')?.getAttribute('aria-rowcount')) > 1_000_000,
      undefined,
      { timeout: 300_000, polling: 250 },
    );
    const loadedMs = performance.now() - started;
    measured.push(
      valueMeasured({ ...line, work: 'open it, until all are listed', unit: 'ms', spread: once(loadedMs) }),
    );
    await frames('scrolling', async () => {
      await grid.hover();
      for (let step = 0; step < 150; step++) {
        await page.mouse.wheel(0, step < 100 ? 300 : 5000);
        await page.waitForTimeout(16);
      }
      for (const key of ['End', 'PageUp', 'PageUp', 'Home', 'PageDown']) {
        await grid.press(key);
        await page.waitForTimeout(200);
      }
    });
    const search = page.getByRole('search').getByRole('searchbox');
    const rows = async (): Promise<number> => Number(await grid.getAttribute('aria-rowcount'));
    let searchMs = 0;
    await frames('filtering', async () => {
      await search.pressSequentially('restriction user4711', { delay: 60 });
      const typed = performance.now();
      await page.waitForFunction(
        () => Number(document.querySelector('.event-grid')?.getAttribute('aria-rowcount') ?? 0) < 1000,
        undefined,
        { polling: 20, timeout: 30_000 },
      );
      searchMs = performance.now() - typed;
      await search.fill('');
      while ((await rows()) < 1_000_000) await page.waitForTimeout(50);
    });
    measured.push(
      valueMeasured({ ...line, work: 'search, from the last key to the list', unit: 'ms', spread: once(searchMs) }),
    );
    await frames('brushing', async () => {
      const box = await page.locator('.chart-frame').boundingBox();
      if (box === null) throw new Error('the timeline has no chart');
      const middle = box.y + Math.min(100, box.height / 2);
      for (const [from, to] of [
        [0.2, 0.7],
        [0.3, 0.5],
        [0.6, 0.1],
      ] as const) {
        await page.mouse.move(box.x + box.width * from, middle);
        await page.mouse.down();
        for (let step = 1; step <= 40; step++) {
          await page.mouse.move(box.x + box.width * (from + ((to - from) * step) / 40), middle);
          await page.waitForTimeout(16);
        }
        await page.mouse.up();
        await page.waitForTimeout(300);
      }
    });
    measured.push(
      valueMeasured({
        ...line,
        work: 'peak memory of the renderer, what the stand-in copies included',
        unit: 'MiB',
        spread: once(await rendererPeak(page)),
        goal: memoryGoal,
      }),
    );
    return measured;
  });
}
