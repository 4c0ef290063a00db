import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Manifest, parseManifest } from '../../shared/bundle/manifest.ts';
import { frozenCode1, frozenFiles1, frozenManifest1 } from '../../shared/bundle/test-support/manifest-1.ts';
import type { BundleContent } from './bundle-content.ts';
import { openBundle, type OpenedBundle } from './read.ts';
import { makeZip } from './test-support/make-zip.ts';
import { sealBundle } from './write.ts';

// What the seal promises to other machines, other tools and other versions of this program.

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seal-promise-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

const manifest: Omit<Manifest, 'files'> = {
  schema: 'connect-support-bundle/manifest/1',
  tool: { name: 'connect-support-bundle', version: '0.1.0' },
  collectedAt: '2026-10-05T08:15:31.000Z',
  window: { since: null, until: null },
  computer: 'CONNECT01',
  sample: 'healthy',
  redacted: false,
  items: [],
};

/** Text that packs well, bytes that do not, names outside ASCII, folders, an empty file. */
const files: Readonly<Record<string, Uint8Array>> = {
  'facts.json': Buffer.from('{}\n'),
  'Application.evtx': Buffer.concat(
    Array.from({ length: 4000 }, (_, index) => Buffer.from(`TrackingId: ${(index * 7919) % 65_536}, Password reset\n`)),
  ),
  'noise.bin': createHash('shake256', { outputLength: 70_000 }).digest(),
  'LocaleMetaData/Anwendung_1031.xml': Buffer.from('<Ereignis>ü</Ereignis>'),
  'Übersicht für Łukasz/日本語 – ошибка.txt': Buffer.from('ä'),
  'empty.txt': Buffer.alloc(0),
};

async function write(name: string): Promise<{ readonly file: string; readonly sha256: string; readonly code: string }> {
  const contents = Object.entries(files).map(([each, bytes]): BundleContent => ({
    name: each,
    content: { kind: 'stream', open: () => onePiece(bytes) },
  }));
  const written = await sealBundle({ file: join(folder, name), manifest, contents, replace: true });
  if (!written.ok) {
    throw new Error(written.error.code);
  }
  return { file: written.value.file, sha256: written.value.sha256, code: written.value.shortCode };
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

describe('the same facts', () => {
  it('give the same bytes on every Node and in every time zone', async () => {
    // Found the same on Node 20.20, 22.23 and 24.21. Should a later zlib pack otherwise, the first value still holds:
    // the code stands for the contents, and the README has to say where the bytes differ.
    for (const zone of ['UTC', 'Asia/Kolkata', 'America/Los_Angeles']) {
      vi.stubEnv('TZ', zone);
      const { code, sha256 } = await write(`${zone.replace('/', '-')}.zip`);
      expect(code).toBe('CRX7-PWB3-G36Q');
      expect(sha256).toBe('a18e7b22a425c0b01aa0cc6d16480d8005dd3d25fd480190ba233fb4eb0be3ba');
    }
  });

  it('stand in the archive under plain names, as plain files, at the time of the collection', async () => {
    const zip = await readFile((await write('plain.zip')).file);
    const entries: { readonly name: string; readonly flags: number; readonly mode: number; readonly time: number }[] =
      [];
    for (let at = zip.indexOf('PK\u0001\u0002'); zip.readUInt32LE(at) === 0x02014b50;) {
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
      entries.push({
        name: zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)),
        flags: zip.readUInt16LE(at + 8),
        mode: zip.readUInt32LE(at + 38) >>> 16,
        time: zip.readUInt32LE(at + 12),
      });
      at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    }
    expect(entries.map(({ name }) => name)).toEqual(['manifest.json', ...Object.keys(files)]);
    for (const { name, flags, mode, time } of entries) {
      expect(name).not.toContain('\\');
      // Bit 11: the name is UTF-8. It may be missing where the name is ASCII.
      // Sample: `facts.json`.
      expect((flags & 0x800) !== 0 || /^[ -~]+$/u.test(name)).toBe(true);
      expect(mode).toBe(0o100_644);
      // 2026-10-05 08:15:30, in the two-second steps of the format.
      expect(time).toBe((((2026 - 1980) << 25) | (10 << 21) | (5 << 16) | (8 << 11) | (15 << 5) | 15) >>> 0);
    }
  });
});

const unpackers = [
  { tool: 'unzip', args: (file: string, into: string) => ['-q', file, '-d', into] },
  { tool: '7z', args: (file: string, into: string) => ['x', '-bd', `-o${into}`, file] },
  { tool: 'python3', args: (file: string, into: string) => ['-m', 'zipfile', '-e', file, into] },
  { tool: 'bsdtar', args: (file: string, into: string) => ['-x', '-f', file, '-C', into] },
  { tool: 'jar', args: (file: string) => ['--extract', '--file', file] },
] as const;

