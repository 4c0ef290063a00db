import type { Host } from '../../host/host.ts';
import { createSampleHost } from '../../host/sample-host.ts';
import { sampleServerSchema } from '../../host/sample-server.ts';
import type { SampleServerInput } from '../../host/sample-server.ts';
import type { CollectContext, CollectorResult, RequestFocus } from '../collector.ts';

/** A server of which only `parts` is known; everything else is missing on it. */
export function handMadeHost(parts: Partial<SampleServerInput> = {}, folder = ''): Host {
  const server = sampleServerSchema.parse({
    schema: 'connect-support-bundle/sample-server/1',
    name: 'hand-made',
    title: 'Hand-made',
    description: '',
    hostName: 'CONNECT01',
    clock: '2026-11-16T09:30:00Z',
    elevated: true,
    resources: { uptimeSeconds: 60, memoryBytes: 8, freeMemoryBytes: 4, volumes: [], adapters: [], dnsServers: [] },
    registry: [],
    commands: [],
    files: [],
    eventLogs: [],
    endpoints: [],
    ...parts,
  });
  return createSampleHost(server, folder);
}

export interface ContextParts {
  readonly workFolder?: string;
  readonly signal?: AbortSignal;
  readonly results?: ReadonlyMap<string, CollectorResult>;
  readonly onlyConnectEvents?: boolean;
  readonly focus?: RequestFocus;
}

export function contextOf(host: Host, parts: ContextParts = {}): CollectContext {
  return {
    host,
    workFolder: parts.workFolder ?? '',
    sinceMs: Date.UTC(2026, 10, 9, 9, 30),
    untilMs: Date.UTC(2026, 10, 16, 9, 30),
    onlyConnectEvents: parts.onlyConnectEvents ?? false,
    ...(parts.focus === undefined ? {} : { focus: parts.focus }),
    signal: parts.signal ?? new AbortController().signal,
    results: parts.results ?? new Map(),
    reportBytes: () => undefined,
  };
}

/** One recorded registry key. */
export function registryKey(
  path: string,
  values: SampleServerInput['registry'][number]['values'],
  view: '64' | '32' | 'both' = '64',
): SampleServerInput['registry'][number] {
  return { path, view, values };
}

/** The same key, which may not be read. */
export function deniedKey(path: string): SampleServerInput['registry'][number] {
  return { path, view: 'both', values: {}, error: { code: 'denied', detail: 'access denied' } };
}

export async function openedSample(name: string): Promise<Host> {
  const { openSample } = await import('../../host/samples.ts');
  const sample = await openSample(name);
  if (!sample.ok) {
    throw new Error(`sample ${name}: ${sample.error.code}`);
  }
  return sample.value;
}
