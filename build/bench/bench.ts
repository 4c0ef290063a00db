// How fast the .evtx reader is, beside its peers: `npm run bench [-- --repeat N] [--check]`. Each measurement is a
// whole process, from start to exit, with every check on. Ratios are to `evtxexport -f xml` on the same file in the
// same run; they, not times, are what is recorded, because they hold on other machines.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { makeInputs } from './inputs.ts';
import type { BenchInput } from './inputs.ts';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/bench');
const results = join(import.meta.dirname, 'results.json');
const child = join(cache, 'read-log.mjs');

interface Measured {
  readonly input: string;
  readonly work: string;
  readonly runs: number;
  readonly medianMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
  readonly megabytesPerSecond: number;
  readonly peakMiB: number;
  /** How many times faster than evtxexport; null for it itself and where it is not installed. */
  readonly ratio: number | null;
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const repeat = Number(option('--repeat') ?? 7);
const check = process.argv.includes('--check');

/** Runs a command to its end with its output thrown away; gives milliseconds and its peak memory. */
function once(
  command: string,
  parameters: readonly string[],
): Promise<{ ms: number; peakMiB: number; failed: boolean }> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const running = spawn(command, parameters, { stdio: 'ignore' });
    let peak = 0;
    // The kernel keeps the high-water mark itself, so looking now and then misses only growth in the last moment.
    const watch = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${running.pid}/status`, 'latin1');
        // Sample: VmHWM:	   61236 kB
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0));
      } catch {
        // Not Linux, or just ended.
      }
    }, 10);
    running.once('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    running.once('exit', (code) => {
      clearInterval(watch);
      resolve({ ms: performance.now() - started, peakMiB: peak / 1024, failed: code !== 0 });
    });
  });
}

async function measure(
  input: BenchInput,
  work: string,
  command: string,
  parameters: readonly string[],
  runs: number,
): Promise<Measured | null> {
  const times: number[] = [];
  let peakMiB = 0;
  for (let run = 0; run < runs; run++) {
    const result = await once(command, parameters).catch(() => null);
    if (result === null) return null;
    if (result.failed) console.log(`  ${work} on ${input.id}: ended with an error, measured as far as it got`);
    times.push(result.ms);
    peakMiB = Math.max(peakMiB, result.peakMiB);
  }
  const sorted = times.toSorted((one, other) => one - other);
  // Of an even number the lower middle: a peer that runs twice is not to look slow because the machine was busy once.
  const medianMs = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return {
    input: input.id,
    work,
    runs,
    medianMs: Math.round(medianMs),
    fastestMs: Math.round(sorted[0] ?? Number.NaN),
    slowestMs: Math.round(sorted.at(-1) ?? Number.NaN),
    megabytesPerSecond: Math.round(input.bytes / 1e2 / medianMs) / 10,
    peakMiB: Math.round(peakMiB),
    ratio: null,
  };
}

async function measureAll(inputs: readonly BenchInput[]): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (const input of inputs) {
    const large = input.bytes > 100e6;
    // A slow peer is not run seven times on a large log: it takes half a minute a run. The table says how often.
    const peerRuns = large ? 2 : 3;
    const peer = await measure(input, 'evtxexport -f xml', 'evtxexport', ['-f', 'xml', input.path], peerRuns);
    if (peer === null) console.log('evtxexport is not installed (Debian: libevtx-utils): no ratios.');
    else all.push(peer);
    if (input.id === 'real-2') {
      const python = await measure(input, 'evtx_dump.py', 'evtx_dump.py', [input.path], 1);
      if (python === null) console.log('evtx_dump.py is not installed (Debian: python3-evtx).');
      else all.push(withRatio(python, peer));
    }
    for (const work of ['filter', 'events', 'xml', 'xml-strings']) {
      const own = await measure(input, work, process.execPath, [child, work, input.path], repeat);
      if (own !== null) all.push(withRatio(own, peer));
    }
    if (large) {
      for (const work of ['filter', 'events', 'xml']) {
        const shared = await measure(
          input,
          `${work}, 2 workers`,
          process.execPath,
          [child, work, input.path, '2'],
          repeat,
        );
        if (shared !== null) all.push(withRatio(shared, peer));
      }
    }
  }
  return all;
}

function withRatio(own: Measured, peer: Measured | null): Measured {
  return peer === null ? own : { ...own, ratio: Math.round((peer.medianMs / own.medianMs) * 10) / 10 };
}

function print(measured: readonly Measured[], inputs: readonly BenchInput[]): void {
  for (const input of inputs) {
    console.log(`\n${input.id}: ${input.what} (${(input.bytes / 1e6).toFixed(1)} MB)`);
    console.log('  work                    runs   median ms   fastest…slowest      MB/s   peak MiB   × evtxexport');
    for (const row of measured.filter((candidate) => candidate.input === input.id)) {
      console.log(
        `  ${row.work.padEnd(23)} ${String(row.runs).padStart(4)} ${String(row.medianMs).padStart(11)}   ${`${row.fastestMs}…${row.slowestMs}`.padStart(15)} ${row.megabytesPerSecond.toFixed(1).padStart(9)} ${String(row.peakMiB).padStart(10)} ${row.ratio === null ? '' : row.ratio.toFixed(1).padStart(13)}`,
      );
    }
  }
}

/** Works whose ratio fell more than a fifth below the recorded one. */
function fallen(measured: readonly Measured[], recorded: readonly Measured[]): readonly string[] {
  return measured.flatMap((now) => {
    const before = recorded.find(({ input, work }) => input === now.input && work === now.work);
    if (before?.ratio === undefined || before.ratio === null || now.ratio === null) return [];
    if (now.work === 'evtx_dump.py' || now.ratio >= before.ratio * 0.8) return [];
    return [`${now.work} on ${now.input}: ${now.ratio} × evtxexport, recorded ${before.ratio} ×`];
  });
}

await build({
  root,
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: join(import.meta.dirname, 'read-log.ts'),
    outDir: cache,
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'read-log.mjs' } },
  },
});
const wanted = option('--input');
const inputs = makeInputs(cache, join(root, '../shared/evtx')).filter(
  ({ id }) => wanted === undefined || id === wanted,
);
const measured = await measureAll(inputs);
print(measured, inputs);

const recorded: { measured: readonly Measured[] } = existsSync(results)
  ? JSON.parse(readFileSync(results, 'utf8'))
  : { measured: [] };
if (check) {
  const lost = fallen(measured, recorded.measured);
  for (const line of lost) console.log(`SLOWER  ${line}`);
  process.exitCode = lost.length > 0 ? 1 : 0;
} else {
  const kept = recorded.measured.filter(({ input }) => !inputs.some(({ id }) => id === input));
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  writeFileSync(
    results,
    `${JSON.stringify({ when: new Date().toISOString(), machine, measured: [...kept, ...measured] }, null, 2)}\n`,
  );
}
