import { createAnalysisSession } from '../../shared/analysis/analysis-session.ts';
import type { AnalysisSession } from '../../shared/analysis/analysis-session.ts';
import { openLog } from '../../shared/event-log/open-log.ts';
import { PEEK_BYTES } from '../../shared/event-log/text-pieces.ts';
import { assertNever } from '../../shared/result/result.ts';
import { createByteQueue } from './byte-queue.ts';
import type { ByteQueue } from './byte-queue.ts';
import { createEventTable } from './event-table.ts';
import type { EventQuery } from './event-query.ts';
import { createPatternSearch } from './pattern-search.ts';
import type { PatternAnswer, StartPatternWorker } from './pattern-search.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

// The shared core, off the window's thread. Verdicts are sent as soon as something new is known, but not more often than
// a person can follow, and on a long log no more often than leaves nine tenths of the time for reading it.
const pauseMs = 200;
const pauseFactor = 10;
let lastCostMs = 0;
/** They take the window a few milliseconds. */
const operationsAtOnce = 500;

let patternsFailed: (detail: string) => void = () => undefined;

/** The page starts it: a worker that starts workers of its own is served by fewer browsers and shells. */
const startPatternWorker: StartPatternWorker = (onFound, onFailed) => {
  const { port1: port, port2: other } = new MessageChannel();
  port.addEventListener('message', ({ data }: MessageEvent<PatternAnswer>) => {
    onFound(data);
  });
  port.start();
  patternsFailed = onFailed;
  postMessage({ kind: 'start-patterns', port: other } satisfies FromWorker, { transfer: [other] });
  return {
    send: (task) => {
      port.postMessage(task, [task.bytes.buffer, task.ends.buffer]);
    },
    end: () => {
      port.close();
      send({ kind: 'end-patterns' });
    },
  };
};

let session: AnalysisSession | undefined;
const table = createEventTable({
  patterns: createPatternSearch(startPatternWorker),
  // A task of its own, so that messages that wait are taken before the search goes on.
  pause: async () =>
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    }),
});
const logs = new Map<string, { readonly queue: ByteQueue; readonly done: Promise<void> }>();
let timer: ReturnType<typeof setTimeout> | undefined;

function send(message: FromWorker): void {
  postMessage(message);
}

function sendVerdict(final: boolean): void {
  clearTimeout(timer);
  timer = undefined;
  const started = performance.now();
  session?.setReading(!final);
  if (session !== undefined) {
    const analysis = session.current();
    const { operations } = analysis;
    for (let from = 0; from < operations.length; from += operationsAtOnce) {
      send({ kind: 'operations', operations: operations.slice(from, from + operationsAtOnce) });
    }
    send({ kind: 'analysis', analysis: { ...analysis, operations: [] }, facts: session.facts(), final });
  }
  lastCostMs = performance.now() - started;
}

function verdictSoon(): void {
  timer ??= setTimeout(
    () => {
      guard(() => {
        sendVerdict(false);
      });
    },
    Math.max(pauseMs, lastCostMs * pauseFactor),
  );
}

/** A bug in the core must reach the screen, not end in silence. */
function guard(work: () => void): void {
  try {
    work();
  } catch (error) {
    send({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}

async function readLog(file: string, queue: ByteQueue, into: AnalysisSession): Promise<void> {
  const reading = await openLog(queue, { file });
  if (!reading.ok) {
    send({ kind: 'failed', detail: `${file} is no event log` });
    return;
  }
  for await (const batch of reading.value.batches) {
    into.addEvents(batch);
    table.add(batch);
    verdictSoon();
  }
  into.addLog(reading.value.summary());
  verdictSoon();
}

const { port1: nowhere, port2: closedEnd } = new MessageChannel();
closedEnd.close();

/**
 * Frees a piece the reader is through with: the engine's own collector would let 64 MB of them gather first. What is
 * handed to a port that nobody listens at is gone at once; to detach it alone would not do, as the message that brought
 * it holds it too. Small pieces the reader may still need: it looks at the first bytes of a log, of several pieces where
 * need be, before it reads them.
 */
function letGo({ buffer, length }: Uint8Array<ArrayBuffer>): void {
  if (length >= PEEK_BYTES) nowhere.postMessage(null, [buffer]);
}

function logQueue(file: string): ByteQueue {
  const open = logs.get(file);
  if (open !== undefined) return open.queue;
  const queue = createByteQueue((piece) => {
    letGo(piece);
    send({ kind: 'piece-taken' });
  });
  const done =
    session === undefined
      ? Promise.resolve()
      : readLog(file, queue, session).catch((error: unknown) => {
          send({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
        });
  logs.set(file, { queue, done });
  return queue;
}

/** The newest question of each lane; those of no lane all count. */
const newest = new Map<string, number>();
/** Questions are answered one after the other: they share what the table has found out. */
let answering: Promise<void> = Promise.resolve();

async function answerQuery(id: number, query: EventQuery, lane: string | null): Promise<void> {
  if (lane !== null) newest.set(lane, id);
  const replaced = (): boolean => lane !== null && newest.get(lane) !== id;
  const turn = answering.then(async () => {
    const answer = replaced() ? null : await table.query(query, replaced);
    send({ kind: 'answer', id, answer });
  });
  answering = turn.catch(() => undefined);
  await turn;
}

async function receive(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'begin': {
      session = createAnalysisSession(message.context);
      break;
    }
    case 'collected': {
      if (message.outcome !== null) session?.addOutcome(message.outcome);
      session?.addFacts(message.facts);
      verdictSoon();
      break;
    }
    case 'log-piece': {
      logQueue(message.file).push(message.bytes);
      break;
    }
    case 'log-end': {
      logQueue(message.file).end();
      break;
    }
    case 'end': {
      await Promise.all([...logs.values()].map((log) => log.done));
      guard(() => {
        sendVerdict(true);
      });
      break;
    }
    case 'query': {
      await answerQuery(message.id, message.query, message.lane);
      break;
    }
    case 'patterns-failed': {
      patternsFailed(message.detail);
      break;
    }
    case 'values': {
      send({ kind: 'values', id: message.id, values: table.values() });
      break;
    }
    default: {
      assertNever(message);
    }
  }
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  receive(data).catch((error: unknown) => {
    send({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  });
});
