import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, listen } from './bridge.ts';

const subscribed = new Map<string, (payload: unknown) => void>();

function bridge(answer: () => Promise<unknown>): void {
  vi.stubGlobal('connectSupport', {
    request: answer,
    subscribe(channel: string, listener: (payload: unknown) => void) {
      subscribed.set(channel, listener);
      return () => void subscribed.delete(channel);
    },
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('asking the main process', () => {
  it('hands on an answer that fits the contract', async () => {
    bridge(async () => ({ ok: true, value: { files: [] } }));
    expect(await ask('input.recent', {})).toEqual({ ok: true, value: { files: [] } });
    bridge(async () => ({ ok: false, error: { code: 'busy' } }));
    expect(await ask('input.recent', {})).toEqual({ ok: false, error: { code: 'busy' } });
  });

  it.each([
    undefined,
    null,
    'text',
    {},
    { ok: true },
    { ok: true, value: { files: [{ id: 1 }] } },
    { ok: false, error: { code: 'no such code' } },
    { ok: 'yes', value: { files: [] } },
  ])('takes an answer of another shape (%j) as a bug of this app', async (answer) => {
    bridge(async () => answer);
    expect(await ask('input.recent', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('never throws', async () => {
    bridge(async () => await Promise.reject(new Error('gone')));
    expect(await ask('input.recent', {})).toEqual({ ok: false, error: { code: 'internal', detail: 'gone' } });
  });
});

describe('listening to the main process', () => {
  it('drops an event of another shape, and hears nothing after the end', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    bridge(async () => undefined);
    const heard: unknown[] = [];
    const stop = listen('input.opened-elsewhere', (payload) => heard.push(payload));
    const offer = { offerId: '0123456789abcdef', name: 'a.zip' };
    subscribed.get('input.opened-elsewhere')?.(offer);
    subscribed.get('input.opened-elsewhere')?.({ offerId: '../x', name: 'a.zip' });
    subscribed.get('input.opened-elsewhere')?.({ path: '/etc/passwd' });
    expect(heard).toEqual([offer]);
    stop();
    expect(subscribed.size).toBe(0);
  });
});
