import { spawnSync } from 'node:child_process';
import { mkdtemp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyzeCollection } from '../electron/analyze.ts';
import { openBundle } from '../electron/bundle/read.ts';
import { timelessReplay, writeBundle } from '../electron/bundle/write-bundle.ts';
import type { Collection, CollectionEvent, CollectionRun } from '../electron/collect/collector.ts';
import { collectors } from '../electron/collect/registry.ts';
import { runCollection } from '../electron/collect/run.ts';
import { windowsOver } from '../electron/collect/test-support/gather.ts';
import { languages } from '../electron/collect/test-support/windows-languages.ts';
import type { Host } from '../electron/host/host.ts';
import { listSamples, openSample } from '../electron/host/samples.ts';
import { replayWindows } from '../electron/host/windows/test-support/replayed-windows.ts';
import { createAnalysisSession } from '../shared/analysis/analysis-session.ts';
import { success } from '../shared/result/result.ts';

/** From the first question to the sealed zip, as the command line goes, and what is left when something breaks on the way. */

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collection-to-bundle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function sampleHost(name: string): Promise<Host> {
  const sample = await openSample(name);
  if (!sample.ok) {
    throw new Error(`sample ${name}: ${sample.error.code}`);
  }
  return sample.value;
}

async function collect(host: Host, workFolder: string, parts: Partial<CollectionRun> = {}): Promise<Collection> {
  const untilMs = Date.UTC(2026, 10, 16, 9, 30);
  const collection = await runCollection({
    host,
    workFolder,
    sinceMs: untilMs - 7 * 86_400_000,
    untilMs,
    signal: new AbortController().signal,
    onEvent: () => undefined,
    ...parts,
  });
  return timelessReplay(collection, host);
}

/** Entry name → text of the bundle that becomes of a collection; it must open and every file must match its checksum. */
async function bundleOf(host: Host, collection: Collection, file: string): Promise<ReadonlyMap<string, string>> {
  const analysis = await analyzeCollection(collection);
  const written = await writeBundle({ file, host, collection, analysis, toolVersion: '0.0.0', replace: true });
  expect(written).toMatchObject({ ok: true });
  const opened = await openBundle(file);
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  const texts = new Map<string, string>();
  expect((await opened.value.verify()).filter(({ state }) => state !== 'verified')).toEqual([]);
  for (const name of ['manifest.json', 'facts.json', 'findings.json', 'report.md']) {
    texts.set(name, Buffer.from((await opened.value.readFile(name, 1e8)) ?? '').toString('utf8'));
  }
  await opened.value.close();
  return texts;
}

const states = ({ outcomes }: Collection): readonly string[] =>
  outcomes.filter(({ state }) => state !== 'collected').map(({ id, state }) => `${id} ${state}`);

const samples = await listSamples();

describe('running twice', () => {
  it.each(samples.map(({ name }) => name))('over %s gives the same bundle, byte for byte', async (name) => {
    const host = await sampleHost(name);
    const bytes: Buffer[] = [];
    for (const turn of ['first', 'second']) {
      const workFolder = join(folder, `${name}-${turn}`);
      await mkdir(workFolder);
      const file = join(folder, `${name}-${turn}.zip`);
      await bundleOf(host, await collect(host, workFolder), file);
      bytes.push(await readFile(file));
      await rm(workFolder, { recursive: true });
      await rm(file);
    }
    expect(bytes[1]?.equals(bytes[0] ?? Buffer.alloc(0))).toBe(true);
  });

  it('over the doors of Windows gives the same bundle but for times', async () => {
    const texts: string[] = [];
    for (const turn of ['one', 'two']) {
      const workFolder = join(folder, `windows-${turn}`);
      await mkdir(workFolder);
      const [language] = languages;
      const windows = await windowsOver('some-users-denied', (recorded) =>
        language === undefined ? () => Promise.reject(new Error('no language')) : replayWindows(recorded, language),
      );
      const host: Host = { ...windows, clock: { nowMs: () => Date.UTC(2026, 10, 16, 9, 30) } };
      const bundle = await bundleOf(host, await collect(host, workFolder), join(folder, `windows-${turn}.zip`));
      texts.push(
        [...bundle.values()]
          .join('\n')
          .replaceAll(/"durationMs": ?\d+/g, '"durationMs":0')
          // The report has them in seconds, and the manifest the checksums of all that differs.
          .replaceAll(/\b[0-9a-f]{64}\b/g, 'checksum')
          .replaceAll(/("name": ?"(?:findings\.json|report\.md)",\s*"size": ?)\d+/g, '$1…')
          .replaceAll(/\| [\d.,]+ m?s \|/g, '| time |'),
      );
    }
    expect(texts[1]).toBe(texts[0]);
  });
});

describe('cancelled half-way', () => {
  it('what is there becomes a valid, smaller bundle that says what was cancelled', async () => {
    const stop = new AbortController();
    const recorded = await sampleHost('policy-rejections');
    const host: Host = {
      ...recorded,
      // The network never answers; somebody loses patience once the log is there.
      network: { probe: () => new Promise(() => undefined) },
    };
    const workFolder = join(folder, 'cancelled');
    await mkdir(workFolder);
    const collection = await collect(host, workFolder, {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'finished' && event.outcome.id === 'directory') {
          stop.abort();
        }
      },
    });
    expect(collection.cancelled).toBe(true);
    expect(states(collection)).toEqual(['network cancelled', 'clock cancelled']);
    const bundle = await bundleOf(host, collection, join(folder, 'cancelled.zip'));
    expect(bundle.get('manifest.json')).toMatch(/"id": ?"network"[^}]*"state": ?"cancelled"/);
    expect(bundle.get('findings.json')).toContain('password-policy-rejected');
    expect(bundle.get('facts.json')).not.toContain('"network"');
  });
});

