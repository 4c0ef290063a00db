import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Manifest } from '../../shared/bundle/manifest.ts';
import { describeBundleError } from './bundle-error.ts';
import type { BundleContent } from './bundle-content.ts';
import { type Disk, realDisk } from './disk.ts';
import { makeIdentity, readIdentities } from './encryption.ts';
import type { Gathered } from './gathered.ts';
import { openBundle } from './read.ts';
import { soundLog } from './test-support/hostile-zips.ts';
import { writeRedactedBundle } from './write-redacted.ts';
import { sealBundle, type SealRequest } from './write.ts';

// What happens to a bundle when the world changes while it is written.

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-faults-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

const manifest: Omit<Manifest, 'files'> = {
  schema: 'connect-support-bundle/manifest/1',
  tool: { name: 'connect-bundle', version: '0.0.0' },
  collectedAt: '2026-10-05T08:15:31.000Z',
  window: { since: null, until: null },
  computer: 'CONNECT01',
  sample: null,
  redacted: false,
  items: [],
};
const facts: BundleContent = { name: 'facts.json', content: { kind: 'text', text: '{}\n' } };
/** Does not pack: every byte of it would show in a plain archive. */
const noise = createHash('shake256', { outputLength: 300_000 }).digest();

/** A log of several pieces; `midway` runs while its pieces go into the archive, not while they are measured. */
function log(midway: () => unknown): BundleContent {
  let readings = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    readings += 1;
    for (let at = 0; at < noise.length; at += 50_000) {
      if (readings === 2 && at === 100_000) {
        await midway();
      }
      yield noise.subarray(at, at + 50_000);
    }
  }
  return { name: 'Application.evtx', content: { kind: 'stream', open: pieces } };
}

function seal(file: string, midway: () => unknown, more: Partial<SealRequest> = {}) {
  return sealBundle({ file, manifest, contents: [facts, log(midway)], ...more });
}

const nothing = (): void => undefined;
const soundEvent = soundLog.content.replaceAll(/<\/?Events>/gu, '');
const ownTemporary = async (parent = tmpdir()): Promise<readonly string[]> =>
  (await readdir(parent)).filter((name) => name.startsWith('connect-bundle-') && name.includes(`-${process.pid}-`));

async function isWhole(file: string): Promise<boolean> {
  const opened = await openBundle(file);
  if (!opened.ok) {
    return false;
  }
  const checks = await opened.value.verify();
  await opened.value.close();
  return checks.length === 2 && checks.every(({ state }) => state === 'verified');
}

describe('while a bundle is written', () => {
  it('cancelling leaves nothing, and the same contents can be written again', async () => {
    const before = await ownTemporary();
    const target = join(folder, 'cancel');
    await mkdir(target);
    const stop = new AbortController();
    const cancelled = await seal(join(target, 'a.zip'), () => stop.abort(), { signal: stop.signal });
    expect(cancelled).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(await readdir(target)).toEqual([]);
    expect(await ownTemporary()).toEqual(before);
    expect(await seal(join(target, 'a.zip'), nothing)).toMatchObject({ ok: true });
    expect(await isWhole(join(target, 'a.zip'))).toBe(true);
  });

  it('a collected file that changes, shrinks or vanishes stops it by name', async () => {
    const lost = { ok: false, error: { code: 'content-lost', name: 'System.evtx' } };
    const file = join(folder, 'lost.zip');
    for (const second of ['other', 'lo', null]) {
      let readings = 0;
      async function* pieces(): AsyncGenerator<Uint8Array> {
        readings += 1;
        if (readings > 1 && second === null) {
          throw Object.assign(new Error('gone'), { code: 'EBUSY' });
        }
        yield await Promise.resolve(Buffer.from(readings === 1 ? 'log 1' : (second ?? '')));
      }
      const changing: BundleContent = { name: 'System.evtx', content: { kind: 'stream', open: pieces } };
      expect(await sealBundle({ file, manifest, contents: [facts, changing] })).toEqual(lost);
    }
    expect(await readdir(folder)).not.toContain('lost.zip');
  });

  it.each([
    ['removed', (target: string) => rm(target, { recursive: true })],
    ['renamed', (target: string) => rename(target, `${target}-elsewhere`)],
  ] as const)('a target folder that is %s is told as a lost drive, and there is no bundle', async (how, remove) => {
    const target = join(folder, how);
    await mkdir(target);
    const written = await seal(join(target, 'a.zip'), () => remove(target));
    expect(written).toEqual({ ok: false, error: { code: 'medium-lost', folder: target } });
    for (const place of [target, `${target}-elsewhere`]) {
      expect(await readdir(place).catch(() => [])).not.toContain('a.zip');
    }
    await mkdir(target);
    expect(await seal(join(target, 'a.zip'), nothing)).toMatchObject({ ok: true });
    await rm(target, { recursive: true });
  });
});