describe('other tools', () => {
  for (const { tool, args } of unpackers) {
    const isMissing = spawnSync(tool, ['--help'], { stdio: 'ignore' }).error !== undefined;
    it.skipIf(isMissing)(
      `${tool} unpacks every file as it was${isMissing ? ` (skipped: ${tool} is not installed)` : ''}`,
      async () => {
        const { file } = await write(`for-${tool}.zip`);
        const into = join(folder, `from-${tool}`);
        await mkdir(into);
        const env = { ...process.env, LC_ALL: 'C.UTF-8' };
        const { status, stdout, stderr } = spawnSync(tool, args(file, into), { cwd: into, encoding: 'utf8', env });
        expect(stdout + stderr).not.toMatch(/warning|error/iu);
        expect(status).toBe(0);
        for (const [name, bytes] of Object.entries(files)) {
          expect((await readFile(join(into, name))).equals(bytes), name).toBe(true);
        }
        expect(parseManifest(await readFile(join(into, 'manifest.json'), 'utf8')).ok).toBe(true);
      },
      30_000,
    );
  }
});

async function open(parts: Readonly<Record<string, string>>): Promise<OpenedBundle> {
  const opened = await openBundle(makeZip(Object.entries(parts).map(([name, content]) => ({ name, content }))));
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  return opened.value;
}

describe('versions', () => {
  it('an older bundle opens as it did, with the code it had', async () => {
    const bundle = await open({ 'manifest.json': frozenManifest1, ...frozenFiles1 });
    expect(bundle.manifest).toEqual(JSON.parse(frozenManifest1));
    expect(bundle.seal?.shortCode).toBe(frozenCode1);
    expect((await bundle.verify()).map(({ name, state }) => [name, state])).toEqual([
      ['facts.json', 'verified'],
      ['Application.xml', 'verified'],
    ]);
    expect(bundle.problems()).toEqual([]);
    expect(bundle.logs.map(({ name }) => name)).toEqual(['Application.xml']);
  });

  it('what was added to the same version is passed over', async () => {
    const later = { ...JSON.parse(frozenManifest1), mood: 'calm', 'new list': [1] };
    const bundle = await open({
      'manifest.json': JSON.stringify(later),
      'facts.json': '{"weather":{"value":"rain"}}',
      'Application.xml': frozenFiles1['Application.xml'],
    });
    expect(bundle.manifest).toEqual(JSON.parse(frozenManifest1));
    expect(bundle.problems()).toEqual([]);
  });

  it('of a newer version it is said what cannot be read, and the logs are read', async () => {
    const newer = frozenManifest1.replace('manifest/1', 'manifest/2');
    const bundle = await open({ 'manifest.json': newer, ...frozenFiles1 });
    expect(bundle.manifest).toBeNull();
    expect(bundle.logs.map(({ name }) => name)).toEqual(['Application.xml']);
    expect(bundle.problems()).toEqual([
      {
        code: 'manifest-unreadable',
        entry: 'manifest.json',
        detail:
          'the bundle was made by a newer version (manifest 2, this program reads up to 1); what the collectors found cannot be shown, the logs are read',
      },
    ]);
  });

  it('a damaged manifest is told apart from a newer one, and the logs are read', async () => {
    for (const [text, detail] of [
      ['{', 'the manifest is damaged'],
      [frozenManifest1.replace('"truncated"', '"vaporised"'), 'the manifest is damaged (items.0.state'],
      ['{"schema":"npm"}', 'the manifest belongs to another program'],
    ] as const) {
      const bundle = await open({ 'manifest.json': text, ...frozenFiles1 });
      expect(bundle.problems()[0]?.detail).toContain(detail);
      expect(bundle.logs).toHaveLength(1);
    }
  });
});

describe('an altered bundle', () => {
  it('opens in every case, and each file is marked', async () => {
    const bundle = await open({
      'manifest.json': frozenManifest1,
      'facts.json': '{"clock":1}',
      'added.xml': '<Events></Events>',
    });
    expect((await bundle.verify()).map(({ name, state }) => [name, state])).toEqual([
      ['facts.json', 'altered'],
      ['Application.xml', 'missing'],
      ['added.xml', 'unlisted'],
    ]);
    expect(bundle.seal?.shortCode).toBe(frozenCode1);
  });

  it('with a manifest that was made to fit has another code', async () => {
    const fitted = frozenManifest1.replace('"redacted": true', '"redacted": false');
    const bundle = await open({ 'manifest.json': fitted, ...frozenFiles1 });
    expect((await bundle.verify()).every(({ state }) => state === 'verified')).toBe(true);
    expect(bundle.seal?.shortCode).not.toBe(frozenCode1);
  });
});
