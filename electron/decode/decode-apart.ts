import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { EventFilter, LogSummary } from '../../shared/event-log/log-reading.ts';
import { ClosedPipe } from '../cli/terminal.ts';
import type { EventFormat } from '../cli/event-output.ts';
import { childArgument } from './child-argument.ts';
import type { ChildAnswer, ChildJob } from './decode-child.ts';
import type { Decode, DecodeJob, Decoded, JobLog } from './decode-job.ts';
import { longestFrame, sendFrame } from './frames.ts';

export interface ChildLimits {
  /** Heap of the decoding process, MiB; buffers beside it may take as much again. */
  readonly heapMiB: number;
  /** Milliseconds for one log, and more for each MiB of it. */
  readonly logMs: number;
  readonly logMsPerMiB: number;
  /** Milliseconds for the verdict on all logs, once they are decoded. */
  readonly verdictMs: number;
}

export const childLimits: ChildLimits = { heapMiB: 1024, logMs: 20_000, logMsPerMiB: 1000, verdictMs: 60_000 };

/** Why a decoding process ended before its time. */
type Stop = 'too-slow' | 'ended';

interface Child {
  readonly process: ChildProcess;
  readonly input: Writable;
  readonly answers: AsyncIterator<ChildAnswer>;
  stop: Stop | null;
}

/**
 * Decodes in a process of its own, with Node's permission model where this Node has it: no file but the program's own
 * code can be read, none written, no process started; with a memory limit, and killed when a log takes too long. A log
 * that brings the process down is left out and named; the others are decoded by another process. Where all of them can
 * be decoded and the verdict on them cannot be had, none is judged, and each is named.
 */
export function decodeApart(script: string, limits: ChildLimits = childLimits): Decode {
  return async (job) => {
    const refused = new Map<number, string>();
    for (;;) {
      const attempt = await decodeOnce(script, job, limits, refused);
      if (attempt !== null) {
        return attempt;
      }
    }
  };
}

/** Null where the process came down: `refused` then holds more logs than before. */
async function decodeOnce(
  script: string,
  job: DecodeJob,
  limits: ChildLimits,
  refused: Map<number, string>,
): Promise<Decoded | null> {
  const files = openFiles(job.logs, refused);
  const child = startChild(script, limits, 'ignore', [...files.values()]);
  const abort = (): void => {
    child.process.kill('SIGKILL');
  };
  job.signal?.addEventListener('abort', abort, { once: true });
  try {
    await tell(child, { kind: 'analyze', context: job.context, limitMiB: limits.heapMiB });
    for (const [index, log] of job.logs.entries()) {
      if (refused.has(index)) {
        continue;
      }
      const answer = await sendLog(child, log, limits, files.get(index));
      job.signal?.throwIfAborted();
      if (answer === null) {
        refused.set(index, reasonOf(child.stop, limits));
        return null;
      }
      if (answer.kind === 'log' && answer.refused !== null) {
        refused.set(index, answer.refused);
      }
    }
    const verdict = await askVerdict(child, limits);
    job.signal?.throwIfAborted();
    if (verdict !== null) {
      return { ...verdict, refused };
    }
    const judged = job.logs.filter((_, index) => !refused.has(index));
    if (judged.length === 0) {
      throw new Error('the decoding process ended without a result');
    }
    const reason = `judging it${judged.length === 1 ? '' : ' with the others'} ${whyStopped(child.stop, limits)}`;
    for (const index of job.logs.keys()) {
      if (!refused.has(index)) {
        refused.set(index, reason);
      }
    }
    return null;
  } finally {
    job.signal?.removeEventListener('abort', abort);
    child.process.kill('SIGKILL');
  }
}

export interface PrintedLog {
  readonly summary: LogSummary | null;
  readonly refused: string | null;
}

/** Prints the events of logs straight to this process's stdout, from a process of its own. */
export async function printEventsApart(
  script: string,
  logs: readonly JobLog[],
  output: { readonly format: EventFormat; readonly filter: EventFilter },
  signal: AbortSignal,
  limits: ChildLimits = childLimits,
): Promise<readonly PrintedLog[]> {
  const printed: PrintedLog[] = [];
  let child: Child | null = null;
  const abort = (): void => {
    child?.process.kill('SIGKILL');
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    for (const log of logs) {
      if (child === null) {
        child = startChild(script, limits, 'inherit');
        await tell(child, { kind: 'events', ...output, limitMiB: limits.heapMiB });
      }
      const answer = await sendLog(child, log, limits);
      signal.throwIfAborted();
      if (answer?.kind === 'closed') {
        throw new ClosedPipe();
      }
      if (answer === null) {
        printed.push({ summary: null, refused: reasonOf(child.stop, limits) });
        child = null;
      } else if (answer.kind === 'log') {
        printed.push(answer);
      }
    }
    return printed;
  } finally {
    signal.removeEventListener('abort', abort);
    child?.process.kill('SIGKILL');
  }
}

/**
 * Room for new values, in MiB: events are made and let go by the hundred thousand, and in a space that fits the
 * processor's caches that is a sixth faster, with a quarter less memory, than in the space Node grows to by itself.
 */
