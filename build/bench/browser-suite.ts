import { spawn } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { bundleForBrowser, cache } from './bundle-child.ts';
import { findBrowserPath, launchBrowser } from './launch-browser.ts';
import { inputsAtHand } from './inputs.ts';
import type { BenchInput, InputId } from './inputs.ts';
import { spreadOf } from './measure.ts';
import { works } from './reader-suite.ts';
import { ratioTo, valueMeasured } from './results.ts';
import type { Measured } from './results.ts';
import type { TimedReading } from './time-reading.ts';

/** The logs that the goals name, and one without repetition, on which most of the time is spent before anything is warm. */
const inputs: readonly InputId[] = ['security-200', 'real-200', 'generated-92'];

const inWorker = `
import { timeReading } from './time-reading.js';
addEventListener('message', async ({ data }) => {
  const log = new Uint8Array(await (await fetch('/log')).arrayBuffer());
  // Until the browser has tidied up behind the download, which is not what is measured.
  await new Promise((done) => setTimeout(done, 300));
  postMessage(await timeReading(data, log));
});`;

const inNode = `
import { readFileSync } from 'node:fs';
import { timeReading } from './time-reading.js';
const [work, path] = process.argv.slice(2);
console.log(JSON.stringify(await timeReading(work, new Uint8Array(readFileSync(path)))));`;

/** The same file of JavaScript reads the same bytes in a worker of Chromium and in Node, in turn; both without a native CRC. */
export async function browserSuite(runs: number): Promise<readonly Measured[]> {
  const browserPath = await findBrowserPath();
  if (browserPath === null) {
    console.log('no browser is installed: nothing measured in a worker');
    return [];
  }
  const bundle = await bundleForBrowser('build/bench/time-reading.ts');
  const nodeScript = join(bundle, '../in-node.mjs');
  writeFileSync(nodeScript, inNode);
  const browser = await launchBrowser(browserPath);
  try {
    const measured: Measured[] = [];
    for (const input of inputsAtHand(cache, inputs)) {
      const server = await serve(bundle, input);
      const here = async (work: string): Promise<TimedReading> => await readInNode(nodeScript, work, input.path);
      const there = async (work: string): Promise<TimedReading> =>
        await readInBrowser(browser, addressOf(server), work);
      for (const work of works) measured.push(...(await compare(input, work, here, there, runs)));
      server.close();
    }
    return measured;
  } finally {
    await browser.close();
  }
}

async function compare(
  input: BenchInput,
  work: string,
  here: (work: string) => Promise<TimedReading>,
  there: (work: string) => Promise<TimedReading>,
  runs: number,
): Promise<readonly Measured[]> {
  const times = { worker: [] as number[], node: [] as number[] };
  for (let run = 0; run < runs; run++) {
    const [inNodeNow, inWorkerNow] = [await here(work), await there(work)];
    if (inNodeNow.output !== inWorkerNow.output) throw new Error(`${work}: Node and Chromium read different things`);
    times.node.push(inNodeNow.ms);
    times.worker.push(inWorkerNow.ms);
  }
  const node = spreadOf(times.node);
  const worker = spreadOf(times.worker);
  const line = { suite: 'browser', input: input.id, unit: 'ms' };
  return [
    valueMeasured({ ...line, work: `${work}, Node`, spread: node }),
    valueMeasured({
      ...line,
      work: `${work}, Chromium worker`,
      spread: worker,
      ratio: ratioTo('Node', node, worker),
      goal: { kind: 'ratio-at-least', value: 1 },
    }),
  ];
}

async function serve(bundle: string, input: BenchInput): Promise<Server> {
  const server = createServer((request, response) => {
    const { url } = request;
    if (url === '/log') createReadStream(input.path).pipe(response);
    else if (url === '/time-reading.js') {
      response.setHeader('content-type', 'text/javascript');
      createReadStream(bundle).pipe(response);
    } else if (url === '/worker.js') {
      response.setHeader('content-type', 'text/javascript');
      response.end(inWorker);
    } else {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>bench</title>');
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

function addressOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/` : '';
}

/** A page and a worker of its own each time: nothing is warm, as nothing is in a new process. */
async function readInBrowser(browser: Browser, address: string, work: string): Promise<TimedReading> {
  const page = await browser.newPage();
  try {
    await page.goto(address);
    return await page.evaluate(
      async (wanted) =>
        await new Promise<TimedReading>((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.addEventListener('message', ({ data }: MessageEvent<TimedReading>) => {
            resolve(data);
          });
          worker.addEventListener('error', (event) => {
            reject(new Error(event.message));
          });
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
          worker.postMessage(wanted);
        }),
      work,
    );
  } finally {
    await page.close();
  }
}

async function readInNode(script: string, work: string, path: string): Promise<TimedReading> {
  const child = spawn(process.execPath, [script, work, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout) output += String(text);
  return JSON.parse(output);
}
