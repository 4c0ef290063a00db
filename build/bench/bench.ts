// `npm run bench [-- OPTIONS]`: how fast the project is, beside its peers and beside its goals.
//   --suite reader,core,…   only these: reader, threads, core, browser, worker, app; all where absent
//   --growth                the reader from 1 MiB to 4 GiB, and its plot
//   --input real-200,…      only these inputs of the reader
//   --runs N                runs of each measurement, 7 where absent
//   --check                 fails where a ratio fell more than a fifth below the recorded one; records nothing
// Ratios are within one run of the bench; they, not times, hold on other machines.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { appSuite } from './app-suite.ts';
import { browserSuite } from './browser-suite.ts';
import { coreSuite } from './core-suite.ts';
import { growthSuite } from './growth-suite.ts';
import type { InputId } from './inputs.ts';
import { readerSuite } from './reader-suite.ts';
import { fallen, printTable } from './results.ts';
import type { Measured } from './results.ts';
import { threadsSuite } from './threads-suite.ts';
import { workerSuite } from './worker-suite.ts';

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const runs = Number(option('--runs') ?? 7);
const readerInputs: readonly InputId[] = [
  'security-200',
  'real-200',
  'varied-92',
  'generated-92',
  'real-distinct',
  'security-30',
  'real-30',
];
const inputs = readerInputs.filter((id) => option('--input')?.split(',').includes(id) ?? true);

const key = ({ suite, input, work }: Measured): string => `${suite} ${input} ${work}`;

const suites: Readonly<Record<string, () => Promise<readonly Measured[]>>> = {
  reader: async () => await readerSuite(inputs, runs),
  threads: async () => await threadsSuite(runs),
  core: async () => await coreSuite(runs),
  browser: async () => await browserSuite(runs),
  worker: async () => await workerSuite(runs),
  app: async () => await appSuite(runs),
};
const wanted = process.argv.includes('--growth') ? [] : (option('--suite')?.split(',') ?? Object.keys(suites));

const measured: Measured[] = [];
const loadBefore = loadavg()[0] ?? 0;
if (process.argv.includes('--growth')) measured.push(...(await growthSuite()));
for (const name of wanted) measured.push(...((await suites[name]?.()) ?? []));
printTable(measured);

const file = join(import.meta.dirname, 'results.json');
const recorded: readonly Measured[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).measured : [];
if (process.argv.includes('--check')) {
  const lost = fallen(measured, recorded);
  for (const line of lost) console.log(`SLOWER  ${line}`);
  process.exitCode = lost.length > 0 ? 1 : 0;
} else {
  const fresh = new Set(measured.map(key));
  const kept = recorded.filter((line) => !fresh.has(key(line)));
  const machine = {
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    node: process.versions.node,
    /** Busy processes before and behind this run: above the number of processors the machine was shared. */
    load: [loadBefore, loadavg()[0] ?? 0].map((load) => Math.round(load * 100) / 100),
  };
  const all = [...kept, ...measured];
  writeFileSync(file, `${JSON.stringify({ when: new Date().toISOString(), machine, measured: all }, null, 2)}\n`);
}
