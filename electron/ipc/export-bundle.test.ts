import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestInput } from '../../shared/ipc/contract.ts';
import { makeWorkFolder } from '../bundle/work-folder.ts';
import { openBundle } from '../bundle/read.ts';
import { timelessReplay } from '../bundle/write-bundle.ts';
import { runCollection } from '../collect/run.ts';
import { openSample } from '../host/samples.ts';
import type { EndedRun } from './collection-runs.ts';
import { estimateBundle } from './estimate-bundle.ts';
import { exportBundle, previewRedaction } from './export-bundle.ts';

const runId = '00000000-0000-0000-0000-000000000000';
const plain: RequestInput<'bundle.export'> = {
  runId,
  trackingId: null,
  answers: {},
  redaction: { kind: 'none' },
  passphrase: null,
};
const hidden: RequestInput<'bundle.export'> = { ...plain, redaction: { kind: 'stand-ins', ownWords: ['fabrikam'] } };

describe('an export from the window', () => {
  let folder = '';
  let run: EndedRun;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-test-'));
    const host = await openSample('healthy');
    if (!host.ok) throw new Error(host.error.code);
    const workFolder = await makeWorkFolder(folder);
    const untilMs = host.value.clock.nowMs();
    const collection = await runCollection({
      host: host.value,
      workFolder,
      sinceMs: untilMs - 7 * 86_400_000,
      untilMs,
      signal: new AbortController().signal,
      onEvent: () => undefined,
    });
    run = { host: host.value, workFolder, answer: null, collection: timelessReplay(collection, host.value) };
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['as it is', plain],
    ['with stand-ins', hidden],
  ])('%s tells how far it is, forwards only', async (name, input) => {
    const shares: number[] = [];
    const file = join(folder, `${name}.zip`);
    const signal = new AbortController().signal;
    const options = { toolVersion: '1', signal, onShare: (share: number) => void shares.push(share) };
    const exported = await exportBundle(run, file, input, options);
    expect(exported).toMatchObject({ ok: true, value: { file, encrypted: false } });
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    const estimate = await estimateBundle(run, input);
    const bytes = exported.ok ? exported.value.bytes : 0;
    expect(estimate.aboutBytes / bytes).toBeGreaterThan(0.75);
    expect(estimate.aboutBytes / bytes).toBeLessThan(1.33);
  });

  it.each([
    ['as it is', plain, 0.3],
    ['with stand-ins', hidden, 0.1],
    ['with stand-ins, later', hidden, 0.5],
  ])('%s can be called off at %s and leaves nothing behind', async (_name, input, at) => {
    const stop = new AbortController();
    const before = await readdir(folder);
    const onShare = (share: number): void => {
      if (share >= at) stop.abort();
    };
    const options = { toolVersion: '1', signal: stop.signal, onShare };
    const exported = await exportBundle(run, join(folder, 'called off.zip'), input, options);
    expect(exported).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual(before);
  });

  const factsOf = async (file: string): Promise<{ readonly names: readonly string[]; readonly text: string }> => {
    const opened = await openBundle(file);
    if (!opened.ok) throw new Error(opened.error.code);
    const { names } = opened.value;
    const text = new TextDecoder().decode((await opened.value.readFile('facts.json', 1e6)) ?? new Uint8Array());
    await opened.value.close();
    return { names, text };
  };

  it('takes per-category switches, and adds raw logs only where that is chosen', async () => {
    const file = join(folder, 'switches.zip');
    const signal = new AbortController().signal;
    const options = { toolVersion: '1', signal, onShare: () => undefined };
    const write = async (more: object): Promise<Awaited<ReturnType<typeof factsOf>>> => {
      const redaction = { kind: 'stand-ins' as const, ownWords: [], ...more };
      const written = await exportBundle(run, file, { ...plain, redaction }, options);
      expect(written).toMatchObject({ ok: true });
      return await factsOf(file);
    };
    const usual = await write({});
    expect(usual.text).not.toContain('CONNECT01');
    expect(usual.names.filter((each) => each.startsWith('raw/'))).toEqual([]);
    const other = await write({ switches: { hosts: false }, keepRawLogs: true });
    expect(other.text).toContain('CONNECT01');
    expect(other.names.filter((each) => each.startsWith('raw/'))).toContain('raw/Application.evtx');
  });

  it('previews with the same switches', async () => {
    const count = async (switches: RequestInput<'privacy.preview'>['switches']): Promise<string> => {
      const { categories } = await previewRedaction(run, { ownWords: [], ...(switches && { switches }) });
      return JSON.stringify(categories.find(({ category }) => category === 'hosts')?.samples ?? []);
    };
    expect(await count(undefined)).not.toBe(await count({ hosts: false }));
  });

  it('refuses a public key that was cut short', async () => {
    const signal = new AbortController().signal;
    const options = { toolVersion: '1', signal, onShare: () => undefined };
    const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7';
    expect(await exportBundle(run, join(folder, 'x.zip.age'), { ...plain, recipient }, options)).toMatchObject({
      ok: false,
      error: { detail: expect.stringContaining('public key') },
    });
  });
});
