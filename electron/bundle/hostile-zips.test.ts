import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeInputs } from '../analyze.ts';
import { openBundle } from './read.ts';
import { hostileZips, soundLog } from './test-support/hostile-zips.ts';

describe('a hostile zip', () => {
  it.each(hostileZips.map((zip) => [zip.name, zip] as const))(
    '%s is named, and what is sound beside it is analysed',
    async (name, { bytes, codes, message, entry }) => {
      const folder = await mkdtemp(join(tmpdir(), 'hostile-zip-test-'));
      const file = join(folder, `${name}.zip`);
      await writeFile(file, bytes());
      const startedMs = performance.now();
      try {
        const analyzed = await analyzeInputs([file], { nowMs: 0 });
        if (!analyzed.ok) {
          throw new Error(JSON.stringify(analyzed.error));
        }
        expect(performance.now() - startedMs).toBeLessThan(5000);
        const [input] = analyzed.value.inputs;
        expect(input?.logs).toContain(soundLog.name);
        const source = analyzed.value.analysis.sources.find((each) => each.file === soundLog.name);
        expect(source?.recordsSeen).toBe(1);
        // A zip of a stranger is not compared with a manifest; reading every entry is up to us.
        const opened = await openBundle(file);
        if (!opened.ok) {
          throw new Error(opened.error.code);
        }
        for (const each of [...opened.value.names, ...opened.value.logs.map((log) => log.name)]) {
          await opened.value.readFile(each, Infinity);
        }
        const problems = opened.value.problems();
        await opened.value.close();
        expect(problems.map(({ code }) => code)).toEqual(codes);
        expect(problems[0]?.detail).toContain(message);
        expect(problems[0]?.entry).toBe(entry);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );

  it('each has a name of its own', () => {
    expect(new Set(hostileZips.map(({ name }) => name)).size).toBe(hostileZips.length);
  });
});
