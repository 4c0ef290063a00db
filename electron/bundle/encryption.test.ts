import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../shared/bundle/manifest.ts';
import { type Encryption, makeIdentity, readIdentities, readRecipient } from './encryption.ts';
import { openBundle } from './read.ts';
import { sealBundle } from './write.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encryption-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const manifest: Omit<Manifest, 'files'> = {
  schema: 'connect-support-bundle/manifest/1',
  tool: { name: 'connect-bundle', version: '0.0.0' },
  collectedAt: '2026-10-05T08:15:31.000Z',
  window: { since: null, until: null },
  computer: null,
  sample: null,
  redacted: false,
  items: [],
};

function write(name: string, encryption: Encryption) {
  const contents = ['facts.json', 'report.md'].map((each) => ({
    name: each,
    content: { kind: 'text' as const, text: each === 'facts.json' ? '{}' : 'a secret report '.repeat(10_000) },
  }));
  return sealBundle({ file: join(folder, name), manifest, contents, encryption });
}

const temporary = async (): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => name.includes(`-${process.pid}-`));

describe('an encrypted bundle', () => {
  it('opens with the key it was made for, and with no other', async () => {
    const [engineer, stranger] = [await makeIdentity('now'), await makeIdentity('now')];
    const before = await temporary();
    const written = await write('keys.zip.age', { kind: 'recipients', recipients: [engineer.recipient] });
    expect(written).toMatchObject({ ok: true });
    const path = join(folder, 'keys.zip.age');
    const bytes = await readFile(path);
    expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(bytes.includes('manifest.json')).toBe(false);

    expect(await openBundle(path)).toEqual({ ok: false, error: { code: 'locked', problem: 'no-key' } });
    const wrong = { identities: readIdentities(stranger.file), passphrases: ['not this one'] };
    expect(await openBundle(path, { keys: wrong })).toEqual({
      ok: false,
      error: { code: 'locked', problem: 'wrong-key' },
    });
    const keys = { identities: readIdentities(engineer.file), passphrases: [] };
    const opened = await openBundle(path, { keys });
    expect(opened.ok && (await opened.value.verify()).map(({ state }) => state)).toEqual(['verified', 'verified']);
    expect(opened.ok && opened.value.seal?.shortCode).toBe(written.ok && written.value.shortCode);
    await (opened.ok ? opened.value.close() : undefined);
    expect(await temporary()).toEqual(before);
  });

  it('opens with its passphrase', async () => {
    await write('phrase.zip.age', { kind: 'passphrase', passphrase: 'seven wild geese' });
    const keys = { identities: [], passphrases: ['seven wild geese'] };
    const opened = await openBundle(join(folder, 'phrase.zip.age'), { keys });
    expect(opened.ok && opened.value.names).toEqual(['manifest.json', 'facts.json', 'report.md']);
    if (opened.ok) {
      await opened.value.close();
    }
  });

  it('is refused when it was changed or cut short, and leaves no plain piece behind', async () => {
    const engineer = await makeIdentity('now');
    await write('sound.zip.age', { kind: 'recipients', recipients: [engineer.recipient] });
    const sound = await readFile(join(folder, 'sound.zip.age'));
    const keys = { identities: readIdentities(engineer.file), passphrases: [] };
    const before = await temporary();
    for (const damage of [sound.length - 1, sound.length - 40, 250, 100]) {
      const changed = Buffer.from(sound);
      changed[damage] = (changed[damage] ?? 0) ^ 1;
      await writeFile(join(folder, 'changed.zip.age'), changed);
      await writeFile(join(folder, 'cut.zip.age'), sound.subarray(0, damage));
      for (const name of ['changed.zip.age', 'cut.zip.age']) {
        const opened = await openBundle(join(folder, name), { keys });
        expect(opened).toMatchObject({ ok: false, error: { code: 'locked' } });
      }
    }
    expect(await temporary()).toEqual(before);
  });

  it('with a header that never ends is refused at once', async () => {
    const { file } = await makeIdentity('now');
    const keys = { identities: readIdentities(file), passphrases: ['seven wild geese'] };
    const endless = Buffer.alloc(64 * 1024 * 1024, 'a');
    const startedMs = performance.now();
    for (const start of [
      'age-encryption.org/v1\n',
      'age-encryption.org/v1\n-> X25519 ',
      'age-encryption.org/v1\n-> a\n',
    ]) {
      endless.write(start);
      expect(await openBundle(endless, { keys })).toEqual({ ok: false, error: { code: 'locked', problem: 'damaged' } });
    }
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });

  it('fails closed: with an unusable key nothing stands there', async () => {
    const written = await write('bad.zip.age', { kind: 'recipients', recipients: ['age1nonsense'] });
    expect(written.ok).toBe(false);
    expect((await readdir(folder)).filter((name) => name.includes('bad') || name.includes('partial'))).toEqual([]);
  });
});

describe('keys', () => {
  it('are told from other texts', async () => {
    const { recipient, file } = await makeIdentity('2026-10-05');
    expect(await readRecipient(` ${recipient}\n`)).toBe(recipient);
    for (const text of ['', 'age1', `${recipient}x`, recipient.toUpperCase(), file]) {
      expect(await readRecipient(text), text).toBeNull();
    }
    expect(readIdentities(file)).toHaveLength(1);
    expect(readIdentities(`${recipient}\n# AGE-SECRET-KEY-1`)).toEqual([]);
  });
});
