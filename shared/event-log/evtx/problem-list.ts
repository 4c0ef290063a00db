import type { ReadProblem } from '../log-reading.ts';

/** Problems kept one by one; a log damaged all over would otherwise fill memory with them. */
const LISTED = 100;

export interface ProblemList {
  readonly listed: readonly ReadProblem[];
  unlisted(): number;
  add(code: string, detail: string, offset: number | null, bytesLost: number): void;
}

export function createProblemList(file: string): ProblemList {
  const listed: ReadProblem[] = [];
  let unlisted = 0;
  return {
    listed,
    unlisted: () => unlisted,
    add(code, detail, offset, bytesLost) {
      if (listed.length < LISTED) listed.push({ file, code, detail, offset, bytesLost });
      else unlisted += 1;
    },
  };
}
