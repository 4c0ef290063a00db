/** As the window asks; the renderer's own types are out of reach here. */
export type WorkerQuery = Readonly<Record<string, unknown>>;

interface Answer {
  readonly matching: number;
  readonly problem: { readonly kind: string } | null;
}

// Both run in a page; the worker is kept there between them.
declare global {
  var benchWorker: Worker | undefined;
}

/** Starts the analysis worker and gives it the file that the page's input holds; milliseconds until the last verdict. */
export async function loadIntoWorker(script: string): Promise<number> {
  const piece = 1 << 20;
  const log = document.querySelector('input')?.files?.[0];
  if (log === undefined) throw new Error('no log was chosen');
  const worker = new Worker(script, { type: 'module' });
  globalThis.benchWorker = worker;
  let patterns: Worker | undefined;
  let underWay = 0;
  let goOn: (() => void) | undefined;
  const send = (message: unknown, transfer: Transferable[] = []): void => {
    worker.postMessage(message, transfer);
  };
  const ended = new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => {
      if (data.kind === 'piece-taken') {
        underWay -= 1;
        goOn?.();
      } else if (data.kind === 'start-patterns') {
        patterns = new Worker('/pattern-worker.js', { type: 'module' });
        patterns.postMessage(data.port, [data.port]);
      } else if (data.kind === 'end-patterns') patterns?.terminate();
      else if (data.kind === 'analysis' && data.final === true) resolve();
      else if (data.kind === 'failed') reject(new Error(data.detail));
    });
    worker.addEventListener('error', (event) => {
      reject(new Error(event.message));
    });
  });
  const started = performance.now();
  const asOf = '2026-12-01T00:00:00.000Z';
  send({ kind: 'begin', context: { asOf, askedSince: null, askedUntil: null } });
  for (let at = 0; at < log.size; at += piece) {
    while (underWay >= 4) {
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    const bytes = new Uint8Array(await log.slice(at, at + piece).arrayBuffer());
    underWay += 1;
    send({ kind: 'log-piece', file: 'Application.evtx', bytes }, [bytes.buffer]);
  }
  send({ kind: 'log-end', file: 'Application.evtx' });
  send({ kind: 'end' });
  await ended;
  return performance.now() - started;
}

/** Asks the worker one question; how long it took, and what came of it. */
export async function askWorker(
  query: WorkerQuery,
): Promise<{ readonly ms: number; readonly matching: number; readonly problem: string | null }> {
  const worker = globalThis.benchWorker;
  if (worker === undefined) throw new Error('no worker was started');
  const started = performance.now();
  const answer = await new Promise<Answer>((resolve) => {
    const heard = ({ data }: MessageEvent): void => {
      if (data.kind !== 'answer') return;
      worker.removeEventListener('message', heard);
      resolve(data.answer);
    };
    worker.addEventListener('message', heard);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    worker.postMessage({ kind: 'query', id: 1, query, lane: null });
  });
  return { ms: performance.now() - started, matching: answer.matching, problem: answer.problem?.kind ?? null };
}
