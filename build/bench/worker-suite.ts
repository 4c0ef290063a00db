import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { bundleForBrowser, cache } from './bundle-child.ts';
import { askWorker, loadIntoWorker } from './drive-worker.ts';
import { findBrowserPath, launchBrowser } from './launch-browser.ts';
import { makeInput } from './inputs.ts';
import { residentPeak, spreadOf } from './measure.ts';
import { valueMeasured } from './results.ts';
import type { Measured } from './results.ts';

const everything = {
  sinceMs: -8.64e15,
  untilMs: 8.64e15,
  text: '',
  provider: null,
  eventClass: null,
  offset: 0,
  limit: 100,
  buckets: 200,
  histogramSpan: { sinceMs: Date.UTC(2026, 10, 10), untilMs: Date.UTC(2026, 10, 16) },
};

const questions = [
  ['the newest hundred and the histogram', everything],
  ['a page from the middle', { ...everything, offset: 500_000 }],
  ['two words', { ...everything, text: 'restriction user4711' }],
  ['a pattern', { ...everything, text: 'user47\\d\\d@.*restriction', searchBy: 'regex' }],
  ['a source and a level', { ...everything, providers: ['PasswordResetService'], levels: [2] }],
  ['a person', { ...everything, user: 'user4711@contoso.example' }],
] as const;

/** 600 MB. */
export const memoryGoal = { kind: 'median-at-most', value: 572 } as const;

/**
 * The window's analysis worker with a million events, as the window uses it: pieces of a mebibyte, transferred, at most
 * four ahead. What Electron's bridge and the screens cost comes on top; see the app suite.
 */
export async function workerSuite(runs: number): Promise<readonly Measured[]> {
  const input = makeInput(cache, 'million');
  const browserPath = await findBrowserPath();
  if (input === null || browserPath === null) return [];
  const bundle = await bundleForBrowser('renderer/analysis/analysis-worker.ts');
  await bundleForBrowser('renderer/analysis/pattern-worker.ts');
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    response.setHeader('content-type', url.endsWith('.js') ? 'text/javascript' : 'text/html');
    if (url.endsWith('.js')) createReadStream(join(bundle, '..', url.slice(1))).pipe(response);
    else response.end('<!doctype html><title>bench</title><input type="file" />');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const browser = await launchBrowser(browserPath);
  try {
    const page = await browser.newPage();
    const address = server.address();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`);
    const line = { suite: 'worker', input: input.id };
    // From a file, because fetched bytes stay in the browser's own buffers for long.
    await page.setInputFiles('input', input.path);
    const loadMs = await page.evaluate(loadIntoWorker, '/analysis-worker.js');
    const measured = [
      valueMeasured({
        ...line,
        work: 'load and analyse',
        unit: 'ms',
        spread: spreadOf([loadMs]),
        megabytesPerSecond: Math.round(input.bytes / 100 / loadMs) / 10,
      }),
    ];
    measured.push(
      valueMeasured({
        ...line,
        work: 'peak memory of the renderer until it is loaded',
        unit: 'MiB',
        spread: spreadOf([await rendererPeak(page)]),
        goal: memoryGoal,
      }),
    );
    for (const [work, query] of questions) {
      const times: number[] = [];
      for (let run = 0; run < runs; run++) {
        // Another question in between, so that no answer is kept from the run before.
        await page.evaluate(askWorker, { ...everything, eventIds: [run], limit: 0 });
        const { ms, problem } = await page.evaluate(askWorker, query);
        if (problem !== null) throw new Error(`${work}: ${problem}`);
        times.push(ms);
      }
      measured.push(valueMeasured({ ...line, work, unit: 'ms', spread: spreadOf(times) }));
    }
    const stopped = await page.evaluate(askWorker, { ...everything, text: '^(\\w+\\s?)*$', searchBy: 'regex' });
    if (stopped.problem !== 'pattern-too-slow') console.log(`the endless pattern ended: ${stopped.problem}`);
    measured.push(
      valueMeasured({
        ...line,
        work: 'an endless pattern, until it is stopped',
        unit: 'ms',
        spread: spreadOf([stopped.ms]),
      }),
      valueMeasured({
        ...line,
        work: 'peak memory of the renderer, all questions asked',
        unit: 'MiB',
        spread: spreadOf([await rendererPeak(page)]),
        goal: memoryGoal,
      }),
    );
    return measured;
  } finally {
    await browser.close();
    server.close();
  }
}

/** The most memory the page's process held at once; its workers live in it. 0 where it cannot be told. */
export async function rendererPeak(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (session === undefined) return 0;
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentPeak(id));
  return Math.max(0, ...peaks);
}
