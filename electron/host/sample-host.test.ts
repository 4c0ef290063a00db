import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSampleHost } from './sample-host.ts';
import { sampleServerSchema } from './sample-server.ts';
import type { SampleServerInput } from './sample-server.ts';
import { listSamples, openSample } from './samples.ts';

const limits = { signal: new AbortController().signal, timeoutMs: 1_000, maxBytes: 1_000 };

const recording: SampleServerInput = {
  schema: 'connect-support-bundle/sample-server/1',
  name: 'test',
  title: 'Test',
  description: '',
  hostName: 'X',
  clock: '2026-11-16T09:30:00Z',
  elevated: true,
  resources: { uptimeSeconds: 60, memoryBytes: 8, freeMemoryBytes: 4, volumes: [], adapters: [], dnsServers: [] },
  registry: [
    { path: 'HKLM\\A\\B\\C', view: '64', values: { N: { dword: 7 }, B: { binary: '00ff' }, M: { strings: ['x'] } } },
    { path: 'HKLM\\A\\B\\D', view: '32', values: {} },
  ],
  commands: [{ program: 'sc', args: ['queryex', 'ADSync'], delayMs: 60_000 }],
  files: [{ path: 'C:\\X.TXT', text: 'abc' }],
  eventLogs: [],
  endpoints: [],
};
const host = createSampleHost(sampleServerSchema.parse(recording), '');

describe('a recorded server', () => {
  it('answers for keys between the recorded ones, in the right view only', async () => {
    expect(await host.registry.readKey('hklm\\a', '64', limits)).toMatchObject({ ok: true, value: { subkeys: ['B'] } });
    expect(await host.registry.readKey('HKLM\\A\\B', '64', limits)).toMatchObject({ value: { subkeys: ['C'] } });
    expect(await host.registry.readKey('HKLM\\A\\B', '32', limits)).toMatchObject({ value: { subkeys: ['D'] } });
    expect(await host.registry.readKey('HKLM\\A\\B\\C', '32', limits)).toMatchObject({ error: { code: 'missing' } });
    const key = await host.registry.readKey('HKLM\\A\\B\\C', '64', limits);
    expect(key.ok && key.value.values.get('B')).toEqual({ kind: 'binary', value: Uint8Array.of(0, 255) });
    const tree = await host.registry.readTree('HKLM\\A', '64', limits);
    expect(tree.ok && [...tree.value.keys()]).toEqual(['', 'B', 'B\\C']);
  });

  it('can hang as a real one can, until its time is over or somebody cancels', async () => {
    const hang = host.command.run('sc', ['queryex', 'ADSync'], { ...limits, timeoutMs: 20 });
    expect(await hang).toMatchObject({ error: { code: 'timed-out' } });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    const cancelled = host.command.run('sc', ['queryex', 'ADSync'], { ...limits, signal: stop.signal });
    expect(await cancelled).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('knows no more than was recorded', async () => {
    expect(await host.files.readText('c:\\x.txt', { ...limits, maxBytes: 2 })).toEqual({ ok: true, value: 'ab' });
    expect(await host.files.productVersion('C:\\X.TXT', limits)).toMatchObject({ error: { code: 'failed' } });
    expect(await host.command.run('w32tm', ['/query', '/status'], limits)).toMatchObject({
      error: { code: 'missing' },
    });
    expect(await host.eventLog.settings('Application', limits)).toMatchObject({ error: { code: 'missing' } });
    const probe = await host.network.probe({ host: 'x', port: 443, role: 'relay', path: '/' }, limits);
    expect(probe.steps.map((step) => step.outcome)).toEqual(['not-run', 'not-run', 'not-run', 'not-run']);
    expect(host.clock.nowMs()).toBe(Date.UTC(2026, 10, 16, 9, 30));
  });
});

describe('the samples that ship', () => {
  it('are listed by name and open', async () => {
    const samples = await listSamples();
    expect(samples.map((sample) => sample.name)).toEqual(
      expect.arrayContaining(['healthy', 'policy-rejections', 'service-bus-blocked']),
    );
    for (const sample of samples) {
      expect(await openSample(sample.name)).toMatchObject({ ok: true, value: { kind: 'sample', name: sample.name } });
    }
  });

  it('an unknown name is answered with the known ones', async () => {
    expect(await openSample('../healthy')).toMatchObject({
      error: { code: 'unknown-sample', known: expect.arrayContaining(['healthy']) },
    });
  });

  it('a damaged recording is left out of the list, and opening it says why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samples-'));
    await mkdir(join(folder, 'bad'));
    await writeFile(join(folder, 'bad', 'server.json'), '{"schema": 1}');
    expect(await listSamples(folder)).toEqual([]);
    expect(await openSample('bad', folder)).toMatchObject({ error: { code: 'sample-damaged' } });
    expect(await listSamples(join(folder, 'absent'))).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
