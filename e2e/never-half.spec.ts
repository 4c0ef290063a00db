import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'playwright/test';
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

/** Milliseconds until it ended by itself, or null where it was killed. */
function writeAndKill(kept: string, out: string, afterMs: number): Promise<number | null> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [cli, 'collect', '--resume', kept, '--out', out], {
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

async function isWhole(path: string): Promise<boolean> {
  const opened = await openBundle(path);
  if (!opened.ok) {
    return false;
  }
  const checks = await opened.value.verify();
  await opened.value.close();
  return checks.length >= 5 && checks.every(({ state }) => state === 'verified');
}

test(`kill -9 at ${kills} moments leaves a whole bundle or none, and nothing else after the next start`, async () => {
  test.skip(process.platform === 'win32', 'there is no SIGKILL to send');
  test.setTimeout(600_000);
  const original = makeKept();
  const outputs = join(folder, 'killed');
  mkdirSync(outputs);
  const keep = (index: number): string => {
    const copy = join(temporary, `kept-${index}`);
    cpSync(original, copy, { recursive: true });
    return copy;
  };
  let spanMs = (await writeAndKill(keep(-1), join(outputs, 'whole.zip'), 60_000)) ?? 1000;
  let killed = 0;
  let whole = 0;
  const one = async (index: number): Promise<void> => {
    const out = join(outputs, `${index}.zip`);
    const kept = keep(index);
    // Spread evenly over a run, in a scattered order; a busy machine stretches the run, and the span with it.
    const share = (index * 0.618_034) % 1;
    const ended = await writeAndKill(kept, out, spanMs * share);
    killed += ended === null ? 1 : 0;
    if (ended === null && share > 0.8 && !existsSync(out)) {
      spanMs *= 1.15;
    }
    if (existsSync(out)) {
      whole += 1;
      expect(await isWhole(out)).toBe(true);
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
  expect(readdirSync(outputs).filter((name) => !name.endsWith('.zip'))).toEqual([]);
  expect(readdirSync(temporary)).toEqual([basename(original)]);
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
