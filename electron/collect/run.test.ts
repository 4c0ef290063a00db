import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CollectContext, CollectionEvent, CollectionRun, Collector, CollectorResult } from './collector.ts';
import { vanishMs } from '../host/windows/run-program.ts';
import { collectors } from './registry.ts';
import { runCollection } from './run.ts';
import type { RunOptions } from './run.ts';
import { handMadeHost, openedSample } from './test-support/hand-made-host.ts';

let workFolder = '';
beforeEach(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'collect-run-'));
});
afterEach(async () => {
  await rm(workFolder, { recursive: true });
});

const fine: CollectorResult = { state: 'collected', reason: 'fine', facts: {}, files: [] };

function collector(
  id: string,
  collect: (context: CollectContext) => Promise<CollectorResult>,
  parts: Partial<Collector> = {},
): Collector {
  return {
    id,
    title: id,
    purpose: '',
    privilege: 'user',
    timeoutMs: 5_000,
    maxBytes: 1_000,
    sensitive: [],
    supplies: [],
    after: [],
    collect,
    ...parts,
  };
}

const never = (): Promise<CollectorResult> => new Promise(() => undefined);

/** Ends when it is told to, and hands over what it has. */
const untilStopped =
  (result: CollectorResult) =>
  (context: CollectContext): Promise<CollectorResult> =>
    new Promise((done) => {
      context.signal.addEventListener('abort', () => done(result), { once: true });
    });

async function run(list: readonly Collector[], parts: Partial<CollectionRun> = {}, options: RunOptions = {}) {
  const events: CollectionEvent[] = [];
  const collection = await runCollection(
    {
      host: handMadeHost(),
      workFolder,
      sinceMs: 0,
      untilMs: 1,
      signal: new AbortController().signal,
      onEvent: (event) => events.push(event),
      ...parts,
    },
    { graceMs: 40, tickMs: 10, ...options, collectors: list },
  );
  return { collection, events, states: collection.outcomes.map((outcome) => outcome.state) };
}

const shares = (events: readonly CollectionEvent[]): readonly number[] => events.map((event) => event.share);

