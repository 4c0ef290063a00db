import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sampleServerSchema } from '../electron/host/sample-server.ts';
import { writeEvtx } from '../shared/event-log/evtx/test-support/writer.ts';
import { scenarios } from './sample-scenarios/scenarios.ts';
import type { Scenario } from './sample-scenarios/recording.ts';

/** What a scenario becomes on disk, uncompressed: file name → bytes. */
export function sampleFiles(scenario: Scenario): ReadonlyMap<string, Uint8Array> {
  const server = sampleServerSchema.parse(scenario.server);
  const files = new Map<string, Uint8Array>([
    ['server.json', Buffer.from(`${JSON.stringify(server, null, 1)}\n`, 'utf8')],
  ]);
  for (const log of scenario.logs) {
    files.set(`${log.channel}.evtx`, writeEvtx(log.events));
  }
  return files;
}

/** Rewrites every sample server below `folder`. Logs are gzipped; the bytes inside are the same on every machine. */
export async function makeSamples(folder: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const build of scenarios) {
    const scenario = build();
    const target = join(folder, scenario.server.name);
    await mkdir(target, { recursive: true });
    for (const [name, bytes] of sampleFiles(scenario)) {
      const packed = name.endsWith('.evtx') ? gzipSync(bytes, { level: 9 }) : bytes;
      await writeFile(join(target, name.endsWith('.evtx') ? `${name}.gz` : name), packed);
      lines.push(`${scenario.server.name}/${name}: ${bytes.length} bytes, ${packed.length} stored`);
    }
  }
  return lines;
}

if (process.argv[1]?.endsWith('make-samples.ts') === true) {
  for (const line of await makeSamples(resolve('electron/host/samples'))) {
    console.log(line);
  }
}
