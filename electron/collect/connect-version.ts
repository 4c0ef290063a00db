import type { ConnectVersionFact } from '../../shared/facts/facts.ts';
import type { RegistryView } from '../host/host.ts';
import { collected, dwordValue, factOf, limitsOf, notCollected, stringValue } from './collector-result.ts';
import type { CollectContext, Collector, CollectorResult } from './collector.ts';
import { newestTrace, traceVersion } from './trace-log.ts';

const productKey = 'HKLM\\SOFTWARE\\Microsoft\\Azure AD Connect';
const serviceKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\ADSync';
const uninstallKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const windowsKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion';

// Microsoft Azure AD Connect · Microsoft Entra Connect Sync · Azure AD Connect · Windows Azure Active Directory Sync tool
// but not: Microsoft Entra Connect Health agent, Microsoft Entra Connect Agent Updater
const productName =
  /^(?:(?:Microsoft )?(?:Azure AD|Entra) Connect(?: Sync)?|Microsoft Azure AD Sync|Windows Azure Active Directory Sync(?: tool)?)$/i;

type VersionSource = ConnectVersionFact['sources'][number];

/** Every place that names a version: they can differ, and the difference is itself a sign of a half-finished upgrade. */
export const connectVersion: Collector = {
  id: 'connect-version',
  title: 'Connect version',
  purpose: 'Which Connect build is installed and runs, and for which cloud it was set up.',
  privilege: 'user',
  timeoutMs: 20_000,
  maxBytes: 1_048_576,
  sensitive: [],
  supplies: ['connectVersion'],
  after: [],
  async collect(context) {
    const [files, registry, uninstall64, uninstall32, trace] = await Promise.all([
      fileVersions(context),
      registryVersion(context),
      uninstallEntries(context, '64'),
      uninstallEntries(context, '32'),
      traceVersionSource(context),
    ]);
    const sources = [...files, ...registry.sources, ...uninstall64, ...uninstall32, ...trace];
    if (sources.length === 0 && registry.azureInstance === null) {
      return notCollected('missing', 'no Connect installation was found in its usual places');
    }
    const value: ConnectVersionFact = { sources, azureInstance: registry.azureInstance };
    return versionResult(value);
  },
};

function versionResult(value: ConnectVersionFact): CollectorResult {
  const place = value.sources[0]?.place ?? productKey;
  const versions = [...new Set(value.sources.map((source) => source.version))];
  const reason = versions.length === 0 ? 'no place names a version' : `version ${versions.join(', ')}`;
  return collected(reason, { connectVersion: factOf('connect-version', place, value) });
}

async function fileVersions(context: CollectContext): Promise<readonly VersionSource[]> {
  const limits = limitsOf(context, 10_000);
  const [service, windows] = await Promise.all([
    context.host.registry.readKey(serviceKey, '64', limits),
    context.host.registry.readKey(windowsKey, '64', limits),
  ]);
  const programs = (windows.ok ? stringValue(windows.value, 'ProgramFilesDir') : null) ?? 'C:\\Program Files';
  const image = service.ok ? stringValue(service.value, 'ImagePath') : null;
  const engine = executableOf(image) ?? `${programs}\\Microsoft Azure AD Sync\\Bin\\miiserver.exe`;
  const candidates: readonly { readonly kind: VersionSource['kind']; readonly path: string }[] = [
    { kind: 'engine-file', path: engine },
    { kind: 'wizard-file', path: `${programs}\\Microsoft Azure Active Directory Connect\\AzureADConnect.exe` },
    { kind: 'wizard-file', path: `${programs}\\Microsoft Azure AD Connect\\AzureADConnect.exe` },
  ];
  const found = await Promise.all(
    candidates.map(async ({ kind, path }): Promise<VersionSource | null> => {
      const version = await context.host.files.productVersion(path, limits);
      return version.ok ? { kind, version: version.value, place: path } : null;
    }),
  );
  return found.filter((source) => source !== null);
}

async function traceVersionSource(context: CollectContext): Promise<readonly VersionSource[]> {
  const trace = await newestTrace(context);
  const version = trace.ok ? traceVersion(trace.value.text) : null;
  return trace.ok && version !== null ? [{ kind: 'trace-log', version, place: trace.value.path }] : [];
}

/** The program of a service's ImagePath: quoted, or up to `.exe`. */
export function executableOf(imagePath: string | null): string | null {
  // "C:\Program Files\Microsoft Azure AD Sync\Bin\miiserver.exe" -x
  const match = /^\s*(?:"([^"]+)"|(.+?\.exe)(?:\s|$))/i.exec(imagePath ?? '');
  return match?.[1] ?? match?.[2] ?? null;
}

async function registryVersion(
  context: CollectContext,
): Promise<{ readonly sources: readonly VersionSource[]; readonly azureInstance: number | null }> {
  const key = await context.host.registry.readKey(productKey, '64', limitsOf(context, 10_000));
  if (!key.ok) {
    return { sources: [], azureInstance: null };
  }
  const version = stringValue(key.value, 'Version');
  const instance = dwordValue(key.value, 'AzureInstance') ?? wholeNumber(stringValue(key.value, 'AzureInstance'));
  return {
    sources: version === null ? [] : [{ kind: 'registry', version, place: `${productKey} · Version` }],
    azureInstance: instance,
  };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
}

/** The list behind "Apps & features". Never Win32_Product, which repairs every package it lists. */
async function uninstallEntries(context: CollectContext, view: RegistryView): Promise<readonly VersionSource[]> {
  const tree = await context.host.registry.readTree(uninstallKey, view, limitsOf(context, 15_000));
  if (!tree.ok) {
    return [];
  }
  const shown = view === '64' ? uninstallKey : uninstallKey.replace('SOFTWARE\\', 'SOFTWARE\\WOW6432Node\\');
  return [...tree.value].flatMap(([path, key]): readonly VersionSource[] => {
    const name = stringValue(key, 'DisplayName');
    const version = stringValue(key, 'DisplayVersion');
    return name !== null && version !== null && productName.test(name.trim())
      ? [{ kind: 'uninstall-entry', version, place: `${shown}\\${path}` }]
      : [];
  });
}
