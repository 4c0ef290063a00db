import type { ServerFact } from '../../shared/facts/facts.ts';
import type { RegistryKey } from '../host/host.ts';
import { collected, dwordValue, endedByError, factOf, limitsOf, stringValue } from './collector-result.ts';
import type { CollectContext, Collector } from './collector.ts';

const windowsPath = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const namePath = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName';
const domainPath = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
const rolePath = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions';
const packagesPath = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages';
const zonePath = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation';

/**
 * Windows, name, domain, role, time zone and updates, from the registry: the same in every display language. Uptime,
 * memory, drives and adapters come from the runtime; see machine-door.ts for what systeminformation is not asked.
 */
export const server: Collector = {
  id: 'server',
  title: 'Server',
  purpose:
    'Which Windows this is, its name, time zone, updates, memory, drives and addresses, so that times and limits can be judged.',
  privilege: 'user',
  timeoutMs: 15_000,
  maxBytes: 1_048_576,
  sensitive: ['host-names', 'addresses'],
  supplies: ['server'],
  after: [],
  async collect(context) {
    const windows = await context.host.registry.readKey(windowsPath, '64', limitsOf(context, 10_000));
    if (!windows.ok) {
      return endedByError('the Windows version', windows.error);
    }
    const [name, domain, role, zone, packages] = await Promise.all([
      readOptional(context, namePath),
      readOptional(context, domainPath),
      readOptional(context, rolePath),
      readOptional(context, zonePath),
      readOptional(context, packagesPath),
    ]);
    const resources = await context.host.machine.resources();
    const value: ServerFact = {
      hostName: (name && stringValue(name, 'ComputerName')) ?? context.host.name,
      osName: stringValue(windows.value, 'ProductName') ?? 'Windows',
      osBuild: buildOf(windows.value),
      domain: (domain && (stringValue(domain, 'Domain') ?? stringValue(domain, 'NV Domain'))) || null,
      isDomainController: role && isDomainController(role),
      timeZone: zone && timeZoneOf(zone),
      installationType: stringValue(windows.value, 'InstallationType'),
      ...resources,
      ...(packages === null ? {} : { updates: updatesIn(packages.subkeys) }),
    };
    return collected(`${value.osName}, build ${value.osBuild}`, { server: factOf('server', windowsPath, value) });
  },
};

async function readOptional(context: CollectContext, path: string): Promise<RegistryKey | null> {
  const key = await context.host.registry.readKey(path, '64', limitsOf(context, 10_000));
  return key.ok ? key.value : null;
}

/** Ids in the names of installed packages. Cumulative updates carry none there: the build's revision tells them. */
function updatesIn(packages: readonly string[]): readonly string[] {
  // Package_for_KB5070773~31bf3856ad364e35~amd64~~26100.6901.1.0
  const ids = packages.flatMap((name) => /^Package(?:_\d+)?_for_(KB\d{6,8})~/i.exec(name)?.[1]?.toUpperCase() ?? []);
  return [...new Set(ids)].toSorted();
}

/** `10.0.17763.6293`: the update revision is the fourth part where the registry names it. */
function buildOf(windows: RegistryKey): string {
  const major = dwordValue(windows, 'CurrentMajorVersionNumber');
  const minor = dwordValue(windows, 'CurrentMinorVersionNumber');
  const build = stringValue(windows, 'CurrentBuildNumber') ?? stringValue(windows, 'CurrentBuild') ?? '0';
  const revision = dwordValue(windows, 'UBR');
  // Before Windows 10 there was one text such as `6.3`.
  const family = major === null ? (stringValue(windows, 'CurrentVersion') ?? '0.0') : `${major}.${minor ?? 0}`;
  return revision === null ? `${family}.${build}` : `${family}.${build}.${revision}`;
}

/** The role as Windows Setup and dcpromo write it: LanmanNT is a domain controller, ServerNT a member or lone server. */
function isDomainController(role: RegistryKey): boolean | null {
  const type = stringValue(role, 'ProductType');
  return type === null ? null : type.toLowerCase() === 'lanmannt';
}

/** `ActiveTimeBias` is minutes west of UTC as a signed number in a DWORD. */
function timeZoneOf(zone: RegistryKey): ServerFact['timeZone'] {
  const bias = dwordValue(zone, 'ActiveTimeBias');
  const name = stringValue(zone, 'TimeZoneKeyName');
  if (bias === null || name === null) {
    return null;
  }
  const signed = bias > 0x7f_ff_ff_ff ? bias - 0x1_00_00_00_00 : bias;
  return { name, offsetMinutes: signed === 0 ? 0 : -signed };
}
