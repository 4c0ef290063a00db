import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgramRunner, killArguments, runFile, startError } from './run-program.ts';

const settings = { systemRoot: '/nowhere', platform: process.platform };
const limits = { signal: new AbortController().signal, timeoutMs: 10_000, maxBytes: 1_000_000 };
const node = process.execPath;

describe.skipIf(process.platform === 'win32')('running a program (POSIX processes)', () => {
  it('hands over both outputs and the exit code', async () => {
    const code = "process.stdout.write('out'); process.stderr.write('err'); process.exitCode = 3";
    const answer = await runFile(node, ['-e', code], limits, settings);
    expect(answer).toMatchObject({ ok: true, value: { exitCode: 3, truncated: false } });
    expect(answer.ok && Buffer.from(answer.value.stdout).toString()).toBe('out');
    expect(answer.ok && Buffer.from(answer.value.stderr).toString()).toBe('err');
  });

  it('ends the whole tree at the timeout', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'run-program-'));
    const pidFile = join(folder, 'pid');
    await writeFile(pidFile, '');
    // A child that starts a grandchild, writes down its id and then hangs; both hold the output open.
    const code =
      "const { spawn } = require('node:child_process');" +
      "const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });" +
      `require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid)); setInterval(() => {}, 1000)`;
    const started = performance.now();
    const answer = await runFile(node, ['-e', code], { ...limits, timeoutMs: 2_500 }, settings);
    expect(answer).toMatchObject({ ok: false, error: { code: 'timed-out' } });
    expect(performance.now() - started).toBeLessThan(8_000);
    const grandchild = Number(await readFile(pidFile, 'utf8'));
    expect(grandchild).toBeGreaterThan(0);
    await expect.poll(() => isAlive(grandchild)).toBe(false);
    await rm(folder, { recursive: true });
  });

  it('ends at the cap and keeps what came before it', async () => {
    const code = "setInterval(() => process.stdout.write('x'.repeat(5000)), 1)";
    const answer = await runFile(node, ['-e', code], { ...limits, maxBytes: 20_000 }, settings);
    expect(answer).toMatchObject({ ok: true, value: { truncated: true } });
    expect(answer.ok && answer.value.stdout.length).toBe(20_000);
  });

  it('ends on cancel, and does not begin when cancelled before', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    const hang = ['-e', 'setInterval(() => {}, 1000)'];
    expect(await runFile(node, hang, { ...limits, signal: stop.signal }, settings)).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(await runFile(node, hang, { ...limits, signal: stop.signal }, settings)).toMatchObject({
      error: { code: 'cancelled' },
    });
  });

  it('taskkill is given the number of a program that runs, never of one that has ended', async () => {
    const root = await mkdtemp(join(tmpdir(), 'run-program-'));
    const windows = { systemRoot: root, platform: 'win32' } as const;
    const asked = join(root, 'asked');
    await writeFile(asked, '');
    await mkdir(join(root, 'System32'));
    // Stands in for taskkill: writes down what it is asked and ends that one process.
    const program = `#!/bin/sh\necho "$@" >> ${asked}\nkill -9 $2\n`;
    await writeFile(join(root, 'System32/taskkill.exe'), program, { mode: 0o755 });
    const hangs = await runFile(node, ['-e', 'setInterval(() => {}, 1000)'], { ...limits, timeoutMs: 500 }, windows);
    expect(hangs).toMatchObject({ error: { code: 'timed-out' } });
    expect(await readFile(asked, 'utf8')).toMatch(/^\/PID \d+ \/T \/F\n$/);
    const leavesChild =
      "const { spawn } = require('node:child_process');" +
      "spawn(process.execPath, ['-e', 'setTimeout(() => {}, 6000)'], { stdio: 'inherit', detached: true }).unref();";
    const ended = await runFile(node, ['-e', leavesChild], { ...limits, timeoutMs: 2_500 }, windows);
    expect(ended).toMatchObject({ error: { code: 'timed-out' } });
    expect((await readFile(asked, 'utf8')).split('\n')).toHaveLength(2);
    await rm(root, { recursive: true });
  });

  it('a program that is absent is missing, one that may not be started is denied', async () => {
    expect(await runFile('/nowhere/reg.exe', [], limits, settings)).toMatchObject({ error: { code: 'missing' } });
    const folder = await mkdtemp(join(tmpdir(), 'run-program-'));
    await writeFile(join(folder, 'plain'), 'x', { mode: 0o600 });
    expect(await runFile(join(folder, 'plain'), [], limits, settings)).toMatchObject({ error: { code: 'denied' } });
    await rm(folder, { recursive: true });
  });
});

/** A killed process whose parent is gone may linger as a zombie where nothing reaps it: that counts as ended. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // 4711 (node) Z 1 …
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/\) Z /.test(state);
}

describe('the runner', () => {
  it('refuses what is not on the list before anything starts', async () => {
    const run = createProgramRunner(settings);
    expect(await run('reg', ['add', 'HKLM\\SOFTWARE\\X', '/reg:64'], limits)).toMatchObject({
      error: { code: 'unsupported' },
    });
    expect(await run('reg', ['query', 'HKLM\\SOFTWARE\\X', '/reg:64'], limits)).toMatchObject({
      error: { code: 'missing' },
    });
  });

  it('says that a policy may be why Windows does not start a program', () => {
    const refused = Object.assign(new Error('spawn UNKNOWN'), { code: 'UNKNOWN' });
    expect(startError('powershell.exe', refused)).toEqual({
      code: 'failed',
      detail: 'Windows refused to start powershell.exe; a policy may forbid it',
    });
  });

  it('ends a tree on Windows with taskkill', () => {
    expect(killArguments(4_711)).toEqual(['/PID', '4711', '/T', '/F']);
  });
});
