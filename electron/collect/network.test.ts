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

  it('tries every endpoint directly and through the proxy that the service uses', async () => {
    const asked: ProbeTarget[] = [];
    const path = await logOf([{ eventId: 31_019, text: 'ssprdedicatedsbprodncu' }]);
    const source = { collector: 'proxy', file: 'facts.json', place: '' };
    const machineConfig = { enabled: true, useSystemDefault: true, address: 'http://proxy.contoso.example:8080' };
    const value = { machineConfig, winHttp: { address: 'other.example:1', bypass: [] } };
    const results = new Map([
      ...resultsWith(path, null, '1.1.380.0'),
      ['proxy', { state: 'collected' as const, reason: '', facts: { proxy: { value, source } }, files: [] }] as const,
    ]);
    await network.collect(contextOf(listeningHost(asked), { results }));
    const ways = (proxied: boolean): readonly string[] =>
      asked
        .filter((target) => (target.proxy !== undefined) === proxied && target.port === 443)
        .map((target) => target.host);
    expect(ways(true)).toEqual(['passwordreset.microsoftonline.com', 'ssprdedicatedsbprodncu.servicebus.windows.net']);
    expect(ways(false)).toEqual(ways(true));
    expect(asked.flatMap((target) => target.proxy ?? [])).toContainEqual({
      host: 'proxy.contoso.example',
      port: 8_080,
    });
    // Old ports are no matter of a web proxy.
    expect(asked.filter((target) => target.port !== 443 && target.proxy !== undefined)).toEqual([]);
  });

  it('asks Windows too, for the very same hosts, and goes without where that is forbidden', async () => {
    const calls: string[] = [];
    const path = await logOf([{ eventId: 31_019, text: 'ssprdedicatedsbprodncu' }]);
    const hosts = [
      { host: 'passwordreset.microsoftonline.com', status: 'Success', code: '200' },
      { host: 'ssprdedicatedsbprodncu.servicebus.windows.net', status: 'SecureChannelFailure', code: '' },
    ];
    const base = handMadeHost({
      commands: [{ program: 'powershell', args: ['windows-tls'], stdout: JSON.stringify({ hosts }) }],
    });
    const host: Host = {
      ...base,
      command: {
        async run(program, args, limits) {
          calls.push(`${program} ${args.join(' ')}`);
          return await base.command.run(program, args, limits);
        },
      },
    };
    const result = await network.collect(contextOf(host, { results: resultsWith(path) }));
    expect(calls).toEqual([
      'powershell windows-tls passwordreset.microsoftonline.com,ssprdedicatedsbprodncu.servicebus.windows.net',
    ]);
    expect(result.facts.network?.value.windows).toEqual([
      { host: 'passwordreset.microsoftonline.com', status: 'Success', httpStatus: 200 },
      { host: 'ssprdedicatedsbprodncu.servicebus.windows.net', status: 'SecureChannelFailure', httpStatus: null },
    ]);
    const without = await network.collect(contextOf(handMadeHost(), { results: resultsWith(path) }));
    expect(without.facts.network?.value).not.toHaveProperty('windows');
    expect(without.state).toBe('collected');
  });

  it('probes side by side, six at most', async () => {
    let running = 0;
    let most = 0;
    const base = handMadeHost();
    const host: Host = {
      ...base,
      network: {
        async probe(target, limits) {
          running += 1;
          most = Math.max(most, running);
          await new Promise((done) => setTimeout(done, 5));
          running -= 1;
          return await base.network.probe(target, limits);
        },
      },
    };
    const path = await logOf([{ eventId: 31_019, text: 'ssprdedicatedsbprodncu ssprdedicatedsbprodscu' }]);
    await network.collect(contextOf(host, { results: resultsWith(path, null, '1.1.380.0') }));
    expect(most).toBe(6);
  });

  it('starts nothing once it is cancelled', async () => {
    const asked: ProbeTarget[] = [];
    const result = await network.collect(contextOf(listeningHost(asked), { signal: AbortSignal.abort() }));
    expect(asked).toEqual([]);
    expect(result.state).toBe('cancelled');
  });
});
