import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../shared/bundle/manifest.ts';
import type { BundleContent } from './bundle-content.ts';
import { type Disk, realDisk } from './disk.ts';
import { filePieces } from './gathered.ts';
import { partialPath } from './partial.ts';
import { openBundle } from './read.ts';
import { makeZip, type ZipPart } from './test-support/make-zip.ts';
import { sealBundle, type SealRequest } from './write.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const manifest: Omit<Manifest, 'files'> = {
  schema: 'connect-support-bundle/manifest/1',
  tool: { name: 'connect-bundle', version: '0.0.0' },
  collectedAt: '2026-10-05T08:15:31.000Z',
  window: { since: null, until: null },
  computer: 'AADC01',
  sample: null,
  redacted: false,
  items: [],
};

const text = (name: string, content: string): BundleContent => ({ name, content: { kind: 'text', text: content } });
const facts = text('facts.json', '{}\n');

function request(file: string, contents: readonly BundleContent[] = [facts], more: Partial<SealRequest> = {}) {
  return sealBundle({ file: join(folder, file), manifest, contents, ...more });
}

const left = async (): Promise<readonly string[]> => (await readdir(folder)).filter((name) => name.includes('partial'));

describe('a written bundle', () => {
  it('comes back as it was, whatever its names and contents', async () => {
    let run = 0;
    // Sample: `logs/ä ö.evtx`.
    const segment = fc.stringMatching(/^[a-z0-9äöü_-][a-z0-9äöü ._-]{0,10}[a-z0-9]$/u);
    const name = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => `x_${parts.join('/x_')}`);
    const files = fc.uniqueArray(fc.tuple(name, fc.string({ unit: 'binary', maxLength: 300 })), {
      selector: ([each]) => each.toLowerCase().normalize('NFC'),
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(files, async (entries) => {
        run += 1;
        const written = await request(`round-${run}.zip`, [facts, ...entries.map(([each, body]) => text(each, body))]);
        expect(written).toMatchObject({ ok: true });
        const opened = await openBundle(join(folder, `round-${run}.zip`));
        if (!opened.ok || !written.ok) {
          throw new Error('cannot be opened');
        }
        expect(opened.value.manifest).toEqual(written.value.manifest);
        expect(opened.value.seal?.shortCode).toBe(written.value.shortCode);
        for (const [each, body] of entries) {
          const content = await opened.value.readFile(each, 1e6);
          expect(content === null ? null : Buffer.from(content).equals(Buffer.from(body, 'utf8'))).toBe(true);
        }
        const states = (await opened.value.verify()).map(({ state }) => state);
        expect(states).toEqual(Array.from({ length: entries.length + 1 }, () => 'verified'));
        await opened.value.close();
      }),
      { numRuns: 25 },
    );
  });

  it('has the same bytes for the same contents', async () => {
    const source = join(folder, 'source.evtx');
    await writeFile(source, Buffer.alloc(300_000, 'event'));
    const contents: BundleContent[] = [
      { name: 'Application.evtx', content: { kind: 'stream', open: () => filePieces(source) } },
      facts,
      text('case.md', '# Fall ä'),
    ];
    await request('one.zip', contents);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await request('two.zip', contents);
    expect((await readFile(join(folder, 'one.zip'))).equals(await readFile(join(folder, 'two.zip')))).toBe(true);
    const opened = await openBundle(join(folder, 'one.zip'));
    expect(opened.ok && opened.value.names).toEqual(['manifest.json', 'Application.evtx', 'facts.json', 'case.md']);
    if (opened.ok) {
      await opened.value.close();
    }
  });

  it('shows what was altered, added and taken away', async () => {
    await request('sealed.zip', [facts, text('report.md', 'all is well'), text('case.md', 'case')]);
    const sealed = await openBundle(join(folder, 'sealed.zip'));
    if (!sealed.ok) {
      throw new Error(sealed.error.code);
    }
    const parts: ZipPart[] = [{ name: 'extra.txt', content: 'new' }];
    for (const name of sealed.value.names.filter((each) => each !== 'case.md')) {
      const content = (await sealed.value.readFile(name, 1e6)) ?? '';
      parts.push({ name, content: name === 'report.md' ? 'all is lost' : content });
    }
    await sealed.value.close();
    await writeFile(join(folder, 'altered.zip'), makeZip(parts));
    const opened = await openBundle(join(folder, 'altered.zip'));
    if (!opened.ok) {
      throw new Error(opened.error.code);
    }
    expect((await opened.value.verify()).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'facts.json verified',
      'report.md altered',
      'case.md missing',
      'extra.txt unlisted',
    ]);
    await opened.value.close();
  });
});

