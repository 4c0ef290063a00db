import type { RegistryValueFact } from '../../shared/facts/facts.ts';
import { assertNever } from '../../shared/result/result.ts';
import type { HostError, RegistryKey, RegistryValue, RegistryView } from '../host/host.ts';
import { collected, dwordValue, endedByError, factOf, limitsOf, valueOf } from './collector-result.ts';
import type { CollectContext, Collector } from './collector.ts';

const frameworkKey = 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const protocolsKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const cipherPolicyKey = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002';
const fipsKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy';
const dotnetKey = 'HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full';

interface WantedValue {
  readonly path: string;
  readonly view: RegistryView;
  /** How a person finds it in the registry editor, which shows the 32-bit view as WOW6432Node. */
  readonly shown: string;
  readonly name: string;
}

function wanted(path: string, names: readonly string[]): readonly WantedValue[] {
  return names.map((name): WantedValue => ({ path, view: '64', shown: path, name }));
}

const framework64 = wanted(frameworkKey, ['SystemDefaultTlsVersions', 'SchUseStrongCrypto']);
const framework32 = framework64.map((value): WantedValue => ({
  ...value,
  view: '32',
  shown: value.path.replace('HKLM\\SOFTWARE\\', 'HKLM\\SOFTWARE\\WOW6432Node\\'),
}));
const switches = ['Enabled', 'DisabledByDefault'];

/** First the eight of the vendor's check in the order it prints them, then what else can break or explain a handshake. */
export const tlsValues: readonly WantedValue[] = [
  ...framework32,
  ...framework64,
  ...wanted(`${protocolsKey}\\TLS 1.2\\Server`, switches),
  ...wanted(`${protocolsKey}\\TLS 1.2\\Client`, switches),
  ...wanted(`${protocolsKey}\\TLS 1.3\\Client`, switches),
  ...wanted(`${protocolsKey}\\TLS 1.1\\Client`, switches),
  ...wanted(`${protocolsKey}\\TLS 1.0\\Client`, switches),
  ...wanted(cipherPolicyKey, ['Functions']),
  ...wanted(fipsKey, ['Enabled']),
];

export const tlsAndDotnet: Collector = {
  id: 'tls-and-dotnet',
  title: 'TLS and .NET',
  purpose: 'The registry values that decide which TLS versions .NET and Windows use, and which .NET is installed.',
  privilege: 'user',
  timeoutMs: 20_000,
  maxBytes: 1_048_576,
  sensitive: [],
  supplies: ['tls', 'dotnet'],
  after: [],
  async collect(context) {
    const keys = await readKeys(context);
    const error = keys.find((key) => key.error !== null)?.error ?? null;
    if (error !== null) {
      return endedByError('the TLS settings in the registry', error);
    }
    const values = tlsValues.map((value): RegistryValueFact => ({
      path: value.shown,
      name: value.name,
      value: describe(keys.find((key) => key.path === value.path && key.view === value.view)?.key ?? null, value.name),
    }));
    const framework = keys.find((key) => key.path === dotnetKey)?.key ?? null;
    const release = framework && dwordValue(framework, 'Release');
    const present = values.filter((value) => value.value.kind !== 'absent').length;
    return collected(`${present} of ${values.length} TLS values are set; .NET release ${release ?? 'not found'}`, {
      tls: factOf('tls-and-dotnet', protocolsKey, { values }),
      dotnet: factOf('tls-and-dotnet', dotnetKey, { release }),
    });
  },
};

interface ReadKey {
  readonly path: string;
  readonly view: RegistryView;
  /** Null where the key is absent. */
  readonly key: RegistryKey | null;
  readonly error: HostError | null;
}

async function readKeys(context: CollectContext): Promise<readonly ReadKey[]> {
  const places = new Map(
    [...tlsValues, { path: dotnetKey, view: '64' as const }].map(({ path, view }) => [
      `${view} ${path}`,
      { path, view },
    ]),
  );
  return await Promise.all(
    [...places.values()].map(async ({ path, view }): Promise<ReadKey> => {
      const answer = await context.host.registry.readKey(path, view, limitsOf(context, 15_000));
      if (answer.ok) {
        return { path, view, key: answer.value, error: null };
      }
      return { path, view, key: null, error: answer.error.code === 'missing' ? null : answer.error };
    }),
  );
}

function describe(key: RegistryKey | null, name: string): RegistryValueFact['value'] {
  const value = key === null ? undefined : valueOf(key, name);
  if (value === undefined) {
    return { kind: 'absent' };
  }
  return value.kind === 'dword' ? value : { kind: 'other', type: value.kind, text: textOf(value) };
}

function textOf(value: Exclude<RegistryValue, { kind: 'dword' }>): string {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'multi-string':
      return value.value.join(', ');
    case 'binary':
      return Buffer.from(value.value).toString('hex');
    default:
      return assertNever(value);
  }
}
