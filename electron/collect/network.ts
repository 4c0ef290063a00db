import { z } from 'zod';
import type { EndpointProbe, Facts, WindowsProbe } from '../../shared/facts/facts.ts';
import { installedVersion } from '../../shared/facts/installed-version.ts';
import { cloudOfInstance, endpointsFor, writebackPorts } from '../../shared/knowledge/endpoints.ts';
import type { Cloud } from '../../shared/knowledge/endpoints.ts';
import type { ProbeTarget } from '../host/host.ts';
import { applicationEventLog, applicationLogName } from './application-event-log.ts';
import { factOf, limitsOf, notCollected } from './collector-result.ts';
import type { CollectContext, Collector, CollectorResult } from './collector.ts';
import { connectVersion } from './connect-version.ts';
import { askPowerShell, listOf, wholeNumber } from './powershell-answer.ts';
import { relayNamespacesInLog } from './relay-namespaces.ts';
import { proxy } from './proxy.ts';
import type { RelayNamespace } from './relay-namespaces.ts';

const clouds: readonly Cloud[] = ['us-government', 'china', 'public'];
const httpsPort = 443;
const parallelProbes = 6;
const probeTimeoutMs = 20_000;

/** Reaches for the endpoints of this cloud and the namespaces that this server's own log names, and for nothing else. */
export const network: Collector = {
  id: 'network',
  title: 'Network test',
  purpose: 'Whether this server reaches the password reset service and its relays: name, port, TLS, HTTPS.',
  privilege: 'user',
  timeoutMs: 40_000,
  maxBytes: 1_048_576,
  sensitive: ['host-names', 'addresses', 'tenant'],
  supplies: ['network'],
  after: [applicationEventLog.id, connectVersion.id, proxy.id],
  async collect(context) {
    const found = await namespaces(context);
    const usual = targetsOf(found, cloudOf(context, found));
    const targets = [...withProxy(usual, serviceProxy(context)), ...oldPorts(context, usual)];
    if (targets.length === 0) {
      return notCollected('empty', 'no endpoint is known for this cloud');
    }
    const [probes, windows] = await Promise.all([probeAll(context, targets), askWindows(context, targets)]);
    return result(probes, windows, targets.length, found.length, context.signal.aborted);
  },
};

async function namespaces(context: CollectContext): Promise<readonly RelayNamespace[]> {
  const log = context.results.get(applicationEventLog.id)?.files.find((file) => file.name === applicationLogName);
  if (log === undefined) {
    return [];
  }
  try {
    return await relayNamespacesInLog(log.path, relaySuffix(cloudOf(context, [])), context.signal);
  } catch {
    // An unreadable file or a cancel: the endpoints of the cloud are tested all the same.
    return [];
  }
}

/** The names in the log outweigh the registry: the service is connected there. */
function cloudOf(context: CollectContext, found: readonly RelayNamespace[]): Cloud {
  const named = clouds.find((cloud) => found.some((namespace) => namespace.host.endsWith(`.${relaySuffix(cloud)}`)));
  const instance = context.results.get(connectVersion.id)?.facts.connectVersion?.value.azureInstance ?? null;
  return named ?? cloudOfInstance(instance) ?? 'public';
}

/** `servicebus.windows.net` and its like: what completes a bare namespace in this cloud. */
function relaySuffix(cloud: Cloud): string {
  const relay = endpointsFor(cloud).find((endpoint) => endpoint.role === 'relay')?.host ?? '';
  return relay.slice(relay.indexOf('.') + 1);
}

function targetsOf(found: readonly RelayNamespace[], cloud: Cloud): readonly ProbeTarget[] {
  const known = endpointsFor(cloud);
  const services = known
    .filter((endpoint) => endpoint.role === 'service')
    .map((endpoint) => endpoint.host.replace('*.', ''));
  // A pattern such as `*.servicebus.windows.net` cannot be reached for; the log says which names it stands for.
  const fixed = known.filter((endpoint) => endpoint.role === 'relay' && !endpoint.host.includes('*'));
  const relays = found.length > 0 ? found : fixed.map(({ host }): RelayNamespace => ({ host, listener: null }));
  return [
    ...services.map((host): ProbeTarget => ({ host, port: httpsPort, role: 'service', path: '/' })),
    ...relays.map(({ host, listener }): ProbeTarget => ({
      host,
      port: httpsPort,
      role: 'relay',
      path: `/${listener ?? ''}`,
    })),
  ];
}

