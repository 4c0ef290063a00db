// Measurements in a process of their own, bundled by bench.ts, so that no TypeScript is compiled while the clock runs.
//   read-log.cjs WORK FILE [WORKERS [BYTES]]   one; prints one line of JSON. With BYTES the file's chunks are read over
//                                              and over until so many have come: that stands for a log of that size.
//   read-log.cjs WORK FILE running RUNS        in a program that runs already: by one worker and by two, in turn, and
//                                              as often mere checksums, which show what the machine gives two threads
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { readPart } from './read-part.ts';
import type { Counted, Part, Round } from './read-part.ts';

async function startWorker(): Promise<Worker> {
  const threads = await import('node:worker_threads');
  const worker = new threads.Worker(__filename, { argv: [] });
  // It waits for more; that is no reason for the process to stay.
  worker.unref();
  return worker;
}

async function ask(worker: Worker, part: Part): Promise<Counted> {
  return await new Promise<Counted>((resolve, reject) => {
    worker.ref();
    worker.once('error', reject);
    worker.once('message', (counted: Counted) => {
      worker.off('error', reject);
      worker.unref();
      resolve(counted);
    });
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
    worker.postMessage(part);
  });
}

/** Each thread takes stretches until none is left, this one too: a chunk needs nothing of its neighbours. */
async function share(part: Part, workers: number): Promise<Counted> {
  const others = Array.from({ length: workers - 1 }, async () => await ask(await startWorker(), part));
  return (await Promise.all([readPart(part), ...others])).reduce((sum, counted) => ({
    records: sum.records + counted.records,
    seen: sum.seen + counted.seen,
    output: sum.output + counted.output,
  }));
}

/**
 * How long both workers read before the clock runs: V8 goes on compiling for the first second or two, beside them and in
 * each worker anew, which hits the two much harder than the one.
 */
const warmMs = 2_500;

/** Rounds with workers that are there already: the two and the one close together, and between them the checksums. */
async function whileRunning(part: Part, next: Int32Array<SharedArrayBuffer>, runs: number): Promise<readonly Round[]> {
  const pool = [await startWorker(), await startWorker()];
  const timed = async (work: string, workers: number): Promise<number> => {
    Atomics.store(next, 0, 0);
    const started = performance.now();
    await Promise.all(pool.slice(0, workers).map(async (worker) => await ask(worker, { ...part, work })));
    return performance.now() - started;
  };
  for (const warmUntil = performance.now() + warmMs; performance.now() < warmUntil;) {
    await timed(part.work, 2);
    await timed('checksums', 2);
  }
  const rounds: Round[] = [];
  for (let run = 0; run < runs; run++) {
    const one = await timed(part.work, 1);
    const checksumsOne = await timed('checksums', 1);
    const checksumsTwo = await timed('checksums', 2);
    rounds.push({ one, checksumsOne, checksumsTwo, two: await timed(part.work, 2) });
  }
  return rounds;
}

/** Without the streams that `console` would load. */
function print(result: unknown): void {
  writeSync(1, `${JSON.stringify(result)}\n`);
}

async function main(): Promise<void> {
  const [work = '', path = '', workers = '1', wanted] = process.argv.slice(2);
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  closeSync(file);
  const next = workers === '1' ? null : new Int32Array(new SharedArrayBuffer(4));
  const bytes = wanted === undefined || workers === 'running' ? size : Number(wanted);
  const part: Part = { work, path, size, bytes, next };
  if (workers === 'running' && next !== null) {
    print(await whileRunning(part, next, Number(wanted)));
    return;
  }
  const counted = next === null ? await readPart(part) : await share(part, Number(workers));
  print({ ...counted, peakKiB: process.resourceUsage().maxRSS });
}

async function serve(): Promise<void> {
  const { parentPort } = await import('node:worker_threads');
  parentPort?.on('message', (part: Part) => {
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
    void readPart(part).then((counted) => parentPort.postMessage(counted));
  });
}

void (process.argv[2] === undefined ? serve() : main());