describe('runCollection', () => {
  it('keeps the order of the registry, whatever order they end in', async () => {
    const slow = collector('slow', () => new Promise((done) => setTimeout(done, 30, fine)));
    const { collection, events } = await run([slow, collector('fast', async () => fine)]);
    expect(collection.outcomes.map((outcome) => outcome.id)).toEqual(['slow', 'fast']);
    expect(events.filter((event) => event.kind === 'finished').map((event) => event.outcome.id)).toEqual([
      'fast',
      'slow',
    ]);
  });

  it('one that hangs is left behind at its timeout, one that hands over keeps its facts', async () => {
    const facts = { dotnet: { value: { release: 1 }, source: { collector: 'b', file: 'f', place: 'p' } } };
    const started = performance.now();
    const { collection, states } = await run([
      collector('hangs', never, { timeoutMs: 50 }),
      collector('yields', untilStopped({ ...fine, state: 'cancelled', facts }), { timeoutMs: 50 }),
    ]);
    expect(states).toEqual(['timed-out', 'timed-out']);
    expect(collection.outcomes[0]?.reason).toBe('no end within 50 ms');
    expect(collection.facts.dotnet?.value.release).toBe(1);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('one that waits for a killed program to vanish keeps its facts, by the limits that ship', async () => {
    const facts = { dotnet: { value: { release: 1 }, source: { collector: 'b', file: 'f', place: 'p' } } };
    const slowKill = async (context: CollectContext): Promise<CollectorResult> => {
      await untilStopped(fine)(context);
      return await new Promise((done) => setTimeout(done, vanishMs, { ...fine, state: 'cancelled', facts }));
    };
    const collection = await runCollection(
      {
        host: handMadeHost(),
        workFolder,
        sinceMs: 0,
        untilMs: 1,
        signal: new AbortController().signal,
        onEvent: () => undefined,
      },
      { collectors: [collector('slow', slowKill, { timeoutMs: 20 })] },
    );
    expect(collection.outcomes[0]?.state).toBe('timed-out');
    expect(collection.facts.dotnet?.value.release).toBe(1);
  });

  it('one that throws, at once or later, fails alone', async () => {
    const { collection, states } = await run([
      collector('throws', () => {
        throw new Error('bug');
      }),
      collector('rejects', async () => await Promise.reject(new Error('later'))),
      collector('fine', async () => fine),
    ]);
    expect(states).toEqual(['failed', 'failed', 'collected']);
    expect(collection.outcomes[0]?.reason).toContain('bug');
  });

  it('stops at the byte cap while it runs, and leaves out files that are over it', async () => {
    const path = join(workFolder, 'big');
    await writeFile(path, 'x'.repeat(2_000));
    const small = join(workFolder, 'small');
    await writeFile(small, 'x');
    const files = [
      { name: 'big', path },
      { name: 'small', path: small },
    ];
    const { collection, states } = await run([
      collector('reports', (context) => {
        context.reportBytes(1_001);
        return untilStopped(fine)(context);
      }),
      collector('writes', async () => ({ ...fine, files })),
    ]);
    expect(states).toEqual(['truncated', 'truncated']);
    expect(collection.outcomes[1]?.reason).toContain('big left out');
    expect(collection.files.map((file) => file.name)).toEqual(['small']);
    expect(collection.outcomes[1]?.bytes).toBe(1);
  });

  it('a file that was promised and is not there makes it a failure', async () => {
    const files = [{ name: 'gone', path: join(workFolder, 'gone') }];
    const { collection, states } = await run([collector('lies', async () => ({ ...fine, files }))]);
    expect(states).toEqual(['failed']);
    expect(collection.files).toEqual([]);
  });

  it('cancel keeps what is there and names the rest', async () => {
    const stop = new AbortController();
    const list = [
      collector('done', async () => fine),
      collector('running', never),
      collector('waiting', async () => fine, { after: ['running'] }),
    ];
    const { collection, states } = await run(list, {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'finished' && event.outcome.id === 'done') {
          stop.abort();
        }
      },
    });
    expect(states).toEqual(['collected', 'cancelled', 'cancelled']);
    expect(collection.cancelled).toBe(true);
  });

  it('cancelled before it began, it ends at once', async () => {
    const { states, events } = await run([collector('a', never), collector('b', never)], {
      signal: AbortSignal.abort(),
    });
    expect(states).toEqual(['cancelled', 'cancelled']);
    expect(events.map((event) => event.kind)).toEqual(['finished', 'finished']);
  });

  it('the hard stop ends everything, those in the queue too', async () => {
    const list = Array.from({ length: 5 }, (_, index) => collector(`hangs-${index}`, never));
    const started = performance.now();
    const { collection, states } = await run(list, {}, { poolSize: 2, hardStopMs: 60 });
    expect(states).toEqual(Array.from({ length: 5 }, () => 'timed-out'));
    expect(collection.cancelled).toBe(false);
    expect(collection.outcomes[4]?.reason).toContain('whole collection');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('never runs more than the pool allows', async () => {
    let running = 0;
    let most = 0;
    const job = async (): Promise<CollectorResult> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, 5));
      running -= 1;
      return fine;
    };
    const { states } = await run(
      Array.from({ length: 9 }, (_, index) => collector(`job-${index}`, job)),
      {},
      { poolSize: 3 },
    );
    expect(most).toBe(3);
    expect(states.every((state) => state === 'collected')).toBe(true);
  });

  it('hands over results to those that come after, and skips on request', async () => {
    let seen: CollectorResult | undefined;
    const { states } = await run(
      [
        collector('first', async () => ({ ...fine, reason: 'handed over' })),
        collector(
          'second',
          async (context) => {
            seen = context.results.get('first');
            return fine;
          },
          { after: ['first'] },
        ),
        collector('unwanted', async () => fine),
      ],
      { skip: ['unwanted'] },
    );
    expect(seen?.reason).toBe('handed over');
    expect(states).toEqual(['collected', 'collected', 'skipped']);
  });

  it('the share only grows and ends at one', async () => {
    const { events } = await run([
      collector('ticks', () => new Promise((done) => setTimeout(done, 80, fine)), { timeoutMs: 100 }),
      collector('hangs', never, { timeoutMs: 50 }),
      collector('fast', async () => fine),
    ]);
    const values = shares(events);
    expect(values.length).toBeGreaterThan(8);
    expect(values).toEqual(values.toSorted((left, right) => left - right));
    expect(values.at(-1)).toBe(1);
  });
});

async function gatherHealthy() {
  const { collection } = await run(collectors, { host: await openedSample('healthy') });
  return collection;
}

describe('the collectors of the registry', () => {
  it('have their own ids and fact keys, and stand after those they read', () => {
    const ids = collectors.map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    const supplied = collectors.flatMap((entry) => entry.supplies);
    expect(new Set(supplied).size).toBe(supplied.length);
    for (const [index, entry] of collectors.entries()) {
      expect(entry.after.every((id) => ids.indexOf(id) >= 0 && ids.indexOf(id) < index)).toBe(true);
    }
  });

  it('gather everything from the healthy sample, the same each time', async () => {
    const [first, second] = [await gatherHealthy(), await gatherHealthy()];
    expect(first.outcomes.map(({ id, state }) => [id, state])).toEqual(collectors.map(({ id }) => [id, 'collected']));
    expect(first.collectedAt).toBe('2026-11-16T09:30:00.000Z');
    expect(second.facts).toEqual(first.facts);
    expect(second.files).toEqual(first.files);
    const supplied = collectors.flatMap((entry) => entry.supplies).toSorted();
    expect(Object.keys(first.facts).toSorted()).toEqual(supplied);
  });

  it('each of them ends in a state on a server where everything is missing, and where everything hangs', async () => {
    const missing = await run(collectors);
    expect(missing.states).not.toContain('failed');
    const hanging = await run(collectors, { host: hangingHost() }, { hardStopMs: 80 });
    expect(hanging.states.every((state) => state === 'timed-out')).toBe(true);
  });
});

const silent = (): Promise<never> => new Promise(() => undefined);

/** Every door stays silent for ever. */
function hangingHost() {
  return {
    ...handMadeHost(),
    registry: { readKey: silent, readTree: silent },
    eventLog: { exportLog: silent, addTexts: silent, settings: silent },
    command: { run: silent },
    files: { readText: silent, list: silent, productVersion: silent },
    network: { probe: silent },
  };
}
