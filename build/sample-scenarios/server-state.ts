import type { SampleServerInput } from '../../electron/host/sample-server.ts';
import { directoryAnswer, featuresAnswer, syncAnswer } from './powershell-answers.ts';
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
  readonly rootsMissing?: readonly string[];
  readonly pendingReboot?: boolean;
  /** SDDL of RestrictRemoteSam. */
  readonly restrictRemoteSam?: string;
  /** `<proxy>` of machine.config, for example `http://proxy.contoso.example:8080`. */
  readonly serviceProxy?: string;
  readonly winHttpProxy?: string;
  readonly timeSource?: string;
  /** Answer of `w32tm`, where another language than English is wanted. */
  readonly timeAnswer?: string;
  /** Version of the wizard's trace and of the configuration; the installed one where absent. */
  readonly configurationVersion?: string;
  readonly staging?: boolean;
  readonly schedulerSuspended?: boolean;
  readonly writeback?: boolean;
  /** The engine runs, its writeback endpoint does not. */
  readonly endpointDown?: boolean;
  readonly signAndEncryptLdap?: boolean;
  readonly customRules?: readonly { readonly name: string; readonly direction: 'Inbound' | 'Outbound' }[];
  readonly preferredControllers?: readonly string[];
  /** When the service's process started; it does not run where it is absent. Milliseconds since 1970 UTC. */
  readonly startedAtMs?: number;
  readonly minimumAgeDays?: number;
  readonly policyHints?: boolean;
  readonly users?: readonly DirectoryUser[];
  /** WebExceptionStatus of Windows' own TLS, where it differs from what the probes say. */
  readonly windowsTls?: string;
  /** The ADSync module refuses whoever asks. */
  readonly syncDenied?: boolean;
}

export interface DirectoryUser {
  readonly user: string;
  readonly distinguishedName: string;
  readonly adminCount?: number;
  readonly accountControl?: number;
  readonly lockoutTime?: string;
  readonly inheritanceDisabled?: boolean;
  readonly cannotChangePassword?: boolean;
}

const protocols = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const framework = 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const uninstall = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const packages = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages';
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
    key('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa', {
      LimitBlankPasswordUse: { dword: 1 },
      ...(options.restrictRemoteSam === undefined ? {} : { RestrictRemoteSam: { string: options.restrictRemoteSam } }),
    }),
    key('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager', { ProcessorControl: { dword: 2 } }),
    ...(options.pendingReboot === true
      ? [key('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending', {})]
      : []),
    key(`${packages}\\Package_for_KB5070773~31bf3856ad364e35~amd64~~26100.6901.1.0`, {}),
    ...rootStores
      .filter(([, thumbprint]) => options.rootsMissing?.includes(thumbprint) !== true)
      .map(([store, thumbprint]) =>
        key(`HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\${store}\\Certificates\\${thumbprint}`, {}),
      ),
    ...(options.winHttpProxy === undefined
      ? []
      : [
          key('HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections', {
            WinHttpSettings: { binary: winHttpBlob(options.winHttpProxy, '<local>') },
          }),
        ]),
    ...tlsKeys(options.tls ?? 'set'),
  ];
}

/** Roots that Microsoft's services lead to, by store and SHA-1 thumbprint. */
const rootStores: readonly (readonly [string, string])[] = [
  ['ROOT', 'A8985D3A65E5E5C4B2D7D66D40C6DD2FB19C5436'],
  ['AuthRoot', 'DF3C24F9BFD666761B268073FE06D1CC8D4F82A4'],
  ['AuthRoot', '73A5E64A3BFF8316FF0EDCCC618A906E4EAE4D74'],
  ['AuthRoot', '999A64C37FF47D9FAB95F14769891460EEC4C3C5'],
  ['AuthRoot', '7E04DE896A3E666D00E687D33FFAD93BE83D349E'],
];

function dword(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Version, counter, flags; then proxy and exceptions, each a length and ASCII. */
function winHttpBlob(proxy: string, bypass: string): string {
  const text = (value: string): Buffer => Buffer.concat([dword(value.length), Buffer.from(value, 'latin1')]);
  return Buffer.concat([dword(0x28), dword(0), dword(3), text(proxy), text(bypass)]).toString('hex');
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
  const proxy =
    options.serviceProxy === undefined
      ? '<defaultProxy><proxy usesystemdefault="true"/></defaultProxy>'
      : `<defaultProxy enabled="true" useDefaultCredentials="true"><proxy usesystemdefault="true" ` +
        `proxyaddress="${options.serviceProxy}" bypassonlocal="true"/></defaultProxy>`;
  const traced = options.configurationVersion ?? place.version;
  return [
    { path: enginePath, productVersion: options.engineVersion ?? place.version },
    { path: wizardPath, productVersion: place.version },
    {
      path: 'C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\Config\\machine.config',
      text: `<?xml version="1.0"?>\r\n<configuration>\r\n <system.net>${proxy}</system.net>\r\n</configuration>\r\n`,
    },
    {
      path: 'C:\\ProgramData\\AADConnect\\trace-20260929-081204.log',
      text: [
        `[08:12:04.172] [ 1] [INFO ] Application Version: ${traced}`,
        '[08:12:04.172] [ 1] [INFO ] Default Proxy [ProxyAddress]: <Unspecified>',
        '[08:12:31.540] [ 9] [INFO ] Page transition from "Welcome" to "Configure"',
        '',
      ].join('\r\n'),
    },
  ];
}

export function commandsOf(place: Place, options: StateOptions = {}): SampleServerInput['commands'] {
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
  return [
    { program: 'sc', args: ['queryex', 'ADSync'], stdout: answer },
    {
      program: 'w32tm',
      args: ['/query', '/status'],
      stdout: options.timeAnswer ?? timeStatus(options.timeSource ?? `dc01.${place.domain}`),
    },
    {
      program: 'powershell',
      args: ['sync-configuration'],
      stdout: `${JSON.stringify(syncAnswer(place, options))}\r\n`,
    },
    {
      program: 'powershell',
      args: ['company-features'],
      stdout: `${JSON.stringify(featuresAnswer(options))}\r\n`,
    },
    { program: 'powershell', args: ['directory'], stdout: `${JSON.stringify(directoryAnswer(place, options))}\r\n` },
  ];
}

function timeStatus(source: string): string {
  return [
    'Leap Indicator: 0(no warning)',
    'Stratum: 3 (secondary reference - syncd by (S)NTP)',
    'Precision: -23 (119.209ns per tick)',
    'Root Delay: 0.0312500s',
    'Root Dispersion: 0.0442156s',
    'ReferenceId: 0xC0000265 (source IP:  192.0.2.101)',
    'Last Successful Sync Time: 11/16/2026 9:05:14 AM',
    `Source: ${source}`,
    'Poll Interval: 10 (1024s)',
    '',
    'Phase Offset: -0.0038147s',
    'ClockRate: 0.0156250s',
    '',
  ].join('\r\n');
}
