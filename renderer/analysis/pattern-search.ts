import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import type { SearchProblem } from './event-query.ts';

/** Tries a regular expression on texts, away from the thread that asks: some patterns never end. */
export interface PatternSearch {
  /** One byte for each text (UTF-8): 1 where the pattern is found in it. */
  test(pattern: string, texts: readonly Uint8Array[]): Promise<Result<Uint8Array, SearchProblem>>;
}

/**
 * Room for one task: it goes to the worker and comes back to be filled again. Of buffers made anew for each task the
 * engine would let a hundred megabytes gather before it frees them.
 */
export interface PatternRoom {
  /** Texts one behind the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each of them ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

export interface PatternTask extends PatternRoom {
  readonly pattern: string;
  /** Texts of this task; there may be room for more. */
  readonly count: number;
}

export interface PatternAnswer {
  /** One byte for each text: 1 where the pattern is found in it. */
  readonly found: Uint8Array<ArrayBuffer>;
  readonly room: PatternRoom;
}

/** Time one slice of texts may take, in milliseconds; ordinary patterns need a hundredth of it. */
export const patternLimitMs = 2500;

/** As in the search field: capitals do not matter, and a line has a beginning and an end. */
export function compilePattern(pattern: string): Result<RegExp, SearchProblem> {
  try {
    return success(new RegExp(pattern, 'im'));
  } catch (error) {
    return failure({ kind: 'pattern-invalid', detail: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * Texts are decoded so many bytes at once, which costs less than one by one, and cut. Of more at once the engine's part
 * for short-lived things would grow by tens of megabytes.
 */
const decodedBytes = 1024;

/** The worker's side: what one task gives. */
export function testPattern({ pattern, count, bytes, ends }: PatternTask): PatternAnswer {
  const found = new Uint8Array(count);
  const room = { bytes, ends };
  const compiled = compilePattern(pattern);
  if (!compiled.ok) return { found, room };
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (let first = 0, from = 0; first < count;) {
    let next = first + 1;
    while (next < count && ends[next]! - from <= decodedBytes) next += 1;
    const last = ends[next - 1]!;
    const together = textOf(bytes.subarray(from, last), decoder);
    // Where a character takes several bytes the places differ.
    const isPlain = together.length === last - from;
    for (let index = first, at = from; index < next; at = ends[index]!, index++) {
      const end = ends[index]!;
      const text = isPlain ? together.slice(at - from, end - from) : textOf(bytes.subarray(at, end), decoder);
      if (compiled.value.test(text)) found[index] = 1;
    }
    first = next;
    from = last;
  }
  return { found, room };
}

/** What TextDecoder gives lies outside the engine's heap, where 64 MB of it gather before it is freed: only if need be. */
function textOf(bytes: Uint8Array, decoder: TextDecoder): string {
  if (bytes.length > decodedBytes) return decoder.decode(bytes);
  let all = 0;
  for (let at = 0; at < bytes.length; at++) all |= bytes[at]!;
  return all < 0x80 ? fromCharCodes(null, bytes) : decoder.decode(bytes);
}

const fromCharCodes: (self: null, codes: ArrayLike<number>) => string = Function.prototype.apply.bind(
  String.fromCharCode,
);

/** A worker as far as this needs it; `start` gives it two listeners that hold for all its tasks. */
export interface PatternWorker {
  send(task: PatternTask): void;
  end(): void;
}

export type StartPatternWorker = (
  onFound: (answer: PatternAnswer) => void,
  onFailed: (detail: string) => void,
) => PatternWorker;

/** A worker that owes an answer for longer than the limit is ended; the next question starts another. */
export function createPatternSearch(start: StartPatternWorker, limitMs: number = patternLimitMs): PatternSearch {
  let worker: PatternWorker | null = null;
  let room: PatternRoom | null = null;
  let waiting: ((result: Result<Uint8Array, SearchProblem>) => void) | null = null;
  const end = (result: Result<Uint8Array, SearchProblem>): void => {
    if (!result.ok) {
      worker?.end();
      worker = null;
    }
    waiting?.(result);
    waiting = null;
  };
  return {
    async test(pattern, texts) {
      const compiled = compilePattern(pattern);
      if (!compiled.ok) return compiled;
      worker ??= start(
        (answer) => {
          room = answer.room;
          end(success(answer.found));
        },
        (detail) => {
          end(failure({ kind: 'pattern-invalid', detail }));
        },
      );
      worker.send({ pattern, count: texts.length, ...joinTexts(texts, room) });
      // It is on its way, and comes back with the answer or not at all.
      room = null;
      return await new Promise((resolve) => {
        const timer = setTimeout(() => {
          end(failure({ kind: 'pattern-too-slow', limitMs }));
        }, limitMs);
        waiting = (result) => {
          clearTimeout(timer);
          resolve(result);
        };
      });
    },
  };
}

function joinTexts(texts: readonly Uint8Array[], room: PatternRoom | null): PatternRoom {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const isEnough = room !== null && room.bytes.length >= length && room.ends.length >= texts.length;
  const { bytes, ends } = isEnough ? room : createRoom(length, texts.length);
  let end = 0;
  for (const [index, text] of texts.entries()) {
    bytes.set(text, end);
    end += text.length;
    ends[index] = end;
  }
  return { bytes, ends };
}

/** With some to spare, as the next texts may be longer. */
function createRoom(length: number, count: number): PatternRoom {
  return { bytes: new Uint8Array(length + (length >> 1)), ends: new Uint32Array(count) };
}
