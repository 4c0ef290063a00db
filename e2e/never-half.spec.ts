import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'playwright/test';
import { type Keys, makeIdentity, readIdentities } from '../electron/bundle/encryption.ts';
import { openBundle } from '../electron/bundle/read.ts';

// Whatever happens while a bundle is written: its final name holds a whole, verified bundle or nothing.
const cli = resolve('out/main/cli.cjs');
const kills = 100;

let folder = '';
let temporary = '';

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'connect-half-spec-'));
  temporary = join(folder, 'temp');
  mkdirSync(temporary);
});

test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const env = (): NodeJS.ProcessEnv => ({ ...process.env, TMPDIR: temporary });

/** A collection that waits in its work folder: its bundle could not be written. */
function makeKept(): string {
  const args = [cli, 'collect', '--sample', 'healthy', '--out', join(folder, 'no', 'such', 'folder.zip')];
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: env() });
  // Sample: `--resume /tmp/connect-bundle-1a2b3c4d-4711-x8Kd2a --out`.
  return /--resume (\S+) --out/u.exec(stderr)?.[1] ?? '';
}

/** The ways a bundle is written; the kills are shared out among them. */
interface Way {
  readonly name: string;
  readonly ending: string;
  readonly args: readonly string[];
}

/** Milliseconds until it ended by itself, or null where it was killed. */
function writeAndKill(kept: string, out: string, way: Way, afterMs: number): Promise<number | null> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [cli, 'collect', '--resume', kept, '--out', out, ...way.args], {
    env: env(),
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  return new Promise((done) => {
    child.once('close', (_, signal) => {
      clearTimeout(timer);
      done(signal === null ? performance.now() - startedMs : null);
    });
  });
}

async function isWhole(path: string, keys: Keys): Promise<boolean> {
  const opened = await openBundle(path, { keys });
  if (!opened.ok) {
    return false;
  }
  const checks = await opened.value.verify();
  await opened.value.close();
  return checks.length >= 5 && checks.every(({ state }) => state === 'verified');
}

test(`kill -9 at ${kills} moments leaves a whole bundle or none, and nothing else after the next start`, async () => {
  test.skip(process.platform === 'win32', 'there is no SIGKILL to send');
  test.setTimeout(900_000);
  const original = makeKept();
  const outputs = join(folder, 'killed');
  mkdirSync(outputs);
  const { recipient, file: identity } = await makeIdentity('now');
  const keys = { identities: readIdentities(identity), passphrases: [] };
  const ways: readonly Way[] = [
    { name: 'plain', ending: '.zip', args: [] },
    { name: 'encrypted', ending: '.zip.age', args: ['--encrypt-to', recipient] },
    { name: 'with stand-ins', ending: '.zip', args: ['--redact'] },
  ];
  const keep = (index: number): string => {
    const copy = join(temporary, `kept-${index}`);
    cpSync(original, copy, { recursive: true });
    return copy;
  };
  const spans: number[] = [];
  for (const [index, way] of ways.entries()) {
    const out = join(outputs, `whole-${index}${way.ending}`);
    spans.push((await writeAndKill(keep(-1), out, way, 120_000)) ?? 1000);
    expect(await isWhole(out, keys), way.name).toBe(true);
  }
  let killed = 0;
  let whole = 0;
  const one = async (index: number): Promise<void> => {
    const which = index % ways.length;
    const way = ways[which];
    if (way === undefined) {
      return;
    }
    const out = join(outputs, `${index}${way.ending}`);
    const kept = keep(index);
    // Spread evenly over a run, in a scattered order. A machine that is more or less busy than at first stretches the run
    // or shortens it, and the span with it.
    const share = (index * 0.618_034) % 1;
    const ended = await writeAndKill(kept, out, way, (spans[which] ?? 1000) * share);
    killed += ended === null ? 1 : 0;
    if (ended !== null) {
      spans[which] = ((spans[which] ?? ended) + ended) / 2;
    } else if (share > 0.8 && !existsSync(out)) {
      spans[which] = (spans[which] ?? 1000) * 1.15;
    }
    if (existsSync(out)) {
      whole += 1;
      expect(await isWhole(out, keys), `${way.name}, killed at ${share.toFixed(2)} of its run`).toBe(true);
      expect(way.name !== 'with stand-ins' || existsSync(`${out}.redaction-map.json`)).toBe(true);
    } else {
      // Nothing was lost: the collection is still there to be written.
      expect(existsSync(join(kept, 'collection.json'))).toBe(true);
    }
    rmSync(kept, { recursive: true, force: true });
  };
  for (let index = 0; index < kills; index += 2) {
    await Promise.all([one(index), one(index + 1)]);
  }
  console.log(`      ${killed} of ${kills} killed, ${whole} whole bundles, no half one`);
  // Both ends of the run were met, so the moments between were too.
  expect(killed).toBeGreaterThan(kills / 2);
  expect(whole).toBeGreaterThan(0);
  // Any next start cleans up, also in folders it does not write to.
  spawnSync(process.execPath, [cli, 'samples'], { env: env() });
  // Sample: `12.zip`, `13.zip.age`, `14.zip.redaction-map.json`.
  expect(readdirSync(outputs).filter((name) => !/^[\w-]+\.zip(?:\.age|\.redaction-map\.json)?$/u.test(name))).toEqual(
    [],
  );
  expect(readdirSync(temporary)).toEqual([basename(original)]);
});

test('a read-only disk is named, and what was collected can be written elsewhere', () => {
  const mounted = join(folder, 'read-only');
  mkdirSync(mounted);
  const canMount =
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', mounted], { stdio: 'ignore' }).status === 0;
  test.skip(!canMount, 'needs the right to mount a disk');
  try {
    const args = [cli, 'collect', '--sample', 'healthy', '--out', join(mounted, 'a.zip')];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: env() });
    expect(status).toBe(6);
    expect(stderr).toContain('no permission to write');
    // Sample: `write it elsewhere with: connect-bundle collect --resume /tmp/connect-bundle-1a2b3c4d-4711-x8Kd2a --out`.
    const kept = /elsewhere with: .+--resume (\S+) --out/u.exec(stderr)?.[1] ?? '';
    const again = [cli, 'collect', '--resume', kept, '--out', join(folder, 'elsewhere.zip')];
    expect(spawnSync(process.execPath, again, { env: env() }).status).toBe(0);
    expect(existsSync(kept)).toBe(false);
  } finally {
    execFileSync('umount', [mounted]);
  }
});

test('a full disk is named, and leaves nothing', () => {
  const mounted = join(folder, 'small');
  mkdirSync(mounted);
  const canMount =
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mounted], { stdio: 'ignore' }).status === 0;
  test.skip(!canMount, 'needs the right to mount a small disk');
  try {
    const args = [cli, 'collect', '--sample', 'healthy', '--out', join(mounted, 'full.zip')];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: env() });
    expect(status).toBe(6);
    expect(stderr).toContain('not enough space');
    expect(readdirSync(mounted)).toEqual([]);
  } finally {
    execFileSync('umount', [mounted]);
  }
});
