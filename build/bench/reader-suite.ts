import { bundleForNode, cache } from './bundle-child.ts';
import { inputsAtHand } from './inputs.ts';
import type { InputId } from './inputs.ts';
import { runInTurn } from './measure.ts';
import type { Contender, Contest } from './measure.ts';
import { asMeasured } from './results.ts';
import type { Measured } from './results.ts';

export const works = ['filter', 'events', 'xml'] as const;

type Goals = Partial<Readonly<Record<string, number>>>;

/**
 * Node's own options: a small heap, which is no slower and stays small however long the log; its garbage collected by the
 * one thread there is to be; and a longer wait before functions are optimised, because what is hot is WebAssembly already.
 */
export const engineOptions: readonly string[] = [
  '--max-semi-space-size=2',
  '--single-threaded-gc',
  '--max-old-space-size=32',
  '--interrupt-budget=600000',
];

/**
 * What the reader is to be, in multiples of evtxexport (200 MB, 92 MB) and python-evtx (30 MB). They were set on a
 * Security log (../shared/evtx/README.md); the others are held to them as well.
 */
const goals: Partial<Readonly<Record<InputId, Goals>>> = {
  'security-200': { filter: 150, events: 50, xml: 30 },
  'real-200': { filter: 150, events: 50, xml: 30 },
  'varied-92': { filter: 40, events: 20, xml: 12 },
  'generated-92': { filter: 40, events: 20, xml: 12 },
  'security-30': { filter: 1500, events: 1200 },
  'real-30': { filter: 1500, events: 1200 },
};

/** Logs that are read beside python-evtx, which takes minutes for thirty megabytes. */
const small: ReadonlySet<InputId> = new Set(['security-30', 'real-30']);

/** Logs that two threads share as well. */
export const sharedByTwo: ReadonlySet<InputId> = new Set(['security-200', 'real-200']);

/** The .evtx reader beside its peers, each a whole process from start to exit, every check on. */
export async function readerSuite(inputs: readonly InputId[], runs: number): Promise<readonly Measured[]> {
  const child = await bundleForNode('build/bench/read-log.ts');
  const measured: Measured[] = [];
  for (const input of inputsAtHand(cache, inputs)) {
    const { id } = input;
    const own = (work: string, workers: number): Contender => ({
      name: workers === 1 ? work : `${work}, 2 threads`,
      command: process.execPath,
      parameters: [...engineOptions, child, work, input.path, String(workers)],
      runs,
    });
    // python-evtx takes minutes a run, and is run once. The table says how often.
    const peers: readonly Contender[] = small.has(id)
      ? [{ name: 'python-evtx', command: 'evtx_dump.py', parameters: [input.path], runs: 1 }]
      : [
          {
            name: 'evtxexport',
            command: 'evtxexport',
            parameters: ['-f', 'xml', input.path],
            runs,
          },
        ];
    const shared = sharedByTwo.has(id) ? works.map((work) => own(work, 2)) : [];
    const contests = await runInTurn([...peers, ...works.map((work) => own(work, 1)), ...shared]);
    const find = (name: string): Contest | null => contests.find((contest) => contest.name === name) ?? null;
    const peer = find('evtxexport') ?? find('python-evtx');
    if (peer === null) console.log('no peer installed (Debian: libevtx-utils, python3-evtx): no ratios');
    const about = { suite: 'reader', input: id, bytes: input.bytes };
    for (const contest of contests) {
      if (contest.failed > 0) console.log(`${contest.name} on ${id} ended with an error ${contest.failed} times`);
      const single = find(contest.name.replace(', 2 threads', ''));
      if (contest === peer) measured.push(asMeasured(about, contest, null));
      else if (single !== contest) {
        measured.push(asMeasured(about, contest, single, { kind: 'ratio-at-least', value: 1.7 }));
      } else {
        const goal = goals[id]?.[contest.name];
        measured.push(
          asMeasured(about, contest, peer, goal === undefined ? null : { kind: 'ratio-at-least', value: goal }),
        );
      }
    }
  }
  return measured;
}
