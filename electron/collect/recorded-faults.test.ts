import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../shared/result/result.ts';
import type { ProgramName } from '../host/programs.ts';
import type { RunProgram } from '../host/windows/run-program.ts';
import { garbage, replayWindows, stubs } from '../host/windows/test-support/replayed-windows.ts';
import type { WindowsLanguage } from '../host/windows/test-support/replayed-windows.ts';
import type { Collection } from './collector.ts';
import { collectors } from './registry.ts';
import { gather, windowsOver } from './test-support/gather.ts';
import { languages } from './test-support/windows-languages.ts';

const german = (): WindowsLanguage => {
  const found = languages.find(({ name }) => name === 'German, code page 850');
  if (found === undefined) {
    throw new Error('no such language');
  }
  return found;
};

/** A server in order on which one program behaves as `fault` says. */
async function withFault(program: ProgramName, fault: RunProgram) {
  return await windowsOver('healthy', (recorded) => {
    const replay = replayWindows(recorded, german());
    return (...call) => (call[0] === program ? fault(...call) : replay(...call));
  });
}

const hangs: RunProgram = () => new Promise(() => undefined);
/** As the program runner ends one that hangs, but at once. */
const ended: RunProgram = async () => failure({ code: 'timed-out', detail: 'no end; it was ended' });
const missing: RunProgram = async () => failure({ code: 'missing', detail: 'no such program' });

/** Items that are not `collected`, with their states. */
const broken = ({ outcomes }: Collection): readonly string[] =>
  outcomes.filter(({ state }) => state !== 'collected').map(({ id, state }) => `${id} ${state}`);

const unsupported = (id: string): string => `${id} ${id === 'pending-reboot' ? 'failed' : 'unsupported'}`;
const fromRegistry = [
  'server',
  'service',
  'tls-and-dotnet',
  'root-certificates',
  'proxy',
  'pending-reboot',
  'remote-sam',
];
const fromLogs = ['application-event-log', 'system-event-log'];
const fromPowerShell = ['sync-configuration', 'company-features', 'directory'];

/** What depends on each program, as it ends without it. What reads files, sockets and the clock does without. */
const dependents: readonly (readonly [ProgramName, readonly string[]])[] = [
  ['reg', fromRegistry.map(unsupported)],
  ['wevtutil', fromLogs.map((id) => `${id} missing`)],
  ['powershell', fromPowerShell.map((id) => `${id} missing`)],
  // The registry alone says that the service is there; web answers alone say how far the clock is off.
  ['sc', []],
  ['w32tm', []],
];

describe.each(dependents)('%s alone', (program, expected) => {
  it('is missing: what depends on it says so, the rest is collected', async () => {
    expect(broken(await gather(await withFault(program, missing)))).toEqual(expected);
  });

  it('hangs and is ended: what depends on it says so, the rest is collected', async () => {
    const collection = await gather(await withFault(program, ended));
    expect(broken(collection)).toEqual(expected.map((line) => line.replace(/missing|unsupported/, 'timed-out')));
    expect(collection.outcomes.every(({ reason }) => reason !== '')).toBe(true);
  });
});

describe('a server on which nothing works', () => {
  it('every program is missing', async () => {
    const { outcomes, facts } = await gather(await windowsOver('healthy', () => missing));
    expect(outcomes.filter(({ state }) => state === 'collected').map(({ id }) => id)).toEqual([
      'connect-version',
      'network',
      'clock',
      'trace-log',
    ]);
    expect(facts.tls).toBeUndefined();
  });

  it('every program says 0 and nothing: no item passes for collected that has nothing', async () => {
    const { outcomes, facts, files } = await gather(await windowsOver('healthy', () => stubs));
    const stateOf = (id: string) => outcomes.find((outcome) => outcome.id === id)?.state;
    expect(stateOf('application-event-log')).toBe('failed');
    expect(stateOf('system-event-log')).toBe('failed');
    expect(stateOf('sync-configuration')).toBe('failed');
    expect(stateOf('directory')).toBe('failed');
    expect(facts.configuration).toBeUndefined();
    expect(files.map((file) => file.name)).toEqual(['connect-wizard-trace.txt']);
  });

  it('every program prints nonsense: nothing throws, and nothing is made of it', async () => {
    const { outcomes, facts } = await gather(await windowsOver('healthy', () => garbage));
    expect(outcomes.filter((outcome) => outcome.reason.includes('unexpected error'))).toEqual([]);
    expect(facts.service?.value.state).toBe('unknown');
    expect(facts.configuration).toBeUndefined();
  });
});

describe('every program hangs and cannot be ended', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('the whole is over within a minute, by the limits that ship, and each item has a reason', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hangs-'));
    const host = await windowsOver('healthy', () => hangs);
    // Files are read and written for real meanwhile.
    const realTimeout = setTimeout;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
    let endedAtMs: number | null = null;
    const startedMs = performance.now();
    const run = gather(host, {}, folder).then((collection) => {
      endedAtMs = performance.now() - startedMs;
      return collection;
    });
    for (let step = 0; step < 150 && endedAtMs === null; step += 1) {
      await vi.advanceTimersByTimeAsync(500);
      await new Promise((done) => realTimeout(done, 5));
    }
    const { outcomes } = await run;
    expect(endedAtMs).toBeGreaterThan(10_000);
    expect(endedAtMs).toBeLessThanOrEqual(60_000);
    expect(outcomes).toHaveLength(collectors.length);
    expect(outcomes.every((outcome) => outcome.reason !== '')).toBe(true);
    for (const id of ['service', 'application-event-log', 'sync-configuration', 'company-features', 'directory']) {
      expect(outcomes.find((outcome) => outcome.id === id)?.state).toBe('timed-out');
    }
    vi.useRealTimers();
    await rm(folder, { recursive: true });
  });
});

describe('the export of a log', () => {
  it('ends with the exit code of a full disk', async () => {
    const host = await windowsOver('healthy', (recorded) => {
      const replay = replayWindows(recorded, german());
      return async (program, args, limits) =>
        program === 'wevtutil' && args[0] === 'epl'
          ? success({ exitCode: 112, stdout: new Uint8Array(), stderr: new Uint8Array(), truncated: false })
          : await replay(program, args, limits);
    });
    const collection = await gather(host);
    expect(broken(collection)).toEqual(['application-event-log failed', 'system-event-log failed']);
    expect(collection.outcomes.find(({ id }) => id === 'application-event-log')?.reason).toContain('disk is full');
  });
});
