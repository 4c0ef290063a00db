// `npm run bench [-- OPTIONS]`: how fast the project is, beside its peers and beside its goals. `--help` names the options.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
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

const readerInputs: readonly InputId[] = [
  'security-200',
  'real-200',
  'varied-92',
  'generated-92',
  'real-distinct',
  'security-30',
  'real-30',
];

const suiteNames = ['reader', 'threads', 'core', 'browser', 'worker', 'app'] as const;

const usage = `npm run bench [-- OPTIONS]
  --suite ${suiteNames.join(',')}
                   only these; all where absent
  --input ${readerInputs.join(',')}
                   only these inputs of the reader
  --runs N         runs of each measurement, 7 where absent
  --growth         the reader from 1 MiB to 4 GiB and its plot, and nothing else
  --check          fails where a ratio fell more than a fifth below the recorded one; records nothing
Ratios are within one run of the bench; they, not times, hold on other machines.`;

/** What was asked for. Throws what is wrong with it; a slip would otherwise cost half an hour and overwrite the record. */
function parseOptions(): Options {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      suite: { type: 'string' },
      input: { type: 'string' },
      runs: { type: 'string', default: '7' },
      growth: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  const { help, growth, check } = values;
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs wants a whole number from 1: ${values.runs}`);
  const suites = growth ? [] : chosen('--suite', values.suite, suiteNames);
  return { help, growth, check, runs, suites, inputs: chosen('--input', values.input, readerInputs) };
}

function asked(): Options {
  let options: Options | null = null;
  try {
    options = parseOptions();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  if (options === null || options.help) {
    console.log(usage);
    process.exit(options === null ? 2 : 0);
  }
  return options;
}

interface Options {
  readonly help: boolean;
  readonly suites: readonly (typeof suiteNames)[number][];
  readonly inputs: readonly InputId[];
  readonly runs: number;
  readonly growth: boolean;
  readonly check: boolean;
}

function chosen<Name extends string>(option: string, list: string | undefined, names: readonly Name[]): Name[] {
  return (list?.split(',') ?? [...names]).map((given) => {
    const name = names.find((known) => known === given);
    if (name === undefined) throw new Error(`${option} knows no ${JSON.stringify(given)}`);
    return name;
  });
}

const { suites, inputs, runs, growth, check } = asked();

const measure: Readonly<Record<(typeof suiteNames)[number], () => Promise<readonly Measured[]>>> = {
  reader: async () => await readerSuite(inputs, runs),
  threads: async () => await threadsSuite(runs),
  core: async () => await coreSuite(runs),
  browser: async () => await browserSuite(runs),
  worker: async () => await workerSuite(runs),
  app: async () => await appSuite(runs),
};

const key = ({ suite, input, work }: Measured): string => `${suite} ${input} ${work}`;

const measured: Measured[] = [];
const loadBefore = loadavg()[0] ?? 0;
if (growth) measured.push(...(await growthSuite()));
for (const name of suites) measured.push(...(await measure[name]()));
printTable(measured);

const file = join(import.meta.dirname, 'results.json');
const recorded: readonly Measured[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).measured : [];
if (check) {
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
