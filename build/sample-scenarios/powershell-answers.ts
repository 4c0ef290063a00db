import type { SampleServerInput } from '../../electron/host/sample-server.ts';
import type { Place } from './recording.ts';
import type { StateOptions } from './server-state.ts';

function parameter(Name: string, Value: string): unknown {
  return { Name, Value };
}

/** What the script for the sync engine's module prints. */
export function syncAnswer(place: Place, options: StateOptions): unknown {
  if (options.syncDenied === true) {
    return { languageMode: 'FullLanguage', problems: ['scheduler: access denied', 'connectors: access denied'] };
  }
  return {
    languageMode: 'FullLanguage',
    problems: [],
    process: options.startedAtMs === undefined ? null : { StartTime: `/Date(${options.startedAtMs})/` },
    scheduler: {
      StagingModeEnabled: options.staging ?? false,
      SchedulerSuspended: options.schedulerSuspended ?? false,
      SyncCycleEnabled: true,
    },
    settings: [
      parameter('Microsoft.Synchronize.ServerConfigurationVersion', options.configurationVersion ?? place.version),
    ],
    connectors: [
      {
        name: place.domain,
        type: 'AD',
        parameters: [
          parameter('forest-name', place.domain),
          parameter('forest-login-domain', place.domain.toUpperCase()),
          parameter('forest-login-user', place.account),
          parameter('sign-and-seal', (options.signAndEncryptLdap ?? true) ? '1' : '0'),
          parameter('ssl-bind', '0'),
        ],
        partitions: [{ preferred: { PreferredDCs: options.preferredControllers ?? [] }, parameters: [] }],
      },
      { name: `${place.company}.onmicrosoft.example - AAD`, type: 'Extensible2', parameters: [], partitions: [] },
    ],
    writeback: {
      Enabled: options.writeback ?? true,
      Started: options.startedAtMs !== undefined && (options.writeback ?? true) && options.endpointDown !== true,
      OnboardingRequired: false,
    },
    rules: options.customRules ?? [],
  };
}

/** What the script for the features of the tenant prints. */
export function featuresAnswer(options: StateOptions): unknown {
  if (options.syncDenied === true) {
    return { languageMode: 'FullLanguage', problems: ['features: access denied'] };
  }
  return {
    languageMode: 'FullLanguage',
    problems: [],
    features: {
      PasswordHashSync: true,
      ForcePasswordChangeOnLogOn: false,
      UserWriteback: false,
      DeviceWriteback: false,
      UnifiedGroupWriteback: false,
      // Older releases have no such property.
      GroupWritebackV2: null,
    },
  };
}

/** What the script for the directory prints. */
export function directoryAnswer(place: Place, options: StateOptions): unknown {
  const server = `dc01.${place.domain}`;
  const hints = (options.policyHints ?? true) ? ['1.2.840.113556.1.4.2066', '1.2.840.113556.1.4.2239'] : [];
  return {
    languageMode: 'FullLanguage',
    problems: [],
    server,
    domain: place.domain
      .split('.')
      .map((label) => `DC=${label}`)
      .join(','),
    supportedControls: ['1.2.840.113556.1.4.319', ...hints],
    policy: {
      minimumAge: String((options.minimumAgeDays ?? 0) * -864_000_000_000),
      historyLength: '24',
      minimumLength: '12',
      properties: '1',
    },
    fineGrained: [],
    controllers: [
      { host: server, osName: 'Windows Server 2022 Standard' },
      { host: `dc02.${place.domain}`, osName: 'Windows Server 2022 Standard' },
    ],
    users: (options.users ?? []).map((user) => ({
      user: user.user,
      distinguishedName: user.distinguishedName,
      adminCount: String(user.adminCount ?? ''),
      accountControl: String(user.accountControl ?? 512),
      lockoutTime: user.lockoutTime ?? '0',
      inheritanceDisabled: user.inheritanceDisabled ?? false,
      cannotChangePassword: user.cannotChangePassword ?? false,
    })),
  };
}

const statusOfStep = {
  dns: 'NameResolutionFailure',
  tcp: 'ConnectFailure',
  tls: 'TrustFailure',
  https: 'ProtocolError',
} as const;

/** What the script for Windows' own TLS prints: by default the same that the probes of the service's way say. */
export function windowsAnswer(
  endpoints: SampleServerInput['endpoints'],
  status?: string,
): SampleServerInput['commands'][number] {
  const hosts = [...new Set(endpoints.map((endpoint) => endpoint.host))].map((host) => {
    const ways = endpoints.filter((endpoint) => endpoint.host === host);
    const way = ways.find((endpoint) => endpoint.via === 'proxy') ?? ways[0];
    const broken = way?.steps.find((step) => step.outcome === 'failed' || step.outcome === 'timed-out');
    if (status !== undefined) {
      return { host, status, code: '' };
    }
    return broken === undefined
      ? {
          host,
          status: way?.role === 'relay' ? 'ProtocolError' : 'Success',
          code: way?.role === 'relay' ? '401' : '200',
        }
      : { host, status: statusOfStep[broken.step], code: /^HTTP_(\d+)$/.exec(broken.errorCode ?? '')?.[1] ?? '' };
  });
  const answer = { languageMode: 'FullLanguage', problems: [], hosts };
  return { program: 'powershell', args: ['windows-tls'], stdout: `${JSON.stringify(answer)}\r\n` };
}