describe('when writing fails', () => {
  it('says why, and leaves nothing', async () => {
    const file = join(folder, 'busy.zip');
    await writeFile(file, 'mine');
    expect(await request('busy.zip')).toEqual({ ok: false, error: { code: 'exists', file } });
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect(await request('busy.zip', [facts], { replace: true })).toMatchObject({ ok: true });

    const missing = join(folder, 'no', 'such');
    expect(await request('no/such/a.zip')).toEqual({ ok: false, error: { code: 'folder-missing', folder: missing } });
    await mkdir(join(folder, 'is-a-folder.zip'));
    expect(await request('is-a-folder.zip', [facts], { replace: true })).toMatchObject({ error: { code: 'exists' } });

    const gone: BundleContent = {
      name: 'a.evtx',
      content: { kind: 'stream', open: () => filePieces(join(folder, 'gone.evtx')) },
    };
    expect(await request('a.zip', [gone])).toEqual({ ok: false, error: { code: 'content-lost', name: 'a.evtx' } });
    const aborted = AbortSignal.abort();
    expect(await request('a.zip', [facts], { signal: aborted })).toMatchObject({ error: { code: 'cancelled' } });
    expect(await left()).toEqual([]);
    expect(await readdir(folder)).not.toContain('a.zip');
  });

  it('gives one name to each way a disk fails', async () => {
    const ways: readonly (readonly [string, string])[] = [
      ['ENOSPC', 'disk-full'],
      ['EROFS', 'denied'],
      ['EACCES', 'denied'],
      ['EBUSY', 'in-use'],
      ['EIO', 'medium-lost'],
      ['ENOENT', 'folder-missing'],
      ['EWEIRD', 'failed'],
    ];
    for (const [code, expected] of ways) {
      for (const step of ['create', 'write', 'sync', 'close', 'rename'] as const) {
        const written = await request('never.zip', [facts], { disk: failingDisk(step, code) });
        expect(written.ok ? 'written' : written.error.code).toBe(expected);
        expect(await readdir(folder)).not.toContain('never.zip');
        expect(await left()).toEqual([]);
      }
    }
  });

  it('tells a target that another program holds open, as Windows reports it', async () => {
    await writeFile(join(folder, 'held.zip'), 'mine');
    const disk = failingDisk('rename', 'EPERM');
    expect(await request('held.zip', [facts], { disk, replace: true })).toMatchObject({ error: { code: 'in-use' } });
    expect(await readFile(join(folder, 'held.zip'), 'utf8')).toBe('mine');
  });

  it('removes at the next start what a killed run left', async () => {
    // Above the highest process id of any kernel.
    const stale = 4_194_305;
    const own = partialPath(folder);
    const killed = own.replace(`-${process.pid}-`, `-${stale}-`);
    await writeFile(killed, 'half a bundle');
    await writeFile(own, 'another writer of this process');
    expect(await request('next.zip')).toMatchObject({ ok: true });
    const names = await readdir(folder);
    expect(names.some((name) => killed.endsWith(name))).toBe(false);
    expect(names.some((name) => own.endsWith(name))).toBe(true);
    await rm(own);
  });
});

function failingDisk(step: 'create' | 'write' | 'sync' | 'close' | 'rename', code: string): Disk {
  const fail = (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
  return {
    ...realDisk,
    rename: step === 'rename' ? fail : (from, to) => realDisk.rename(from, to),
    async create(path) {
      const file = step === 'create' ? await fail() : await realDisk.create(path);
      return {
        write: step === 'write' ? fail : (bytes) => file.write(bytes),
        sync: step === 'sync' ? fail : () => file.sync(),
        async close() {
          await file.close();
          if (step === 'close') {
            await fail();
          }
        },
      };
    },
  };
}
