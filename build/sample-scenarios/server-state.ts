import type { SampleServerInput } from '../../electron/host/sample-server.ts';
import type { Place } from './recording.ts';

type RegistryEntry = SampleServerInput['registry'][number];
type Values = RegistryEntry['values'];

/** Windows releases as their registry describes them. */
export const windowsReleases = {
  2016: { product: 'Windows Server 2016 Standard', build: '14393', revision: 8_519, dotnet: 394_802 },
  2019: { product: 'Windows Server 2019 Standard', build: '17763', revision: 8_027, dotnet: 528_049 },
  2022: { product: 'Windows Server 2022 Standard', build: '20348', revision: 4_405, dotnet: 528_449 },
  2025: { product: 'Windows Server 2025 Standard', build: '26100', revision: 6_905, dotnet: 533_325 },
} as const;

export type WindowsRelease = keyof typeof windowsReleases;

export interface StateOptions {
  readonly windows?: WindowsRelease;
  /** DWORD Release of .NET; the release's own where it is absent. */
  readonly dotnetRelease?: number;
  /** `set`: all eight values as the vendor's script writes them; `absent`: none; `disabled`: TLS 1.2 switched off. */
  readonly tls?: 'set' | 'absent' | 'disabled';
  readonly serviceState?: 'running' | 'stopped';
  readonly account?: string;
  /** Answer of `sc queryex`, where another language than English is wanted. */
  readonly serviceAnswer?: string;
  readonly engineVersion?: string;
  readonly domainController?: boolean;
  readonly zone?: { readonly name: string; readonly biasMinutes: number };
  readonly azureInstance?: number;
}

const protocols = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const framework = 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const uninstall = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
export const enginePath = 'C:\\Program Files\\Microsoft Azure AD Sync\\Bin\\miiserver.exe';
export const wizardPath = 'C:\\Program Files\\Microsoft Azure Active Directory Connect\\AzureADConnect.exe';

function key(path: string, values: Values, view: RegistryEntry['view'] = '64'): RegistryEntry {
  return { path, view, values };
}

export function registryOf(place: Place, options: StateOptions = {}): readonly RegistryEntry[] {
  const windows = windowsReleases[options.windows ?? 2022];
  const zone = options.zone ?? { name: 'W. Europe Standard Time', biasMinutes: -60 };
  return [
    key('HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', {
      ProductName: { string: windows.product },
      CurrentMajorVersionNumber: { dword: 10 },
      CurrentMinorVersionNumber: { dword: 0 },
      CurrentBuildNumber: { string: windows.build },
      UBR: { dword: windows.revision },
      InstallationType: { string: 'Server' },
    }),
    key('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion', { ProgramFilesDir: { string: 'C:\\Program Files' } }),
    key('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName', {
      ComputerName: { string: place.hostName },
    }),
    key('HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', { Domain: { string: place.domain } }),
    key('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions', {
      ProductType: { string: options.domainController === true ? 'LanmanNT' : 'ServerNT' },
    }),
    key('HKLM\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation', {
      TimeZoneKeyName: { string: zone.name },
      ActiveTimeBias: { dword: zone.biasMinutes < 0 ? zone.biasMinutes + 0x1_00_00_00_00 : zone.biasMinutes },
    }),
    key('HKLM\\SYSTEM\\CurrentControlSet\\Services\\ADSync', {
      ImagePath: { string: `"${enginePath}"` },
      ObjectName: { string: options.account ?? 'NT SERVICE\\ADSync' },
      Start: { dword: 2 },
      DelayedAutostart: { dword: 1 },
    }),
    key('HKLM\\SOFTWARE\\Microsoft\\Azure AD Connect', {
      Version: { string: place.version },
      ...(options.azureInstance === undefined ? {} : { AzureInstance: { dword: options.azureInstance } }),
    }),
    key(`${uninstall}\\{2B5A6D2C-9A1F-4E0B-8C7D-5E3F1A2B4C6D}`, {
      DisplayName: { string: 'Microsoft Entra Connect Sync' },
      DisplayVersion: { string: place.version },
    }),
    key(`${uninstall}\\{7C1E9F30-44B2-4D6A-9B1E-0A5D2F7C8E11}`, {
      DisplayName: { string: 'Microsoft Entra Connect Health agent for sync' },
      DisplayVersion: { string: '4.5.2487.0' },
    }),
    key('HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full', {
      Release: { dword: options.dotnetRelease ?? windows.dotnet },
    }),
    ...tlsKeys(options.tls ?? 'set'),
  ];
}

function tlsKeys(tls: 'set' | 'absent' | 'disabled'): readonly RegistryEntry[] {
  if (tls === 'absent') {
    return [];
  }
  const dotnet: Values = { SystemDefaultTlsVersions: { dword: 1 }, SchUseStrongCrypto: { dword: 1 } };
  const enabled: Values = { Enabled: { dword: 1 }, DisabledByDefault: { dword: 0 } };
  const off: Values = { Enabled: { dword: 0 }, DisabledByDefault: { dword: 1 } };
  return [
    key(framework, dotnet, '32'),
    key(framework, dotnet, '64'),
    key(`${protocols}\\TLS 1.2\\Server`, enabled),
    key(`${protocols}\\TLS 1.2\\Client`, tls === 'disabled' ? off : enabled),
  ];
}

export function filesOf(place: Place, options: StateOptions = {}): SampleServerInput['files'] {
  return [
    { path: enginePath, productVersion: options.engineVersion ?? place.version },
    { path: wizardPath, productVersion: place.version },
  ];
}

export function commandsOf(options: StateOptions = {}): SampleServerInput['commands'] {
  const state = options.serviceState === 'stopped' ? '1  STOPPED' : '4  RUNNING';
  const answer =
    options.serviceAnswer ??
    [
      '',
      'SERVICE_NAME: ADSync ',
      '        TYPE               : 10  WIN32_OWN_PROCESS  ',
      `        STATE              : ${state} `,
      '                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)',
      '        WIN32_EXIT_CODE    : 0  (0x0)',
      '        SERVICE_EXIT_CODE  : 0  (0x0)',
      '        CHECKPOINT         : 0x0',
      '        WAIT_HINT          : 0x0',
      '        PID                : 5716',
      '        FLAGS              : ',
      '',
    ].join('\r\n');
  return [{ program: 'sc', args: ['queryex', 'ADSync'], stdout: answer }];
}
