import { beforeEach, describe, expect, it, vi } from 'vitest';
import { requestChannels } from '../../shared/ipc/channels.ts';
import { success } from '../../shared/result/result.ts';
import { answer, handleRequests, isTrusted } from './handle.ts';
import type { Handlers, Sender } from './handle.ts';

const registered = vi.hoisted(() => new Map<string, (event: unknown, input: unknown) => Promise<unknown>>());
// The real module would fetch Electron's binary.
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: (event: unknown, input: unknown) => Promise<unknown>) =>
      void registered.set(channel, handler),
  },
}));

const origin = 'app://bundle';
const page: Sender = { url: 'app://bundle/index.html', parent: null };
// Only whether there is a parent counts.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const innerParent = {} as NonNullable<Sender['parent']>;
const seen: unknown[] = [];

function note(input: unknown): void {
  seen.push(input);
}

const answers: Pick<Handlers, 'app.describe' | 'collection.start'> = {
  'app.describe': async () => {
    throw new Error('a bug');
  },
  'collection.start': async (input) => {
    note(input);
    return success({ runId: 'r', serverName: 's', sampleTitle: null, sinceMs: 0, untilMs: 1, collectors: [] });
  },
};
// Those that no test asks answer nothing of use.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const handlers = {
  ...Object.fromEntries(requestChannels.map((channel) => [channel, async () => success({})])),
  ...answers,
} as unknown as Handlers;

const start = { target: { kind: 'sample', name: 'healthy' }, hours: 24 };

describe('answer', () => {
  const reports: string[] = [];
  const report = (message: string): void => void reports.push(message);

  beforeEach(() => {
    seen.length = 0;
    reports.length = 0;
  });

  it('hands input that fits to the handler', async () => {
    const result = await answer(handlers, 'collection.start', page, start, origin, report);
    expect(result.ok).toBe(true);
    expect(seen).toEqual([start]);
    expect(reports).toEqual([]);
  });

  it.each([
    ['no frame', null],
    ['another site', { url: 'https://example.com/', parent: null }],
    ['a site whose name begins like ours', { url: 'app://bundle.example.com/index.html', parent: null }],
    ['an empty frame', { url: 'about:blank', parent: null }],
    ['a frame inside our page', { url: 'app://bundle/index.html', parent: innerParent }],
  ])('refuses %s before anything is read', async (_name, sender) => {
    const result = await answer(handlers, 'collection.start', sender, start, origin, report);
    expect(result).toEqual({ ok: false, error: { code: 'foreign-sender' } });
    expect(seen).toEqual([]);
    expect(reports).toHaveLength(1);
  });

  it.each([
    ['nothing', undefined],
    ['a further field', { ...start, extra: true }],
    ['a wrong kind', { target: { kind: 'file', path: '/etc/passwd' }, hours: 24 }],
    ['no number', { ...start, hours: Number.NaN }],
    ['too long a window', { ...start, hours: 24 * 91 }],
    ['half an hour', { ...start, hours: 0.5 }],
  ])('refuses input with %s', async (_name, input) => {
    const result = await answer(handlers, 'collection.start', page, input, origin, report);
    expect(result).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(seen).toEqual([]);
  });

  it('answers a bug in a handler as internal, and reports it', async () => {
    const result = await answer(handlers, 'app.describe', page, {}, origin, report);
    expect(result).toEqual({ ok: false, error: { code: 'internal', detail: 'a bug' } });
    expect(reports[0]).toContain('app.describe');
  });
});

describe('isTrusted', () => {
  it('knows the page by its whole origin', () => {
    expect(isTrusted({ url: 'app://bundle', parent: null }, origin)).toBe(true);
    expect(isTrusted(page, origin)).toBe(true);
    expect(isTrusted({ url: 'app://bundled/index.html', parent: null }, origin)).toBe(false);
  });
});

describe('handleRequests', () => {
  it('registers every channel of the contract, each behind the sender check', async () => {
    handleRequests(handlers, origin, () => undefined);
    expect([...registered.keys()].toSorted()).toEqual([...requestChannels].toSorted());
    for (const handler of registered.values()) {
      expect(await handler({ senderFrame: { url: 'https://example.com/', parent: null } }, {})).toEqual({
        ok: false,
        error: { code: 'foreign-sender' },
      });
    }
  });
});