/** The proxy that machine.config names. What a service account has set for itself cannot be seen from here. */
function serviceProxy(context: CollectContext): { readonly host: string; readonly port: number } | null {
  const config = context.results.get(proxy.id)?.facts.proxy?.value.machineConfig ?? null;
  return config?.enabled === true && config.address !== null ? parseProxyAddress(config.address) : null;
}

/** `http://proxy:8080`, `proxy:8080` or `http=a:80;https=b:443`; port 80 where none is named. */
export function parseProxyAddress(address: string): { readonly host: string; readonly port: number } | null {
  const entries = address.split(';').map((entry) => entry.trim());
  const chosen = entries.find((entry) => /^https=/i.test(entry)) ?? entries[0] ?? '';
  // https=proxy.contoso.example:8080
  const match = /^(?:https?=)?(?:https?:\/\/)?([a-z0-9.-]+)(?::(\d{1,5}))?\/?$/i.exec(chosen);
  const port = Number(match?.[2] ?? 80);
  return match?.[1] === undefined || port < 1 || port > 65_535 ? null : { host: match[1], port };
}

/** Ports besides 443 that the relays were reached on before 1.1.443.0; for no newer version. */
function oldPorts(context: CollectContext, targets: readonly ProbeTarget[]): readonly ProbeTarget[] {
  const known = context.results.get(connectVersion.id)?.facts.connectVersion?.value;
  const version = known === undefined ? null : installedVersion(known);
  const ports = writebackPorts(version?.version ?? null)
    .flatMap(portsIn)
    .filter((port) => port !== httpsPort);
  const relays = targets.filter((target) => target.role === 'relay');
  return relays.flatMap(({ host, role }) =>
    ports.map((port): ProbeTarget => ({ host, port, role, path: '/', until: 'tcp' })),
  );
}

/** `9350-9354` → 9350 … 9354 */
function portsIn(range: string): readonly number[] {
  const [first = 0, last = first] = range.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Everything directly, and once more through the proxy where there is one. */
function withProxy(
  targets: readonly ProbeTarget[],
  through: { readonly host: string; readonly port: number } | null,
): readonly ProbeTarget[] {
  return through === null
    ? targets
    : [...targets, ...targets.map(({ host, port, role, path }) => ({ host, port, role, path, proxy: through }))];
}

async function probeAll(context: CollectContext, targets: readonly ProbeTarget[]): Promise<readonly EndpointProbe[]> {
  const probes: (EndpointProbe | undefined)[] = targets.map(() => undefined);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < targets.length && !context.signal.aborted) {
      const index = next;
      next += 1;
      const target = targets[index];
      if (target !== undefined) {
        probes[index] = await context.host.network.probe(target, limitsOf(context, probeTimeoutMs));
      }
    }
  };
  await Promise.all(Array.from({ length: parallelProbes }, worker));
  return probes.filter((probe) => probe !== undefined);
}

/** The steps that were asked for went well. */
function isReached({ steps }: EndpointProbe): boolean {
  return steps[0]?.outcome === 'ok' && steps.every(({ outcome }) => outcome === 'ok' || outcome === 'not-run');
}

const windowsSchema = z.object({
  hosts: listOf(z.object({ host: z.string(), status: z.string(), code: wholeNumber })),
});

/** The service speaks through Windows' TLS, with its settings; ours may see what it does not. Null: not answered. */
async function askWindows(
  context: CollectContext,
  targets: readonly ProbeTarget[],
): Promise<readonly WindowsProbe[] | null> {
  const hosts = [...new Set(targets.map((target) => target.host))];
  const answer = await askPowerShell(context, ['windows-tls', hosts.join(',')], windowsSchema, 30_000);
  return answer.ok
    ? answer.value.hosts.map(({ host, status, code }): WindowsProbe => ({ host, status, httpStatus: code }))
    : null;
}

function result(
  probes: readonly EndpointProbe[],
  windows: readonly WindowsProbe[] | null,
  asked: number,
  namespaceCount: number,
  stopped: boolean,
): CollectorResult {
  const facts: Facts = {
    network: factOf('network', 'probes', windows === null ? { probes } : { probes, windows }),
  };
  const reached = probes.filter(isReached).length;
  const relays = namespaceCount === 0 ? '; the log names no relay namespace' : '';
  if (stopped) {
    return {
      state: 'cancelled',
      reason: `stopped with ${probes.length} of ${asked} endpoints tested`,
      facts,
      files: [],
    };
  }
  return { state: 'collected', reason: `${reached} of ${probes.length} endpoints reached${relays}`, facts, files: [] };
}