const mountPoint = (): string => join(folder, 'mounted');
const mount = (...options: readonly string[]): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', ...options, 'tmpfs', mountPoint()], { stdio: 'ignore' }).status === 0;
const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return false;
  }
  const probe = spawnSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs tmpfs "$d" && umount "$d" && rmdir "$d"']);
  return probe.status === 0;
})();

describe('on a medium', () => {
  const noMount = canMount ? '' : ' (skipped: needs the right to mount)';
  beforeAll(() => mkdir(mountPoint()));
  afterEach(() => {
    spawnSync('umount', ['-l', mountPoint()], { stdio: 'ignore' });
  });

  it.skipIf(!canMount)(`that is pulled out there is no bundle, and a clear reason${noMount}`, async () => {
    expect(mount()).toBe(true);
    const file = join(mountPoint(), 'a.zip');
    const written = await seal(file, () => spawnSync('umount', ['-l', mountPoint()]));
    expect(written).toEqual({ ok: false, error: { code: 'medium-lost', folder: mountPoint() } });
    expect(written.ok ? '' : describeBundleError(written.error)).toContain('was the drive removed?');
    expect(await readdir(mountPoint())).toEqual([]);
  });

  it.skipIf(!canMount)(`that becomes read-only there is no bundle${noMount}`, async () => {
    expect(mount()).toBe(true);
    // A file that is open for writing keeps a mount writable: it turns read-only before the writer starts.
    expect(spawnSync('mount', ['-o', 'remount,ro', mountPoint()]).status).toBe(0);
    const file = join(mountPoint(), 'a.zip');
    expect(await seal(file, nothing)).toEqual({ ok: false, error: { code: 'denied', path: file } });
    expect(await readdir(mountPoint())).toEqual([]);
  });

  it.skipIf(!canMount)(`that fills up on the way there is no bundle${noMount}`, async () => {
    expect(mount('-o', 'size=400k')).toBe(true);
    const file = join(mountPoint(), 'a.zip');
    const fill = (): Promise<void> => writeFile(join(mountPoint(), 'other'), noise.subarray(0, 250_000));
    const written = await seal(file, () => fill().catch(nothing));
    expect(written).toEqual({ ok: false, error: { code: 'disk-full', folder: mountPoint() } });
    expect(await readdir(mountPoint())).toEqual(['other']);
  });

  it.skipIf(!canMount)(`for temporary files that is full is named instead of the target${noMount}`, async () => {
    expect(mount('-o', 'size=64k')).toBe(true);
    vi.stubEnv('TMPDIR', mountPoint());
    const { recipient } = await makeIdentity('now');
    const file = join(folder, 'full-temporary.zip.age');
    const encryption = { kind: 'recipients', recipients: [recipient] } as const;
    expect(await seal(file, nothing, { encryption })).toEqual({
      ok: false,
      error: { code: 'disk-full', folder: mountPoint() },
    });
    expect(await readdir(mountPoint())).toEqual([]);
    expect(await readdir(folder)).not.toContain('full-temporary.zip.age');
  });
});

