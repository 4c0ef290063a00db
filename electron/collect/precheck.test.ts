import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { success } from '../../shared/result/result.ts';
import type { Host } from '../host/host.ts';
import { precheck } from './precheck.ts';
import { handMadeHost, openedSample } from './test-support/hand-made-host.ts';

const signal = new AbortController().signal;
const monday = Date.UTC(2026, 10, 16, 9, 30);
const day = 86_400_000;

async function verdicts(host: Host, free: number | null = 10 ** 12, sinceMs = monday - 6 * day) {
  const items = await precheck({ host, sinceMs, signal, folders: ['work', 'out'], freeBytes: async () => free });
  return Object.fromEntries(items.map((item) => [item.id, item.verdict]));
}

describe('precheck', () => {
  it('has nothing to say on a good server', async () => {
    expect(await verdicts(await openedSample('healthy'))).toEqual({
      rights: 'ok',
      space: 'ok',
      'log-window': 'ok',
      clock: 'ok',
    });
  });

  it('names what stays closed without rights, and the way out', async () => {
    const items = await precheck({
      host: await openedSample('not-elevated'),
      sinceMs: monday - day,
      signal,
      folders: [tmpdir()],
    });
    expect(items[0]).toMatchObject({
      verdict: 'warning',
      what: expect.stringContaining('Sync configuration'),
      remedy: expect.stringContaining('administrator'),
    });
    expect(items[1]?.verdict).not.toBe('unknown');
  });

  it('sees a full disk, and a log that begins too late', async () => {
    const small = await openedSample('log-rolled-over');
    expect(await verdicts(small, 1_000)).toMatchObject({ space: 'blocked', 'log-window': 'warning' });
    expect(await verdicts(small, null, monday - day)).toMatchObject({ space: 'unknown', 'log-window': 'ok' });
  });

  it('wants room for the whole of a huge log, and in the zip for no more than is kept', async () => {
    const gigabyte = 1_073_741_824;
    const host = await openedSample('healthy');
    const huge: Host = {
      ...host,
      eventLog: {
        ...host.eventLog,
        async settings(channel, limits) {
          const known = await host.eventLog.settings(channel, limits);
          return known.ok ? success({ ...known.value, sizeBytes: 4 * gigabyte }) : known;
        },
      },
    };
    expect(await verdicts(huge, 4 * gigabyte)).toMatchObject({ space: 'blocked' });
    expect(await verdicts(huge, 5 * gigabyte)).toMatchObject({ space: 'ok' });
  });

  it('asks side by side, so that a server that hangs costs the time of one question', async () => {
    // Each answers only when all have been asked: one behind the other, they would wait for ever.
    const waiting = new Map<string, () => void>();
    const answerTogether = async <Value>(question: string, value: Value): Promise<Value> => {
      await new Promise<void>((answer) => {
        waiting.set(question, answer);
        if (waiting.size === 3) {
          for (const release of waiting.values()) {
            release();
          }
        }
      });
      return value;
    };
    const timedOut = { ok: false, error: { code: 'timed-out', detail: '' } } as const;
    const host: Host = {
      ...handMadeHost(),
      eventLog: { ...handMadeHost().eventLog, settings: () => answerTogether('log', timedOut) },
      command: { run: () => answerTogether('clock', timedOut) },
      machine: { ...handMadeHost().machine, isElevated: () => answerTogether('rights', null) },
    };
    expect(await verdicts(host)).toMatchObject({ rights: 'unknown', 'log-window': 'unknown', clock: 'unknown' });
  }, 5_000);

  it('reaches for no address', async () => {
    const host = await openedSample('healthy');
    const reached: string[] = [];
    const listening: Host = {
      ...host,
      network: {
        async probe(target, limits) {
          reached.push(target.host);
          return await host.network.probe(target, limits);
        },
      },
    };
    await verdicts(listening);
    expect(reached).toEqual([]);
  });

  it('on a server that answers nothing, all is open and nothing throws', async () => {
    const host = { ...handMadeHost(), machine: { ...handMadeHost().machine, isElevated: async () => null } };
    expect(await verdicts(host)).toEqual({ rights: 'unknown', space: 'ok', 'log-window': 'unknown', clock: 'unknown' });
    const stopped = handMadeHost({ commands: [{ program: 'w32tm', args: ['/query', '/status'], exitCode: 1 }] });
    expect(await verdicts(stopped)).toMatchObject({ clock: 'warning' });
  });
});
