import type { AccountKind, ServiceFact } from '../../shared/facts/facts.ts';
import type { CommandOutput, RegistryKey } from '../host/host.ts';
import { collected, dwordValue, endedByError, factOf, limitsOf, stringValue } from './collector-result.ts';
import type { Collector } from './collector.ts';

/** The service keeps this name whatever its display name is in a release or a language. */
const servicePath = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\ADSync';

export const service: Collector = {
  id: 'service',
  title: 'ADSync service',
  purpose: 'Whether the sync service runs, how it starts and under which kind of account.',
  privilege: 'user',
  timeoutMs: 15_000,
  maxBytes: 1_048_576,
  sensitive: ['account-names'],
  supplies: ['service'],
  after: [],
  async collect(context) {
    const [key, answer] = await Promise.all([
      context.host.registry.readKey(servicePath, '64', limitsOf(context, 10_000)),
      context.host.command.run('sc', ['queryex', 'ADSync'], { ...limitsOf(context, 10_000), maxBytes: 65_536 }),
    ]);
    if (!key.ok && key.error.code !== 'missing') {
      return endedByError('the registry key of the ADSync service', key.error);
    }
    const state = answer.ok ? serviceState(answer.value) : 'unknown';
    const installed = key.ok || state !== 'unknown';
    const value = describe(key.ok ? key.value : null, installed, state);
    return collected(summary(value), { service: factOf('service', servicePath, value) });
  },
};

function describe(key: RegistryKey | null, installed: boolean, state: ServiceFact['state']): ServiceFact {
  const delayed = key && dwordValue(key, 'DelayedAutostart');
  const account = (key && stringValue(key, 'ObjectName')) ?? '';
  return {
    installed,
    state,
    startType: key && dwordValue(key, 'Start'),
    delayedStart: key === null ? null : delayed === 1,
    account,
    accountKind: accountKind(account),
    imagePath: key && stringValue(key, 'ImagePath'),
  };
}

// LocalSystem · NT AUTHORITY\NetworkService: the same names in every display language
const builtIn = /^(?:LocalSystem|NT AUTHORITY\\.+)$/i;

/** Told by the form in which the registry spells an account; null where there is none. */
export function accountKind(account: string): AccountKind | null {
  if (account === '') {
    return null;
  }
  if (builtIn.test(account)) {
    return 'built-in';
  }
  if (/^NT SERVICE\\/i.test(account)) {
    return 'virtual';
  }
  if (account.endsWith('$')) {
    return 'group-managed';
  }
  return account.startsWith('.\\') || !/[\\@]/.test(account) ? 'local' : 'domain';
}

function summary(value: ServiceFact): string {
  if (!value.installed) {
    return 'no ADSync service on this server';
  }
  return value.state === 'unknown' ? 'installed; its state could not be read' : `installed, ${value.state}`;
}

const stateNumbers: Readonly<Record<string, ServiceFact['state']>> = {
  1: 'stopped',
  2: 'start-pending',
  3: 'stop-pending',
  4: 'running',
  5: 'continue-pending',
  6: 'pause-pending',
  7: 'paused',
};

// `        STATE              : 4  RUNNING` (the label is translated, the number and its name are not)
const numberedLine = /[:\uFF1A]\s*([0-9a-f]+)\s+[A-Z][A-Z0-9_]+/gi;

/** The second numbered line of `sc queryex` is the state, the first the type; sc answers a missing service with 1060. */
export function serviceState(output: CommandOutput): ServiceFact['state'] {
  if (output.exitCode !== 0) {
    return 'unknown';
  }
  const numbers = [...output.stdout.matchAll(numberedLine)].map((match) => match[1] ?? '');
  return stateNumbers[numbers[1] ?? ''] ?? 'unknown';
}