describe('with a full temporary folder', () => {
  const noMount = canMount ? '' : ' (skipped: needs the right to mount)';
  afterEach(() => {
    spawnSync('umount', ['-l', mountPoint()], { stdio: 'ignore' });
  });

  it.skipIf(!canMount)(`a redacted bundle is not written, and an encrypted one not opened${noMount}`, async () => {
    const { recipient, file: identity } = await makeIdentity('now');
    const locked = join(folder, 'locked.zip.age');
    expect(await seal(locked, nothing, { encryption: { kind: 'recipients', recipients: [recipient] } })).toMatchObject({
      ok: true,
    });
    expect(mount('-o', 'size=64k')).toBe(true);
    vi.stubEnv('TMPDIR', mountPoint());
    const keys = { identities: readIdentities(identity), passphrases: [] };
    expect(await openBundle(locked, { keys })).toEqual({ ok: false, error: { code: 'locked', problem: 'no-room' } });
    expect(await readdir(mountPoint())).toEqual([]);

    async function* events(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from(`<Events>${soundEvent.repeat(500)}</Events>`));
    }
    const gathered: Gathered = {
      collectedAt: manifest.collectedAt,
      window: manifest.window,
      facts: {},
      outcomes: [],
      files: [{ name: 'System.xml', collector: '', open: events }],
    };
    const host = { kind: 'sample', name: 'healthy' } as const;
    const file = join(folder, 'redacted.zip');
    const written = await writeRedactedBundle({ file, host, gathered, toolVersion: '0.0.0' });
    expect(written).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(written.ok ? '' : describeBundleError(written.error)).toContain(mountPoint());
    expect(await readdir(mountPoint())).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('redacted'))).toEqual([]);
  });
});

describe('an encrypted bundle', () => {
  it('is plain in a private temporary folder only, and only until it is encrypted', async () => {
    const target = join(folder, 'encrypted');
    await mkdir(target);
    const before = await ownTemporary();
    const { recipient } = await makeIdentity('now');
    const written: { readonly path: string; readonly pieces: Buffer[] }[] = [];
    const disk: Disk = {
      ...realDisk,
      async create(path) {
        const pieces: Buffer[] = [];
        written.push({ path, pieces });
        const file = await realDisk.create(path);
        return {
          ...file,
          write: async (bytes) => {
            pieces.push(Buffer.from(bytes));
            await file.write(bytes);
          },
        };
      },
    };
    const modes: number[] = [];
    const result = await seal(join(target, 'a.zip.age'), nothing, {
      disk,
      encryption: { kind: 'recipients', recipients: [recipient] },
      async inspect() {
        // The plain archive is whole now, and nothing is encrypted yet.
        for (const name of (await ownTemporary()).filter((each) => !before.includes(each))) {
          const work = join(tmpdir(), name);
          modes.push(...(await Promise.all([work, join(work, 'bundle.zip')].map(modeOf))));
        }
        const names = await readdir(target);
        expect(names).toHaveLength(1);
        expect((await stat(join(target, names[0] ?? ''))).size).toBe(0);
        return null;
      },
    });
    expect(result).toMatchObject({ ok: true });
    // Windows keeps rights in lists of its own; there the user's temporary folder is private by itself.
    expect(process.platform === 'win32' ? [0o700, 0o600] : modes).toEqual([0o700, 0o600]);
    const [only, ...others] = written.map(({ pieces }) => Buffer.concat(pieces));
    expect(others).toEqual([]);
    expect(only?.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(only?.includes(noise.subarray(0, 32))).toBe(false);
    expect(await ownTemporary()).toEqual(before);
    expect(await readdir(target)).toEqual(['a.zip.age']);
  });

  it('that the medium does not hold as it was written is refused', async () => {
    const { recipient } = await makeIdentity('now');
    const disk: Disk = {
      ...realDisk,
      async create(path) {
        const file = await realDisk.create(path);
        let isFirst = true;
        return {
          ...file,
          async write(bytes) {
            const stored = Buffer.from(bytes);
            stored[0] = (stored[0] ?? 0) ^ (isFirst ? 1 : 0);
            isFirst = false;
            await file.write(stored);
          },
        };
      },
    };
    const target = join(folder, 'bad-medium');
    await mkdir(target);
    for (const encryption of [undefined, { kind: 'recipients', recipients: [recipient] } as const]) {
      const more = encryption === undefined ? {} : { encryption };
      const written = await seal(join(target, 'a.zip'), nothing, { disk, ...more });
      expect(written).toMatchObject({ ok: false, error: { code: 'self-check-failed' } });
      expect(await readdir(target)).toEqual([]);
    }
  });
});

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
