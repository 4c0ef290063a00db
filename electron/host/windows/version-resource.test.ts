import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileDoor } from './file-door.ts';
import { programFile } from './test-support/program-file.ts';
import { readProductVersion } from './version-resource.ts';

const versionOf = async (bytes: Uint8Array): Promise<string | null> =>
  await readProductVersion({ read: async (offset, length) => bytes.subarray(offset, offset + length) });

describe('the version of a program file', () => {
  it('is its text, else its numbers', async () => {
    expect(await versionOf(programFile('2.5.79.0', '2.6.92.0'))).toBe('2.6.92.0');
    expect(await versionOf(programFile('2.5.79.0', null))).toBe('2.5.79.0');
    expect(await versionOf(programFile('2.5.79.0', 'current'))).toBe('2.5.79.0');
  });

  it.each([
    ['no program', new TextEncoder().encode('hello')],
    ['nothing', new Uint8Array()],
    ['a program cut off', programFile('2.5.79.0', null).subarray(0, 0x3f0)],
  ])('%s has none', async (_name, bytes) => {
    expect(await versionOf(bytes)).toBeNull();
  });

  it('any damage to the file gives a version or none, never an error', async () => {
    const good = programFile('2.5.79.0', '2.5.79.0');
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) {
          bytes[at] = value;
        }
        const version = await versionOf(bytes);
        expect(version === null || /^\d+(?:\.\d+){1,3}$/.test(version)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the file door', () => {
  const door = createFileDoor(async () => 850);
  const limits = { signal: new AbortController().signal, timeoutMs: 2_000, maxBytes: 100 };

  it('reads versions and texts, and says what is wrong', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'file-door-'));
    const program = join(folder, 'miiserver.exe');
    await writeFile(program, programFile('2.5.79.0', '2.5.79.0'));
    expect(await door.productVersion(program, limits)).toEqual({ ok: true, value: '2.5.79.0' });
    const text = join(folder, 'trace.log');
    await writeFile(text, Buffer.concat([Uint8Array.of(0x81), Buffer.from('x'.repeat(300))]));
    expect(await door.readText(text, limits)).toEqual({ ok: true, value: `ü${'x'.repeat(99)}` });
    expect(await door.productVersion(text, limits)).toMatchObject({ error: { code: 'failed' } });
    expect(await door.readText(join(folder, 'absent'), limits)).toMatchObject({ error: { code: 'missing' } });
    expect(await door.readText(folder, limits)).toMatchObject({ error: { code: 'failed' } });
    const aborted = { ...limits, signal: AbortSignal.abort() };
    expect(await door.readText(text, aborted)).toMatchObject({ error: { code: 'cancelled' } });
    await rm(folder, { recursive: true });
  });
});
