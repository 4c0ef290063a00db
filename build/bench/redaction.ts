// How fast redaction is: `node build/run.mjs build/bench/redaction.ts`. Both passes together (learn, then replace),
// bundled as the program ships, over the log of a sample server as events, as JSON Lines and as XML, and over text that
// holds little but secrets; each beside a plain pass over the same bytes in the same run.
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';

export interface RedactionSpeed {
  readonly input: string;
  readonly megabytes: number;
  readonly megabytesPerSecond: number;
  /** Times as long as decoding the bytes and searching them once. */
  readonly timesPlainPass: number;
}

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/bench');
const log = join(root, 'electron/host/samples/policy-rejections/Application.evtx.gz');

/** Median of `repeat` runs each, in a process of its own. */
export async function benchRedaction(repeat = 7): Promise<readonly RedactionSpeed[]> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'measure-redaction.ts'),
      outDir: cache,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  const measured = await promisify(execFile)(process.execPath, [
    join(cache, 'measure-redaction.mjs'),
    log,
    String(repeat),
  ]);
  const speeds: readonly RedactionSpeed[] = JSON.parse(measured.stdout);
  return speeds;
}

/** One line for each input. */
export function redactionLines(speeds: readonly RedactionSpeed[]): readonly string[] {
  return speeds.map(({ input, megabytes, megabytesPerSecond, timesPlainPass }) =>
    [
      input.padEnd(32),
      `${megabytes.toFixed(1).padStart(6)} MB`,
      `${megabytesPerSecond.toFixed(1).padStart(7)} MB/s`,
      `${timesPlainPass.toFixed(0).padStart(4)} x a plain pass`,
    ].join(' '),
  );
}

if (process.argv[1] === resolve(import.meta.filename)) {
  console.log(redactionLines(await benchRedaction()).join('\n'));
}
