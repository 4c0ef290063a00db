import { spawnSync } from 'node:child_process';
import { bundleForNode, cache } from './bundle-child.ts';
import { inputsAtHand } from './inputs.ts';
import { spreadOf } from './measure.ts';
import type { Round } from './read-part.ts';
import { sharedByTwo, works } from './reader-suite.ts';
import { ratioTo, valueMeasured } from './results.ts';
import type { Measured } from './results.ts';

/** Of a program with a worker for each processor: every worker collects its own garbage, as nobody is free to help. */
const poolOptions: readonly string[] = ['--max-semi-space-size=8', '--single-threaded-gc'];

/** Rounds one process measures in a row; then it is another work's turn, so that a busy moment does not hit one alone. */
const inARow = 5;

const GOAL = 1.7;

/**
 * One worker and two of a program that runs already, where nothing has to be started. What the machine gives two threads
 * meanwhile is measured by checksums that share nothing; where a virtual processor is at times half a core, so are
 * both. Hence also the rounds alone in which two threads had two cores: it goes on for up to three times as long until
 * there are as many of them as runs were asked for.
 */
export async function threadsSuite(runs: number): Promise<readonly Measured[]> {
  const child = await bundleForNode('build/bench/read-log.ts');
  const measured: Measured[] = [];
  for (const { id, path } of inputsAtHand(cache, sharedByTwo)) {
    const all = works.map((work) => ({ work, rounds: [] as Round[] }));
    for (let turn = 0; turn < runs * 3; turn++) {
      for (const { work, rounds } of all) {
        if (turn < runs || onTwoCores(rounds).length < runs) rounds.push(...measure([child, work, path]));
      }
    }
    for (const { work, rounds } of all) measured.push(...linesOf(id, work, rounds, runs));
  }
  return measured;
}

function measure(parameters: readonly string[]): readonly Round[] {
  const run = spawnSync(process.execPath, [...poolOptions, ...parameters, 'running', String(inARow)], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`two workers: ${run.stderr}`);
  const rounds: readonly Round[] = JSON.parse(run.stdout);
  return rounds;
}

/** Rounds in which two threads did checksums at five sixths or more of the speed that one ever had. */
function onTwoCores(rounds: readonly Round[]): readonly Round[] {
  const least = Math.min(...rounds.map(({ checksumsOne }) => checksumsOne));
  return rounds.filter(({ checksumsTwo }) => checksumsTwo <= (least / 2) * 1.2);
}

function linesOf(input: string, work: string, rounds: readonly Round[], wanted: number): readonly Measured[] {
  const whole = onTwoCores(rounds);
  return [
    ...compare(
      input,
      `checksums beside ${work}`,
      rounds.map(({ checksumsOne }) => checksumsOne),
      rounds.map(({ checksumsTwo }) => checksumsTwo),
    ),
    ...readingOf(input, work, rounds),
    ...(whole.length < wanted ? [] : readingOf(input, `${work} while there are two cores`, whole)),
  ];
}

function readingOf(input: string, work: string, rounds: readonly Round[]): readonly Measured[] {
  return compare(
    input,
    work,
    rounds.map(({ one }) => one),
    rounds.map(({ two }) => two),
    GOAL,
  );
}

function compare(
  input: string,
  work: string,
  ones: readonly number[],
  twos: readonly number[],
  goal: number | null = null,
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
