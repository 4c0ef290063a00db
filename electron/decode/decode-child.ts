import { closeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { writeEvents, eventFormats, type EventFormat } from '../cli/event-output.ts';
import { ClosedPipe, type Terminal } from '../cli/terminal.ts';
import type { Analysis } from '../../shared/analysis/analysis.ts';
import type { Facts } from '../../shared/facts/facts.ts';
import type { EventFilter, LogSummary, ReadOptions } from '../../shared/event-log/log-reading.ts';
import { blockingPieces } from './blocking-input.ts';
import { type JobContext, readLog, startSession } from './decode-job.ts';
import { type Frame, readFrames } from './frames.ts';

// The far side: a process that may read no file but its own code, write none and start nothing. It gets bytes on
// stdin and answers in lines of JSON.

/** What is to be done with the logs that follow. */
export type ChildJob = { readonly limitMiB: number } & (
  | { readonly kind: 'analyze'; readonly context: JobContext }
  | { readonly kind: 'events'; readonly format: EventFormat; readonly filter: EventFilter }
);

export type ChildAnswer =
  | { readonly kind: 'log'; readonly refused: string | null; readonly summary: LogSummary | null }
  /** Nobody reads the printed events any more. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'result'; readonly analysis: Analysis; readonly facts: Facts };

/** Runs one job from `input`. Events go to `terminal`, answers to `answer`. */
export async function runChild(
  input: AsyncIterable<Uint8Array>,
  terminal: Pick<Terminal, 'write' | 'isShown'>,
  answer: (answer: ChildAnswer) => Promise<void>,
): Promise<void> {
  const frames = readFrames(input)[Symbol.asyncIterator]();
  const first = await frames.next();
  if (first.done === true || first.value.kind !== 'job') {
    throw new Error('no job');
  }
  // Sent by the same program a moment ago.
  const job: ChildJob = JSON.parse(textOf(first.value));
  const session = job.kind === 'analyze' ? startSession(job.context) : null;
  for (;;) {
    const next = await frames.next();
    if (next.done === true || next.value.kind === 'finish') {
      break;
    }
    const name = textOf(next.value);
    const { source, rest, failure } = logSource(frames, job.limitMiB);
    if (job.kind === 'events') {
      const format = eventFormats.find((each) => each === job.format) ?? 'jsonl';
      const options = { file: name, filter: job.filter, crc32 };
      await answer(await printLog(source, rest, options, format, terminal));
    } else if (session !== null) {
      const refused = await readLog(session, source, name);
      await rest();
      await answer({ kind: 'log', refused: failure() ?? refused, summary: null });
    }
  }
  if (session !== null) {
    await answer({ kind: 'result', analysis: session.current(), facts: session.facts() });
  }
}

async function printLog(
  source: AsyncIterable<Uint8Array>,
  rest: () => Promise<void>,
  options: ReadOptions,
  format: EventFormat,
  terminal: Pick<Terminal, 'write' | 'isShown'>,
): Promise<ChildAnswer> {
  try {
    const written = await writeEvents(source, options, format, terminal);
    await rest();
    return written.ok
      ? { kind: 'log', refused: null, summary: written.value }
      : { kind: 'log', refused: written.error.detail, summary: null };
  } catch (error) {
    if (error instanceof ClosedPipe) {
      return { kind: 'closed' };
    }
    throw error;
  }
}

interface LogSource {
  /** The bytes of one log. Can be left early: it is no generator that ends on leaving. */
  readonly source: AsyncIterable<Uint8Array>;
  /** Done with it: takes what was sent of it and nobody wanted. */
  readonly rest: () => Promise<void>;
  /** Why its bytes ended early, if they did. */
  readonly failure: () => string | null;
}

function logSource(frames: AsyncIterator<Frame>, limitMiB: number): LogSource {
  let ended = false;
  let unchecked = checkedEvery;
  /** The file that holds the log, where it was handed over. */
  let file: { readonly number: number; readonly pieces: Iterator<Uint8Array> } | null = null;
  let reason: string | null = null;

  const end = (): IteratorResult<Uint8Array> => {
    if (file !== null) closeSync(file.number);
    file = null;
    ended = true;
    return { done: true, value: undefined };
  };
  const give = (value: Uint8Array): IteratorResult<Uint8Array> => {
    unchecked += value.length;
    return { done: false, value };
  };
  const iterator: AsyncIterator<Uint8Array> = {
    async next() {
      if (unchecked >= checkedEvery) {
        unchecked = 0;
        stopAbove(limitMiB);
      }
      if (ended) return end();
      if (file === null) {
        const frame = await frames.next();
        if (frame.done === true) return end();
        const { kind, payload } = frame.value;
        if (kind === 'bytes') return give(payload);
        if (kind !== 'file') return end();
        const number = Number(textOf(frame.value));
        file = { number, pieces: blockingPieces(number) };
      }
      try {
        const piece = file.pieces.next();
        if (piece.done !== true) return give(piece.value);
      } catch (error) {
        reason = `reading it failed: ${error instanceof Error ? error.message : String(error)}`;
      }
      return end();
    },
  };
  return {
    source: { [Symbol.asyncIterator]: () => iterator },
    rest: async () => {
      // Nobody wants it: a file is closed, what was sent has to be taken.
      do {
        if (file !== null) end();
      } while ((await iterator.next()).done !== true);
    },
    failure: () => reason,
  };
}

/** Asking how much memory is held costs as much as decoding a few records. */
const checkedEvery = 4 * 1024 * 1024;

/** Node's own limit is for the heap; buffers lie beside it and get as much again. */
function stopAbove(limitMiB: number): void {
  if (process.memoryUsage().external > limitMiB * 2 ** 20) {
    process.exit(1);
  }
}

const textOf = (frame: Frame): string => new TextDecoder().decode(frame.payload);
