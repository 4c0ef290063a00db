import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeInputs } from '../analyze.ts';
import type { Gathered, SourceFile } from './gathered.ts';
import { openBundle } from './read.ts';
import { learnRedaction, redactGathered } from './redact-gathered.ts';
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

  it('leaves nothing on the disk under a name of its own, redacted either', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hostile-zip-test-'));
    const log = (name: string): SourceFile => ({ name, collector: '', open: () => onePiece(soundLog.content) });
    const gathered: Gathered = {
      collectedAt: '2026-11-10T08:00:00.000Z',
      window: { since: null, until: null },
      facts: {},
      outcomes: [],
      files: [log('deep/folder/Evil.xml'), { ...log('note.txt'), open: () => onePiece('note') }, log('Other.xml')],
    };
    const learned = await learnRedaction(gathered, { key: new Uint8Array(32) });
    const redacted = await redactGathered(learned, folder, { keepRawLogs: true, onlyWindow: false });
    expect(redacted.files.map(({ name }) => name)).toContain('deep/folder/Evil.jsonl');
    // Sample: `log-0.jsonl`.
    expect(
      (await readdir(folder, { recursive: true })).filter((name) => !/^log-\d+\.(?:jsonl|xml)$/u.test(name)),
    ).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('each has a name of its own', () => {
    expect(new Set(hostileZips.map(({ name }) => name)).size).toBe(hostileZips.length);
  });
});

async function* onePiece(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}
