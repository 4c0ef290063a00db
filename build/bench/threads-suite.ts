import { spawnSync } from 'node:child_process';
import { bundleForNode, cache } from './bundle-child.ts';
import { inputsAtHand } from './inputs.ts';
import { spreadOf } from './measure.ts';
import { noRunningTimes } from './read-part.ts';
import type { RunningTimes } from './read-part.ts';
import { sharedByTwo, works } from './reader-suite.ts';
import { ratioTo, valueMeasured } from './results.ts';
import type { Measured } from './results.ts';

/** Of a program with a worker for each processor: every worker collects its own garbage, as nobody is free to help. */
const poolOptions: readonly string[] = ['--max-semi-space-size=8', '--single-threaded-gc'];

/** Times one process measures in a row; then it is another work's turn, so that a busy moment does not hit one alone. */
const inARow = 5;

/** One worker and two of a program that runs already, where nothing has to be started, beside what arithmetic gains. */
export async function threadsSuite(runs: number): Promise<readonly Measured[]> {
  const child = await bundleForNode('build/bench/read-log.ts');
  const measured: Measured[] = [];
  for (const { id, path } of inputsAtHand(cache, sharedByTwo)) {
    const all = works.map((work) => ({ work, times: noRunningTimes() }));
    for (let round = 0; round < runs; round++) {
      for (const { work, times } of all) measureInto(times, [child, work, path, 'running', String(inARow)]);
    }
    for (const { work, times } of all) {
      measured.push(
        ...compare(id, work, times.one, times.two, 1.7),
        ...compare(id, `arithmetic beside ${work}`, times.computeOne, times.computeTwo, null),
      );
    }
  }
  return measured;
}

function measureInto(times: RunningTimes, parameters: readonly string[]): void {
  const run = spawnSync(process.execPath, [...poolOptions, ...parameters], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`two workers: ${run.stderr}`);
  const more: RunningTimes = JSON.parse(run.stdout);
  times.one.push(...more.one);
  times.two.push(...more.two);
  times.computeOne.push(...more.computeOne);
  times.computeTwo.push(...more.computeTwo);
}

function compare(
  input: string,
  work: string,
  ones: readonly number[],
  twos: readonly number[],
  goal: number | null,
): readonly Measured[] {
  const line = { suite: 'threads', input, unit: 'ms' };
  const [one, two] = [spreadOf(ones), spreadOf(twos)];
  const alone = `${work}, 1 worker of a running program`;
  return [
    valueMeasured({ ...line, work: alone, spread: one }),
    valueMeasured({
      ...line,
      work: `${work}, 2 workers of a running program`,
      spread: two,
      ratio: ratioTo(alone, one, two),
      ...(goal === null ? {} : { goal: { kind: 'ratio-at-least', value: goal } }),
    }),
  ];
}
