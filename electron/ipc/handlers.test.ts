import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { failure, success } from '../../shared/result/result.ts';
import { collectors } from '../collect/registry.ts';
import { openSample } from '../host/samples.ts';
import type { CollectionRuns, EndedRun } from './collection-runs.ts';
import { createHandlers, proposedName, withZipEnding } from './handlers.ts';
import { createOpenedInputs } from './open-input.ts';
import type { Services } from './handlers.ts';

const runId = '00000000-0000-0000-0000-000000000000';

async function endedRun(): Promise<EndedRun> {
  const host = await openSample('healthy');
  if (!host.ok) throw new Error(host.error.code);
  return {
    host: host.value,
    workFolder: '/nowhere',
    collection: {
      collectedAt: '2026-11-16T09:30:00.000Z',
      sinceMs: 0,
      untilMs: 1,
      facts: {},
      outcomes: [],
      files: [],
      cancelled: false,
    },
  };
}

async function services(change: Partial<Services> = {}): Promise<Services> {
  const run = await endedRun();
  const runs: CollectionRuns = {
    start: async () => success({ runId, sinceMs: 0, untilMs: 1 }),
    cancel: () => success({}),
    readLog: async () => failure({ code: 'unknown-run' }),
    ended: (asked) => (asked === runId ? run : undefined),
    dispose: async () => undefined,
  };
  return {
    version: '1.2.3',
    runtime: 'test',
    collectors,
    runs,
    detectHost: async () => ({ kind: 'no-connect-server', reason: 'it is a test' }),
    listSamples: async () => [
      { name: 'healthy', title: 'A healthy server', description: 'd', recordedAt: '2026-11-16T09:30:00.000Z' },
    ],
    openSample,
    askOpenPath: async () => '/nowhere/log.evtx',
    opened: createOpenedInputs(tmpdir(), () => 0),
    askSavePath: async () => '/nowhere/bundle.zip',
    exportBundle: async (_run, file) =>
      success({ file, bytes: 10, shortCode: 'AB', findings: 2, mapFile: null, encrypted: false }),
    previewRedaction: async () => ({ categories: [] }),
    showInFolder: () => undefined,
    openLink: async () => undefined,
    isAllowedLink: (url) => url === 'https://learn.microsoft.com/',
    ...change,
  };
}

const exportInput = { runId, trackingId: null, answers: {}, redaction: { kind: 'none' }, passphrase: null } as const;

describe('handlers', () => {
  it('describes a machine that is no Connect server', async () => {
    const answer = await createHandlers(await services())['app.describe']({});
    expect(answer).toMatchObject({
      ok: true,
      value: { version: '1.2.3', thisMachine: { kind: 'not-a-connect-server', reason: 'it is a test' } },
    });
  });

  it('does not collect on a machine that is no Connect server', async () => {
    const answer = await createHandlers(await services())['collection.start']({
      target: { kind: 'this-server' },
      hours: 24,
    });
    expect(answer).toEqual({ ok: false, error: { code: 'not-a-connect-server', reason: 'it is a test' } });
  });

  it('starts a sample and says that it is one', async () => {
    const answer = await createHandlers(await services())['collection.start']({
      target: { kind: 'sample', name: 'healthy' },
      hours: 24,
    });
    expect(answer).toMatchObject({ ok: true, value: { runId, sampleTitle: expect.any(String) } });
    expect(answer.ok && answer.value.collectors.map(({ id }) => id)).toEqual(collectors.map(({ id }) => id));
  });

  it('says why a sample cannot be opened', async () => {
    const answer = await createHandlers(await services())['collection.start']({
      target: { kind: 'sample', name: '../../etc' },
      hours: 24,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'sample-unavailable', name: '../../etc' } });
  });

  it('exports, then shows what it saved', async () => {
    const shown: string[] = [];
    const handlers = createHandlers(await services({ showInFolder: (file) => void shown.push(file) }));
    expect(await handlers['bundle.show']({})).toMatchObject({ ok: false });
    const answer = await handlers['bundle.export'](exportInput);
    expect(answer).toMatchObject({ ok: true, value: { kind: 'saved', path: '/nowhere/bundle.zip', findings: 2 } });
    expect(await handlers['bundle.show']({})).toEqual({ ok: true, value: {} });
    expect(shown).toEqual(['/nowhere/bundle.zip']);
  });

  it('takes a cancelled dialog as an answer, not as an error', async () => {
    const handlers = createHandlers(await services({ askSavePath: async () => undefined }));
    expect(await handlers['bundle.export'](exportInput)).toEqual({ ok: true, value: { kind: 'not-saved' } });
  });

  it('says where a bundle could not be written', async () => {
    const handlers = createHandlers(
      await services({ exportBundle: async () => failure({ detail: 'the disk is full' }) }),
    );
    expect(await handlers['bundle.export'](exportInput)).toEqual({
      ok: false,
      error: { code: 'write-failed', path: '/nowhere/bundle.zip', detail: 'the disk is full' },
    });
  });

  it('exports only a collection that has ended', async () => {
    const handlers = createHandlers(await services());
    const answer = await handlers['bundle.export']({ ...exportInput, runId: 'another' });
    expect(answer).toEqual({ ok: false, error: { code: 'unknown-run' } });
  });

  it('opens links of the documentation only', async () => {
    const opened: string[] = [];
    const handlers = createHandlers(await services({ openLink: async (url) => void opened.push(url) }));
    expect(await handlers['link.open']({ url: 'https://example.com/' })).toMatchObject({ ok: false });
    expect(await handlers['link.open']({ url: 'https://learn.microsoft.com/' })).toMatchObject({ ok: true });
    expect(opened).toEqual(['https://learn.microsoft.com/']);
  });
});

describe('opening', () => {
  it('says why a file cannot be opened', async () => {
    const answer = await createHandlers(await services())['input.open']({});
    expect(answer).toEqual({
      ok: false,
      error: { code: 'input-unreadable', name: 'log.evtx', reason: 'there is no such file' },
    });
  });

  it('takes a cancelled dialog as an answer', async () => {
    const handlers = createHandlers(await services({ askOpenPath: async () => undefined }));
    expect(await handlers['input.open']({})).toEqual({ ok: true, value: { kind: 'not-opened' } });
  });
});

describe('the proposed name', () => {
  it('names server, day and time, and holds nothing a file name cannot', async () => {
    const run = await endedRun();
    expect(proposedName(run)).toBe(`support-bundle-${run.host.name}-20261116-0930.zip`);
    const odd = { ...run, host: { ...run.host, name: 'a/b\\c:d e' } };
    expect(proposedName(odd)).toBe('support-bundle-a-b-c-d-e-20261116-0930.zip');
  });

  it('gets its ending where the person left it out', () => {
    expect(withZipEnding('/x/bundle')).toBe('/x/bundle.zip');
    expect(withZipEnding('/x/bundle.ZIP')).toBe('/x/bundle.ZIP');
  });
});
