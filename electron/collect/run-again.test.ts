import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSample } from '../host/samples.ts';
import type { Host } from '../host/host.ts';
import type { Collection, Collector, CollectorResult } from './collector.ts';
import { runAgain } from './run-again.ts';
import { runCollection } from './run.ts';

describe('running one collector again', () => {
  let folder = '';
  let host: Host;
  let calls: string[] = [];
  let seen: ReadonlyMap<string, CollectorResult> = new Map();

  const collector = (id: string, after: readonly string[], supplies: Collector['supplies']): Collector => ({
    id,
    title: id,
    purpose: '',
    privilege: 'user',
    timeoutMs: 5000,
    maxBytes: 1000,
    sensitive: [],
    supplies,
    after,
    async collect({ results }) {
      calls.push(id);
      seen = results;
      const path = join(folder, `${id}-${calls.length}`);
      await writeFile(path, id);
      const source = { kind: 'network', ref: `${calls.length}` };
      // Only which fact stands where counts here.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const facts = Object.fromEntries(supplies.map((key) => [key, { value: calls.length, source }])) as never;
      return { state: 'collected', reason: `${calls.length}`, facts, files: [{ name: `${id}.txt`, path }] };
    },
  });
  const collectors = [
    collector('log', [], ['server']),
    collector('proxy', [], ['proxy']),
    collector('network', ['log'], ['network']),
  ];
  let collection: Collection;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'run-again-test-'));
    const opened = await openSample('healthy');
    if (!opened.ok) throw new Error(opened.error.code);
    host = opened.value;
    calls = [];
    const run = { host, workFolder: folder, sinceMs: 0, untilMs: 1, signal: new AbortController().signal };
    collection = await runCollection({ ...run, onEvent: () => undefined }, { collectors, poolSize: 1 });
    calls = [];
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const again = async (id: string, signal = new AbortController().signal): Promise<Collection> =>
    await runAgain({ id, collection, host, workFolder: folder, signal, collectors });

  it('replaces its outcome, facts and files, and touches nothing else', async () => {
    const result = await again('network');
    expect(calls).toEqual(['network']);
    expect(result.outcomes.map(({ id, reason }) => [id, reason])).toEqual([
      ['log', collection.outcomes[0]?.reason],
      ['proxy', collection.outcomes[1]?.reason],
      ['network', '1'],
    ]);
    expect(result.facts.proxy).toBe(collection.facts.proxy);
    expect(result.facts.network).not.toEqual(collection.facts.network);
    expect(result.files.filter(({ collector: of }) => of === 'network')).toHaveLength(1);
    expect(result.files).toHaveLength(collection.files.length);
    expect([result.collectedAt, result.sinceMs, result.untilMs]).toEqual([collection.collectedAt, 0, 1]);
  });

  it('builds upon what was collected before', async () => {
    await again('network');
    expect([...seen.keys()]).toEqual(['log']);
    expect(seen.get('log')?.files.map(({ name }) => name)).toEqual(['log.txt']);
    expect(seen.get('log')?.facts).toEqual({ server: collection.facts.server });
  });

  it('leaves a collection as it is where there is no such collector', async () => {
    expect(await again('nothing')).toBe(collection);
  });

  it('says that it was stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    const result = await again('network', stop.signal);
    expect(result.outcomes.at(-1)).toMatchObject({ id: 'network', state: 'cancelled' });
  });
});
