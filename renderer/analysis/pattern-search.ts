import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import type { SearchProblem } from './event-query.ts';

/** Tries a regular expression on texts, away from the thread that asks: some patterns never end. */
export interface PatternSearch {
  /** One byte for each text (UTF-8): 1 where the pattern is found in it. */
  test(pattern: string, texts: readonly Uint8Array[]): Promise<Result<Uint8Array, SearchProblem>>;
}

/** What goes to the worker: texts one behind the other, and where each ends. */
export interface PatternTask {
  readonly pattern: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
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

/** The worker's side: what one task gives. */
export function testPattern({ pattern, bytes, ends }: PatternTask): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(ends.length);
  const compiled = compilePattern(pattern);
  if (!compiled.ok) return found;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let from = 0;
  for (const [index, end] of ends.entries()) {
    if (compiled.value.test(decoder.decode(bytes.subarray(from, end)))) found[index] = 1;
    from = end;
  }
  return found;
}

/** A worker as far as this needs it; `start` gives it two listeners that hold for all its tasks. */
export interface PatternWorker {
  send(task: PatternTask): void;
  end(): void;
}

export type StartPatternWorker = (
  onFound: (found: Uint8Array) => void,
  onFailed: (detail: string) => void,
) => PatternWorker;

/** A worker that owes an answer for longer than the limit is ended; the next question starts another. */
export function createPatternSearch(start: StartPatternWorker, limitMs: number = patternLimitMs): PatternSearch {
  let worker: PatternWorker | null = null;
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
        (found) => {
          end(success(found));
        },
        (detail) => {
          end(failure({ kind: 'pattern-invalid', detail }));
        },
      );
      worker.send(joinTexts(pattern, texts));
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

function joinTexts(pattern: string, texts: readonly Uint8Array[]): PatternTask {
  const ends = new Uint32Array(texts.length);
  let length = 0;
  for (const [index, text] of texts.entries()) {
    length += text.length;
    ends[index] = length;
  }
  const bytes = new Uint8Array(length);
  for (const [index, text] of texts.entries()) bytes.set(text, ends[index]! - text.length);
  return { pattern, bytes, ends };
}