const smallYoungSpace = '--max-semi-space-size=2';

/** A file that the process is handed open: its number there, here, and its size. */
interface OpenFile {
  readonly number: number;
  readonly here: number;
  readonly bytes: number;
}

/** What a process has open from its start: input, output, errors, answers. */
const firstFile = 4;
const mostFiles = 16;

/** Files that hold a log and nothing else, by the log's place; one that cannot be opened is left to its source to report. */
function openFiles(logs: readonly JobLog[], refused: ReadonlyMap<number, string>): ReadonlyMap<number, OpenFile> {
  const files = new Map<number, OpenFile>();
  for (const [index, { file }] of logs.entries()) {
    if (file === undefined || refused.has(index) || files.size === mostFiles) continue;
    try {
      const here = openSync(file, 'r');
      const stat = fstatSync(here);
      if (stat.isFile()) files.set(index, { number: firstFile + files.size, here, bytes: stat.size });
      else closeSync(here);
    } catch {
      // Its source says why.
    }
  }
  return files;
}

function startChild(
  script: string,
  limits: ChildLimits,
  stdout: 'ignore' | 'inherit',
  files: readonly OpenFile[] = [],
): Child {
  const started = spawn(
    process.execPath,
    [
      ...permissionFlags(script),
      `--max-old-space-size=${limits.heapMiB}`,
      smallYoungSpace,
      '--no-warnings',
      script,
      childArgument,
    ],
    { stdio: ['pipe', stdout, 'ignore', 'pipe', ...files.map(({ here }) => here)], windowsHide: true },
  );
  for (const { here } of files) closeSync(here);
  const input = started.stdin;
  const answers = started.stdio[3];
  if (input === null || !isReadable(answers)) {
    throw new Error('the decoding process has no pipes');
  }
  // Writing to a process that came down shows in its missing answer.
  input.on('error', () => undefined);
  started.on('error', () => undefined);
  return { process: started, input, answers: parsedLines(answers), stop: null };
}

/** Node 20 calls the flag experimental; Electron's own binary does not offer it. */
function permissionFlags(script: string): readonly string[] {
  if (process.versions['electron'] !== undefined) {
    return [];
  }
  const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  return [flag, `--allow-fs-read=${dirname(script)}`];
}

async function tell(child: Child, job: ChildJob): Promise<void> {
  await quietly(sendFrame(child.input, 'job', JSON.stringify(job)));
}

/** The verdict on all logs; null where the process came down over it or had to be killed. */
async function askVerdict(child: Child, limits: ChildLimits): Promise<Pick<Decoded, 'analysis' | 'facts'> | null> {
  const timer = setTimeout(() => {
    child.stop = 'too-slow';
    child.process.kill('SIGKILL');
  }, limits.verdictMs);
  try {
    await quietly(sendFrame(child.input, 'finish'));
    child.input.end();
    const last = await child.answers.next();
    return last.done !== true && last.value.kind === 'result' ? last.value : null;
  } finally {
    clearTimeout(timer);
  }
}

/** The child's answer to one log; null where it came down or had to be killed. */
async function sendLog(child: Child, log: JobLog, limits: ChildLimits, file?: OpenFile): Promise<ChildAnswer | null> {
  let sent = 0;
  const startedMs = performance.now();
  const watch = setInterval(() => {
    if (performance.now() - startedMs > limits.logMs + (sent / 2 ** 20) * limits.logMsPerMiB) {
      child.stop = 'too-slow';
      child.process.kill('SIGKILL');
    }
  }, 200);
  try {
    const answer = child.answers.next();
    const ended = new AbortController();
    void answer.then(() => {
      ended.abort();
    });
    const sending = (async () => {
      await sendFrame(child.input, 'log', log.name);
      if (file !== undefined) {
        sent = file.bytes;
        await sendFrame(child.input, 'file', String(file.number));
        return;
      }
      for await (const piece of log.open()) {
        if (ended.signal.aborted) {
          return;
        }
        for (let at = 0; at < piece.length; at += longestFrame) {
          await sendFrame(child.input, 'bytes', piece.subarray(at, at + longestFrame));
        }
        sent += piece.length;
      }
      await sendFrame(child.input, 'end');
    })();
    const failed = await sending.then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (failed !== null && !child.input.destroyed) {
      // The source failed, not the child.
      throw failed.error;
    }
    const result = await answer;
    child.stop ??= result.done === true ? 'ended' : null;
    return result.done === true ? null : result.value;
  } finally {
    clearInterval(watch);
  }
}

function reasonOf(stop: Stop | null, limits: ChildLimits): string {
  return `decoding it ${whyStopped(stop, limits)}`;
}

function whyStopped(stop: Stop | null, limits: ChildLimits): string {
  return stop === 'too-slow'
    ? 'took too long and was stopped'
    : `needed more than ${limits.heapMiB} MiB or failed, and was stopped`;
}

async function quietly(work: Promise<void>): Promise<void> {
  await work.catch(() => undefined);
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'read' in stream;
}

async function* parsedLines(stream: Readable): AsyncGenerator<ChildAnswer> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    const answer: ChildAnswer = JSON.parse(line);
    yield answer;
  }
}
