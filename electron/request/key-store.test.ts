import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readIdentities } from '../bundle/encryption.ts';
import { createKeyStore } from './key-store.ts';
import type { KeyStore, SecretBox } from './key-store.ts';
import { readSigningKey } from './sign-request.ts';

const nowMs = Date.parse('2026-11-20T12:00:00Z');

describe('own keys', () => {
  let folder = '';
  let box: SecretBox & { available: boolean; user: string };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'key-store-test-'));
    box = {
      available: true,
      user: 'a',
      isAvailable: () => box.available,
      seal: (text) => Buffer.from(box.user + Buffer.from(text).toString('base64')),
      open(sealed) {
        const text = Buffer.from(sealed).toString();
        if (!text.startsWith(box.user)) throw new Error('sealed by another');
        return Buffer.from(text.slice(1), 'base64').toString();
      },
    };
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const store = (): KeyStore => createKeyStore(join(folder, 'data', 'keys.json'), box, () => nowMs);

  it('are nowhere until they are made, and then the same at the next start', async () => {
    expect(await store().describe()).toEqual({
      kept: 'nowhere',
      canProtect: true,
      fingerprint: null,
      publicKey: null,
      problem: null,
    });
    const made = await store().makeProtected();
    expect(made).toMatchObject({ ok: true, value: { kept: 'protected', problem: null } });
    expect(await store().describe()).toEqual(made.ok && made.value);
    expect(await store().makeProtected()).toEqual(made);
    expect(await store().identities()).toHaveLength(1);
    expect((await store().signingKey())?.asymmetricKeyType).toBe('ed25519');
    expect(await readdir(join(folder, 'data'))).toEqual(['keys.json']);
    expect((await stat(join(folder, 'data', 'keys.json'))).mode & 0o077).toBe(0);
  });

  it('are never written where nothing protects them', async () => {
    box.available = false;
    expect(await store().makeProtected()).toMatchObject({ ok: false, error: { code: 'keys-unprotected' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('of another user are not replaced, but said to be theirs', async () => {
    await store().makeProtected();
    const before = await readFile(join(folder, 'data', 'keys.json'), 'utf8');
    box.user = 'b';
    expect(await store().describe()).toMatchObject({
      kept: 'nowhere',
      problem: expect.stringContaining('another user'),
    });
    expect(await store().makeProtected()).toMatchObject({ ok: false, error: { code: 'key-unreadable' } });
    expect(await readFile(join(folder, 'data', 'keys.json'), 'utf8')).toBe(before);
    expect(await store().identities()).toEqual([]);
  });

  it.each(['', '{}', '{"schema":"connect-support-bundle/keys/1","sealed":"%"}'])(
    'of a damaged file (%j) are a problem, not a failure',
    async (content) => {
      await store().makeProtected();
      await writeFile(join(folder, 'data', 'keys.json'), content);
      expect(await store().describe()).toMatchObject({ kept: 'nowhere', problem: expect.any(String) });
      expect(await store().signingKey()).toBeNull();
    },
  );

  it('in a file serve until the end of the app, and are those the command line takes', async () => {
    const path = join(folder, 'keys.txt');
    const keys = store();
    const made = await keys.makeFile(path);
    expect(made).toMatchObject({ ok: true, value: { kept: 'file' } });
    expect((await stat(path)).mode & 0o077).toBe(0);
    const text = await readFile(path, 'utf8');
    expect(readIdentities(text)).toEqual(await keys.identities());
    expect(readSigningKey(text)).not.toBeNull();
    expect(await store().describe()).toMatchObject({ kept: 'nowhere' });
    const other = store();
    expect(await other.useFile(path)).toEqual(made);
  });

  it('can be one of the two only, as age-keygen makes it', async () => {
    const path = join(folder, 'age.txt');
    const keys = store();
    await keys.makeFile(path);
    const [identity = ''] = await keys.identities();
    await writeFile(path, `# created: today\n${identity}\n`);
    expect(await keys.useFile(path)).toMatchObject({ value: { fingerprint: null, publicKey: expect.any(String) } });
    expect(await keys.signingKey()).toBeNull();
  });

  it('that are none are refused, and those in use stay', async () => {
    const keys = store();
    await keys.makeFile(join(folder, 'keys.txt'));
    const before = await keys.describe();
    await writeFile(join(folder, 'none.txt'), 'hello');
    expect(await keys.useFile(join(folder, 'none.txt'))).toMatchObject({ error: { code: 'key-unreadable' } });
    expect(await keys.useFile(join(folder, 'gone.txt'))).toMatchObject({ error: { code: 'key-unreadable' } });
    expect(await keys.makeFile(join(folder, 'no', 'folder', 'x'))).toMatchObject({ error: { code: 'write-failed' } });
    expect(await keys.describe()).toEqual(before);
  });

  it('of a file can be read by age itself, where it is installed', async ({ skip }) => {
    const path = join(folder, 'keys.txt');
    const made = await store().makeFile(path);
    const keygen = spawnSync('age-keygen', ['-y'], { input: (await readFile(path, 'utf8')).split('-----')[0] ?? '' });
    skip(keygen.error !== undefined, 'age is not installed');
    expect(keygen.stdout.toString().trim()).toBe(made.ok && made.value.publicKey);
  });
});
