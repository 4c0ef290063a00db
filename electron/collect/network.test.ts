import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeEvtx } from '../../shared/event-log/evtx/test-support/writer.ts';
import type { Host, ProbeTarget } from '../host/host.ts';
import type { CollectorResult } from './collector.ts';
import { network } from './network.ts';
import { namespacesIn, relayNamespacesInLog } from './relay-namespaces.ts';
import { contextOf, handMadeHost, openedSample } from './test-support/hand-made-host.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collect-network-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function logOf(events: readonly { readonly eventId: number; readonly text: string }[]): Promise<string> {
  const path = join(folder, 'Application.evtx');
  const bytes = writeEvtx(
    events.map(({ eventId, text }, index) => ({
      provider: 'PasswordResetService',
      eventId,
      level: 4,
      timeMs: Date.UTC(2026, 10, 16, 8, index),
      recordId: index + 1,
      channel: 'Application',
      computer: 'CONNECT01',
      data: [text],
    })),
  );
  await writeFile(path, bytes);
  return path;
}

function resultsWith(
  path: string,
  azureInstance: number | null = null,
  version?: string,
): ReadonlyMap<string, CollectorResult> {
  const source = { collector: 'connect-version', file: 'facts.json', place: '' };
  const sources = version === undefined ? [] : [{ kind: 'engine-file' as const, version, place: '' }];
  const connectVersion = { value: { sources, azureInstance }, source };
  return new Map<string, CollectorResult>([
    [
      'application-event-log',
      { state: 'collected', reason: '', facts: {}, files: [{ name: 'Application.evtx', path }] },
    ],
    ['connect-version', { state: 'collected', reason: '', facts: { connectVersion }, files: [] }],
  ]);
}

/** Records what would be reached for. */
function listeningHost(asked: ProbeTarget[]): Host {
  const host = handMadeHost();
  return {
    ...host,
    network: {
      async probe(target, limits) {
        asked.push(target);
        return await host.network.probe(target, limits);
      },
    },
  };
}

const signal = new AbortController().signal;
const listener = '91ceb514-6d2c-4f0b-9a53-2f4c3a1f7d10_2e53b84b-0d63-4a52-8f0e-5b9d1c7e4a21';

describe('namespaces in the log', () => {
  it('come from heartbeats first, newest first, each once', async () => {
    const path = await logOf([
      { eventId: 31_034, text: 'Namespace: ssprdedicatedsbprodscu, lost' },
      { eventId: 31_019, text: `Namespace: ssprdedicatedsbprodncu, Endpoint: ${listener}` },
      { eventId: 31_019, text: 'Namespace: SSPRDEDICATEDSBPRODNEU.servicebus.windows.net' },
      { eventId: 31_019, text: `Namespace: ssprdedicatedsbprodncu, Endpoint: ${listener}` },
      { eventId: 31_001, text: 'ssprdedicatedsbprodweu' },
    ]);
    expect(await relayNamespacesInLog(path, 'servicebus.windows.net', signal)).toEqual([
      { host: 'ssprdedicatedsbprodncu.servicebus.windows.net', listener },
      { host: 'ssprdedicatedsbprodneu.servicebus.windows.net', listener: null },
      { host: 'ssprdedicatedsbprodscu.servicebus.windows.net', listener: null },
    ]);
  });

  it('a hostile log cannot send the probe to many places', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `ssprdedicatedsbx${index}`).join(' ');
    const path = await logOf([{ eventId: 31_019, text: names }]);
    expect(await relayNamespacesInLog(path, 'servicebus.windows.net', signal)).toHaveLength(6);
  });

  it('a foreign host in an event is never one', () => {
    expect(namespacesIn('see https://evil.example/ssprdedicatedsb and servicebus.windows.net', 'x')).toEqual([]);
  });
});

describe('network', () => {
  it('tests the service and the relays of the recorded log', async () => {
    const host = await openedSample('service-bus-blocked');
    const file = join(folder, 'Application.evtx');
    await host.eventLog.exportLog('Application', '*', file, { signal, timeoutMs: 5_000 });
    const result = await network.collect(contextOf(host, { results: resultsWith(file) }));
    expect(result).toMatchObject({ state: 'collected', reason: '1 of 3 endpoints reached' });
    expect(result.facts.network?.value.probes.map((probe) => [probe.role, probe.steps[1]?.outcome])).toEqual([
      ['service', 'ok'],
      ['relay', 'timed-out'],
      ['relay', 'timed-out'],
    ]);
  });

  it.each([
    [null, ['passwordreset.microsoftonline.com']],
    [4, ['passwordreset.microsoftonline.us']],
  ])('without a log, only the hosts of the cloud (AzureInstance %j)', async (instance, hosts) => {
    const asked: ProbeTarget[] = [];
    const results = resultsWith(join(folder, 'nothing.evtx'), instance);
    const result = await network.collect(contextOf(listeningHost(asked), { results }));
    expect(asked.map((target) => target.host)).toEqual(hosts);
    expect(result.reason).toContain('names no relay');
  });

  it('asks a relay for its listener, on port 443 only', async () => {
    const asked: ProbeTarget[] = [];
    const path = await logOf([{ eventId: 31_019, text: `ssprdedicatedsbprodncu ${listener}` }]);
    await network.collect(contextOf(listeningHost(asked), { results: resultsWith(path) }));
    expect(asked).toContainEqual({
      host: 'ssprdedicatedsbprodncu.servicebus.windows.net',
      port: 443,
      role: 'relay',
      path: `/${listener}`,
    });
    expect(asked.every((target) => target.port === 443)).toBe(true);
  });

  it('tries the old ports for versions that used them, and only whether they open', async () => {
    const asked: ProbeTarget[] = [];
    const path = await logOf([{ eventId: 31_019, text: 'ssprdedicatedsbprodncu' }]);
    await network.collect(contextOf(listeningHost(asked), { results: resultsWith(path, null, '1.1.380.0') }));
    const old = asked.filter((target) => target.port !== 443);
    expect(old.map((target) => target.port)).toEqual([5_671, 9_350, 9_351, 9_352, 9_353, 9_354]);
    expect(old.every((target) => target.until === 'tcp' && target.role === 'relay')).toBe(true);
  });

  it('the China relays are the same for every tenant', async () => {
    const asked: ProbeTarget[] = [];
    const path = await logOf([{ eventId: 31_019, text: 'ssprdedicatedsbmcprodcne.servicebus.chinacloudapi.cn' }]);
    await network.collect(contextOf(listeningHost(asked), { results: resultsWith(path) }));
    expect(asked.map((target) => target.host)).toEqual(['ssprdedicatedsbmcprodcne.servicebus.chinacloudapi.cn']);
  });

  it('starts nothing once it is cancelled', async () => {
    const asked: ProbeTarget[] = [];
    const result = await network.collect(contextOf(listeningHost(asked), { signal: AbortSignal.abort() }));
    expect(asked).toEqual([]);
    expect(result.state).toBe('cancelled');
  });
});