describe('the first finding', () => {
  it('is there within two seconds on a server that answers as a real one does', async () => {
    const [language] = languages;
    if (language === undefined) {
      throw new Error('no language');
    }
    /** How long each program takes on a server in use, in milliseconds. */
    const pace: Readonly<Record<string, number>> = { reg: 60, sc: 80, w32tm: 120, wevtutil: 3_000, powershell: 6_000 };
    const host = await windowsOver('outdated-server', (recorded) => {
      const replay = replayWindows(recorded, language);
      return async (...call) => {
        await new Promise((done) => setTimeout(done, pace[call[0]] ?? 0));
        return await replay(...call);
      };
    });
    const session = createAnalysisSession({ asOf: '2026-11-16T09:30:00Z', askedSince: null, askedUntil: null });
    const stop = new AbortController();
    const started = performance.now();
    let firstMs: number | null = null;
    const workFolder = join(folder, 'first');
    await mkdir(workFolder);
    const onEvent = (event: CollectionEvent): void => {
      if (event.kind === 'finished' && firstMs === null) {
        session.addFacts(event.facts);
        session.addOutcome(event.outcome);
        if (session.current().findings.length > 0) {
          firstMs = performance.now() - started;
          stop.abort();
        }
      }
    };
    await collect(host, workFolder, { signal: stop.signal, onEvent });
    expect(firstMs).not.toBeNull();
    expect(firstMs).toBeLessThan(2_000);
    expect(session.current().findings[0]?.evidence[0]?.quote).toBeTruthy();
  });
});

/** A tmpfs of that size; null where this machine may not mount one. */
async function smallDisk(size: string): Promise<string | null> {
  const mounted = join(folder, `disk-${size}`);
  await mkdir(mounted);
  const options = ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', mounted];
  return process.getuid?.() === 0 && spawnSync('mount', options, { stdio: 'ignore' }).status === 0 ? mounted : null;
}

/**
 * What is lost on ever larger disks, from everything that is written to nothing: the application log has 3588 KB, the
 * system log 68, and where there is room for it, 512 KB are held for what comes after. Both logs are written at the same
 * time, so that either may come too late on a disk for one of them.
 */
const disks: readonly (readonly [string, number])[] = [
  ['4k', 2],
  ['128k', 1],
  ['560k', 2],
  ['640k', 1],
  ['4140k', 1],
  ['16m', 0],
];

describe('a disk that is full at each stage', () => {
  it.for(disks)('of %s: a valid smaller bundle, each loss with its reason', async ([size, lostLogs], { skip }) => {
    const disk = await smallDisk(size);
    if (disk === null) {
      skip('needs the right to mount a small disk');
      return;
    }
    try {
      const host = await sampleHost('healthy');
      const collection = await collect(host, disk);
      expect(states(collection).filter((line) => line.endsWith('-event-log failed'))).toHaveLength(lostLogs);
      for (const { state, reason } of collection.outcomes) {
        expect(state === 'collected' || reason.includes('the disk is full'), reason).toBe(true);
      }
      // Nothing half written is left to take the space of the rest, or to be taken for a whole file.
      expect((await readdir(disk)).toSorted()).toEqual(collection.files.map(({ name }) => name).toSorted());
      const bundle = await bundleOf(host, collection, join(folder, `disk-${size}.zip`));
      expect(JSON.parse(bundle.get('facts.json') ?? '')).toHaveProperty('tls');
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it.each(['wevtutil epl Application', 'wevtutil epl System', 'wevtutil al'])(
    'while %s runs: what Windows says of it',
    async (stage) => {
      const [language] = languages;
      if (language === undefined) {
        throw new Error('no language');
      }
      const windows = await windowsOver('healthy', (recorded) => {
        const replay = replayWindows(recorded, language);
        return async (program, args, limits) => {
          const answer = await replay(program, args, limits);
          // The file is there, but half of it is missing: 112 is "disk full" in every language.
          return `${program} ${args.join(' ')}`.startsWith(stage)
            ? success({ exitCode: 112, stdout: new Uint8Array(), stderr: new Uint8Array(), truncated: false })
            : answer;
        };
      });
      const host: Host = { ...windows, clock: { nowMs: () => Date.UTC(2026, 10, 16, 9, 30) } };
      const workFolder = await mkdtemp(join(folder, 'stage-'));
      const collection = await collect(host, workFolder);
      const lost = { 'wevtutil epl Application': 'application-event-log', 'wevtutil epl System': 'system-event-log' };
      const expected = Object.entries(lost).flatMap(([key, id]) => (key === stage ? [`${id} failed`] : []));
      expect(states(collection)).toEqual(expected);
      await bundleOf(host, collection, join(workFolder, 'bundle.zip'));
    },
  );

  it('each item that writes a file is among them', async () => {
    const host = await sampleHost('healthy');
    const workFolder = await mkdtemp(join(folder, 'writers-'));
    const collection = await collect(host, workFolder);
    const writers = new Set(collection.files.map(({ collector }) => collector));
    expect([...writers]).toEqual(['application-event-log', 'system-event-log', 'trace-log']);
    expect(collection.outcomes).toHaveLength(collectors.length);
  });
});
