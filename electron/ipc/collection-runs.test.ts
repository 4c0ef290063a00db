import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CollectorOutcome } from '../../shared/facts/collection.ts';
import { logPieceBytes } from '../../shared/ipc/contract.ts';
import type { EventPayload } from '../../shared/ipc/contract.ts';
import type { Collection, CollectionRun } from '../collect/collector.ts';
import type { Host } from '../host/host.ts';
import { openSample } from '../host/samples.ts';
import { createCollectionRuns } from './collection-runs.ts';
import type { CollectionRuns } from './collection-runs.ts';
import { createKeptCollections } from './kept-collections.ts';

const outcome = {
  id: 'log',
  title: 'Log',
  state: 'collected',
  reason: 'all of it',
  durationMs: 5,
  bytes: 3,
  supplies: [],
} as const;

async function sampleHost(): Promise<Host> {
  const opened = await openSample('healthy');
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

describe('collection runs', () => {
  let folder = '';
  let host: Host;
  let runs: CollectionRuns;
  let ended: EventPayload<'collection.ended'>[] = [];
  let progress: EventPayload<'collection.progress'>[] = [];
  let release: () => void = () => undefined;
  let content = new Uint8Array([1, 2, 3]);
  let outcomes: readonly CollectorOutcome[] = [];

  /** Collects one log, and then waits until it is released or told to stop. */
  const collect = async (run: CollectionRun): Promise<Collection> => {
    const path = join(run.workFolder, 'Application.evtx');
    await writeFile(path, content);
    const files = [{ collector: 'log', name: 'Application.evtx', path }];
    run.onEvent({ kind: 'started', id: 'log', title: 'Log', share: 0 });
    run.onEvent({ kind: 'finished', outcome, facts: {}, files, share: 1 });
    await new Promise<void>((resolve) => {
      release = resolve;
      run.signal.addEventListener('abort', () => resolve());
    });
    return {
      collectedAt: '2026-11-16T09:30:00.000Z',
      sinceMs: run.sinceMs,
      untilMs: run.untilMs,
      facts: {},
      outcomes,
      files,
      cancelled: run.signal.aborted,
    };
  };

  const until = async (condition: () => boolean): Promise<void> => {
    await expect.poll(condition, { interval: 5 }).toBe(true);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'collection-runs-test-'));
    host = await sampleHost();
    ended = [];
    progress = [];
    content = new Uint8Array([1, 2, 3]);
    outcomes = [outcome];
    runs = createCollectionRuns(collect, folder, {
      onProgress: (payload) => void progress.push(payload),
      onEnded: (payload) => void ended.push(payload),
    });
  });

  afterEach(async () => {
    await runs.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const begin = async (): Promise<{ readonly runId: string; readonly sinceMs: number; readonly untilMs: number }> => {
    const started = await runs.start(host, 24);
    if (!started.ok) throw new Error(started.error.code);
    await until(() => progress.length === 2);
    return started.value;
  };

  it('asks for the window by the server’s clock', async () => {
    const { sinceMs, untilMs } = await begin();
    expect(untilMs).toBe(host.clock.nowMs());
    expect(untilMs - sinceMs).toBe(24 * 3_600_000);
  });

  it('tells progress with the names of logs, never with paths', async () => {
    const { runId } = await begin();
    expect(progress.map(({ kind }) => kind)).toEqual(['started', 'finished']);
    expect(progress[1]).toMatchObject({ runId, logs: ['Application.evtx'] });
    expect(JSON.stringify(progress)).not.toContain(folder);
  });

  it('runs one collection at a time', async () => {
    await begin();
    expect(await runs.start(host, 24)).toEqual({ ok: false, error: { code: 'busy' } });
  });

  it('keeps what is there when it is cancelled', async () => {
    const { runId } = await begin();
    expect(runs.ended(runId)).toBeUndefined();
    expect(runs.cancel(runId)).toEqual({ ok: true, value: {} });
    await until(() => ended.length === 1);
    expect(ended[0]).toMatchObject({ runId, cancelled: true });
    expect(runs.ended(runId)?.collection.files).toHaveLength(1);
  });

  it('tests the network again for a run that has ended, cancelled or not, one test at a time', async () => {
    content = new Uint8Array();
    const { runId } = await begin();
    expect(await runs.again(runId, 'network')).toMatchObject({ error: { code: 'unknown-run' } });
    runs.cancel(runId);
    await until(() => ended.length === 1);
    // The double has collected no such thing; what is not there cannot be done again.
    expect(await runs.again(runId, 'network')).toMatchObject({ error: { code: 'unknown-run' } });
    outcomes = [{ ...outcome, id: 'network' }];
    progress = [];
    const second = await begin();
    runs.cancel(second.runId);
    await until(() => ended.length === 2);
    const [first, other] = await Promise.all([
      runs.again(second.runId, 'network'),
      runs.again(second.runId, 'network'),
    ]);
    expect(other).toEqual({ ok: false, error: { code: 'busy' } });
    expect(first).toMatchObject({ ok: true, value: { outcome: { id: 'network', state: 'collected' } } });
    expect(runs.ended(second.runId)?.collection.facts.network).toBeDefined();
    const leaving = runs.again(second.runId, 'network');
    await runs.dispose();
    expect(await leaving).toMatchObject({ ok: false, error: { code: 'unknown-run' } });
  });

  it('offers what is in no bundle, and tells all of it anew when it is taken up again', async () => {
    const { runId } = await begin();
    expect(runs.unsaved()).toBeNull();
    runs.stop();
    await until(() => ended.length === 1);
    const kept = runs.unsaved();
    if (kept === null) throw new Error('nothing kept');
    progress = [];
    const here = await runs.resume(kept, host);
    expect(here).toMatchObject({ ok: true, value: { runId } });
    await until(() => ended.length === 2);
    expect(progress).toMatchObject([{ kind: 'finished', logs: ['Application.evtx'], share: 1 }]);
    expect(ended[1]).toEqual(ended[0]);
    runs.saved(runId);
    expect(runs.unsaved()).toBeNull();
  });

  it('takes up what an earlier run of the app has left', async () => {
    await begin();
    release();
    await until(() => ended.length === 1);
    const left = runs.unsaved();
    if (left === null) throw new Error('nothing kept');
    const next = createCollectionRuns(collect, folder, {
      onProgress: (payload) => void progress.push(payload),
      onEnded: (payload) => void ended.push(payload),
    });
    const kept = await createKeptCollections([left.folder, join(folder, 'gone')], next);
    const keptId = kept.waiting()?.keptId ?? '';
    expect(kept.waiting()).toMatchObject({ serverName: host.name, isSample: true });
    const found = kept.find(keptId);
    if (found === undefined) throw new Error('not found');
    const resumed = await next.resume(found, host);
    kept.taken(keptId);
    await until(() => ended.length === 2);
    const runId = resumed.ok ? resumed.value.runId : '';
    expect(await next.readLog(runId, 'Application.evtx', 0)).toMatchObject({ ok: true, value: { end: true } });
    expect(kept.waiting()?.keptId).toBe(keptId);
    next.saved(runId);
    expect(kept.waiting()).toBeNull();
    await next.dispose();
    expect(existsSync(left.folder)).toBe(false);
  });

  it('deletes what is not wanted any more', async () => {
    await begin();
    release();
    await until(() => ended.length === 1);
    const kept = await createKeptCollections([], runs);
    const folderOfRun = runs.unsaved()?.folder ?? '';
    await kept.forget(kept.waiting()?.keptId ?? '');
    expect(existsSync(folderOfRun)).toBe(false);
    expect(kept.waiting()).toBeNull();
  });

  it('hands out a log in pieces', async () => {
    content = new Uint8Array(logPieceBytes + 10).fill(7);
    const { runId } = await begin();
    const first = await runs.readLog(runId, 'Application.evtx', 0);
    const second = await runs.readLog(runId, 'Application.evtx', logPieceBytes);
    if (!first.ok || !second.ok) throw new Error('not read');
    expect([first.value.bytes.length, first.value.end]).toEqual([logPieceBytes, false]);
    expect([second.value.bytes.length, second.value.end]).toEqual([10, true]);
  });

  it('reads no other file and no other run', async () => {
    const { runId } = await begin();
    expect(await runs.readLog(runId, '../../../etc/passwd', 0)).toMatchObject({ error: { code: 'unknown-run' } });
    expect(await runs.readLog('another', 'Application.evtx', 0)).toMatchObject({ error: { code: 'unknown-run' } });
    expect(runs.cancel('another')).toMatchObject({ error: { code: 'unknown-run' } });
  });

  it('removes the files of a run with the next one, and with the app', async () => {
    const first = await begin();
    release();
    await until(() => ended.length === 1);
    const workFolder = runs.ended(first.runId)?.workFolder ?? '';
    expect(existsSync(workFolder)).toBe(true);
    progress = [];
    await begin();
    expect(existsSync(workFolder)).toBe(false);
    expect(runs.ended(first.runId)).toBeUndefined();
    await runs.dispose();
    expect(await readdir(folder)).toEqual([]);
  });
});
