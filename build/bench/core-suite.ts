import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipArchive } from 'archiver';
import { bundleForNode, cache } from './bundle-child.ts';
import { makeInput } from './inputs.ts';
import type { BenchInput } from './inputs.ts';
import { runInTurn, spreadOf } from './measure.ts';
import { benchRedaction } from './redaction.ts';
import { asMeasured, valueMeasured } from './results.ts';
import type { Measured } from './results.ts';

/** The whole way from a log to findings, as the command line goes it, beside reading the same log alone. */
export async function coreSuite(runs: number): Promise<readonly Measured[]> {
  const reader = await bundleForNode('build/bench/read-log.ts');
  const commands = await bundleForNode('electron/cli.ts');
  const measured: Measured[] = [];
  const large = makeInput(cache, 'application-200');
  if (large !== null) {
    const [reading, analysing] = await runInTurn([
      { name: 'events', command: process.execPath, parameters: [reader, 'events', large.path], runs },
      { name: 'analyze', command: process.execPath, parameters: [commands, 'analyze', large.path], runs },
    ]);
    const about = { suite: 'core', input: large.id, bytes: large.bytes };
    if (reading !== undefined && analysing !== undefined) {
      if (analysing.failed > 0) throw new Error('analyze ended with an error');
      const line = asMeasured(about, analysing, null, { kind: 'ratio-at-most', value: 3 });
      const value = Math.round((analysing.ms.median / reading.ms.median) * 100) / 100;
      measured.push(asMeasured(about, reading, null), { ...line, ratio: { to: 'events', value } });
    }
  }
  const small = makeInput(cache, 'application-50');
  if (small !== null) {
    const bundle = await makeBundle(small);
    const [opening] = await runInTurn([
      { name: 'analyze a zip of it', command: process.execPath, parameters: [commands, 'analyze', bundle], runs },
    ]);
    if (opening !== undefined) {
      if (opening.failed > 0) throw new Error('analyze of a zip ended with an error');
      const about = { suite: 'core', input: small.id, bytes: small.bytes };
      measured.push(asMeasured(about, opening, null, { kind: 'median-at-most', value: 2000 }));
    }
  }
  for (const { input, megabytesPerSecond, timesPlainPass } of await benchRedaction(runs)) {
    const spread = { ...spreadOf([megabytesPerSecond]), runs };
    const ratio = { to: 'a plain pass', value: Math.round(timesPlainPass * 10) / 10 };
    measured.push(valueMeasured({ suite: 'core', input, work: 'redaction', unit: 'MB/s', spread, ratio }));
  }
  return measured;
}

/** The log in a zip, packed as an exported bundle is. */
export async function makeBundle(input: BenchInput): Promise<string> {
  const path = join(cache, `${input.id}.zip`);
  if (!existsSync(path)) {
    const zip = new ZipArchive({ zlib: { level: 6 } });
    zip.file(input.path, { name: 'Application.evtx' });
    const written = pipeline(zip, createWriteStream(`${path}.part`));
    await zip.finalize();
    await written;
    renameSync(`${path}.part`, path);
  }
  return path;
}
