import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One whole process: how long from start to exit, and the most memory it held at once. */
export interface ProcessRun {
  readonly ms: number;
  /** Processor time of all its threads, to 10 ms; 0 where it cannot be told. Less moved by a busy machine than `ms`. */
  readonly cpuMs: number;
  readonly peakMiB: number;
  readonly ended: 'well' | 'with-error';
}

/** Median of several runs, and how far they lay apart. */
export interface Spread {
  readonly runs: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  // Of an even number the lower middle: a peer that runs twice is not to look slow because the machine was busy once.
  const median = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return { runs: sorted.length, median, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}

/** Runs a command to its end with its output thrown away; null where it cannot be started. */
export async function runProcess(command: string, parameters: readonly string[]): Promise<ProcessRun | null> {
  return await new Promise((resolve) => {
    const started = performance.now();
    const running = spawn(command, parameters, { stdio: 'ignore' });
    let peak = 0;
    let cpuMs = 0;
    // The kernel keeps the high-water mark itself, so looking now and then misses only growth in the last moment.
    const watch = setInterval(() => {
      peak = Math.max(peak, residentPeak(running.pid));
      cpuMs = Math.max(cpuMs, processorMs(running.pid));
    }, 10);
    running.once('error', () => {
      clearInterval(watch);
      resolve(null);
    });
    running.once('exit', (code) => {
      clearInterval(watch);
      resolve({ ms: performance.now() - started, cpuMs, peakMiB: peak, ended: code === 0 ? 'well' : 'with-error' });
    });
  });
}

/** MiB; 0 where it cannot be told: not Linux, or just ended. */
export function residentPeak(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    // Sample: VmHWM:	   61236 kB
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Time the process has computed so far, in the kernel's steps of 10 ms. */
function processorMs(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // Sample: 4711 (node) S 1 … ; the twelfth and thirteenth number behind the name are user and system time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly parameters: readonly string[];
  readonly runs: number;
}

export interface Contest {
  readonly name: string;
  readonly ms: Spread;
  readonly cpuMs: number;
  readonly peakMiB: number;
  readonly failed: number;
}

/**
 * A program that takes less than this is run for so long before the run that counts. While a slow peer ran for half a
 * minute the machine has put memory aside, and to get it back takes a short program longer than to read 200 MB.
 */
const WARM_UP_MS = 1000;

/**
 * Runs contenders in turn, round by round, so that a machine that is busy for a while is so for all of them. One with
 * fewer runs takes part in the first rounds. Those that cannot be started are left out.
 */
export async function runInTurn(contenders: readonly Contender[]): Promise<readonly Contest[]> {
  const all = contenders.map((contender) => ({ contender, runs: [] as ProcessRun[], missing: false }));
  const rounds = Math.max(...contenders.map(({ runs }) => runs));
  for (let round = 0; round < rounds; round++) {
    for (const each of all) {
      if (each.missing || round >= each.contender.runs) continue;
      const run = await runWarm(each.contender);
      if (run === null) each.missing = true;
      else each.runs.push(run);
    }
  }
  return all
    .filter(({ missing }) => !missing)
    .map(({ contender, runs }) => ({
      name: contender.name,
      ms: spreadOf(runs.map(({ ms }) => ms)),
      cpuMs: spreadOf(runs.map(({ cpuMs }) => cpuMs)).median,
      peakMiB: Math.max(...runs.map(({ peakMiB }) => peakMiB)),
      failed: runs.filter(({ ended }) => ended === 'with-error').length,
    }));
}

async function runWarm({ command, parameters }: Contender): Promise<ProcessRun | null> {
  const started = performance.now();
  let run = await runProcess(command, parameters);
  if (run === null || run.ms >= WARM_UP_MS) return run;
  while (run !== null && performance.now() - started < WARM_UP_MS) run = await runProcess(command, parameters);
  return await runProcess(command, parameters);
}
