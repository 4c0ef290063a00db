import { installedVersion } from '../facts/installed-version.ts';
import type { Fact, FactKey, FactValues, RegistryValueFact } from '../facts/facts.ts';
import { dotnetMinimum } from '../knowledge/dotnet.ts';
import { tlsValueHolds, tlsValues } from '../knowledge/tls.ts';
import { compareVersions } from '../knowledge/versions.ts';
import { assertNever } from '../result/result.ts';

/** One value of the facts, flat, with what it is worth. */
export interface Setting {
  readonly area: FactKey;
  readonly name: string;
  /** Null where it was not read. */
  readonly value: string | null;
  /** How it stands against what is expected; null where nothing is. */
  readonly standing: 'good' | 'bad' | null;
  /** Differs between any two collections. */
  readonly noise: boolean;
}

type Value = string | number | boolean | null | undefined;

interface Options {
  readonly standing?: Setting['standing'];
  readonly noise?: boolean;
}

type Reader<Key extends FactKey> = (value: FactValues[Key]) => readonly Setting[];

function setting(area: FactKey, name: string, value: Value, options: Options = {}): Setting {
  return {
    area,
    name,
    value: value === null || value === undefined || value === '' ? null : String(value),
    standing: value === null || value === undefined ? null : (options.standing ?? null),
    noise: options.noise ?? false,
  };
}

const noise = { noise: true } as const;

/** What is expected of a yes or no. */
function wanted(value: boolean | null | undefined, expected: boolean): Options {
  return value === null || value === undefined ? {} : { standing: value === expected ? 'good' : 'bad' };
}

/** A list whose order says nothing, as one value. */
function sorted(values: readonly string[]): string {
  return values.toSorted().join(', ');
}

const readers: { readonly [Key in FactKey]: Reader<Key> } = {
  server: (value) => [
    setting('server', 'hostName', value.hostName),
    setting('server', 'osName', value.osName),
    setting('server', 'osBuild', value.osBuild),
    setting('server', 'installationType', value.installationType),
    setting('server', 'domain', value.domain),
    setting('server', 'isDomainController', value.isDomainController, wanted(value.isDomainController, false)),
    setting('server', 'timeZone', value.timeZone?.name),
    // Summer time moves it twice a year.
    setting('server', 'timeZone.offsetMinutes', value.timeZone?.offsetMinutes, noise),
    setting('server', 'memoryBytes', value.memoryBytes),
    setting('server', 'uptimeSeconds', value.uptimeSeconds, noise),
    setting('server', 'freeMemoryBytes', value.freeMemoryBytes, noise),
    ...(value.volumes ?? []).flatMap((volume) => [
      setting('server', `volumes ${volume.name} sizeBytes`, volume.sizeBytes),
      setting('server', `volumes ${volume.name} freeBytes`, volume.freeBytes, noise),
    ]),
    ...(value.adapters ?? []).map((adapter) => setting('server', `adapter ${sorted(adapter.addresses)}`, 'present')),
    setting('server', 'dnsServers', value.dnsServers === undefined ? null : value.dnsServers.join(', ')),
    ...(value.updates ?? []).map((update) => setting('server', `update ${update}`, 'installed')),
  ],
  connectVersion: (value) => [
    setting('connectVersion', 'installed', installedVersion(value)?.version),
    ...value.sources.map((source) => setting('connectVersion', source.kind, source.version)),
    setting('connectVersion', 'azureInstance', value.azureInstance),
  ],
  service: (value) => [
    setting('service', 'installed', value.installed, wanted(value.installed, true)),
    setting('service', 'state', value.state, wanted(value.state === 'running', true)),
    setting('service', 'startType', value.startType, wanted(value.startType === 4, false)),
    setting('service', 'delayedStart', value.delayedStart),
    setting('service', 'account', value.account),
    setting('service', 'accountKind', value.accountKind),
    setting('service', 'imagePath', value.imagePath),
    setting('service', 'startedAt', value.startedAt, noise),
  ],
  tls: (value) =>
    value.values.map((fact) => {
      const known = tlsValues.find(
        (candidate) => candidate.name === fact.name && candidate.key.toLowerCase() === fact.path.toLowerCase(),
      );
      const standing =
        known === undefined || fact.value.kind !== 'dword'
          ? null
          : tlsValueHolds(known.expected, fact.value.value)
            ? 'good'
            : 'bad';
      return setting('tls', `${fact.path}\\${fact.name}`, registryText(fact.value), { standing });
    }),
  dotnet: (value) => [
    setting('dotnet', 'release', value.release, {
      standing: value.release !== null && value.release >= dotnetMinimum.release ? 'good' : 'bad',
    }),
  ],
  network: (value) => [
    ...value.probes.flatMap((probe) => {
      const place = `${probe.host}:${probe.port} ${probe.via}`;
      return [
        ...probe.steps.flatMap((step) => [
          setting('network', `${place} ${step.step}`, step.errorCode ?? step.outcome, {
            standing: step.outcome === 'ok' ? 'good' : step.outcome === 'not-run' ? null : 'bad',
          }),
          setting('network', `${place} ${step.step} durationMs`, step.durationMs, noise),
        ]),
        setting('network', `${place} issuer`, probe.chain[0]?.issuer),
        // A served certificate is renewed every few months.
        setting('network', `${place} thumbprint`, probe.chain[0]?.thumbprint, noise),
      ];
    }),
    ...(value.windows ?? []).map((probe) =>
      setting('network', `${probe.host} Windows TLS`, probe.status, {
        standing: probe.status === 'Success' || probe.status === 'ProtocolError' ? 'good' : 'bad',
      }),
    ),
  ],
  configuration: (value) => [
    setting('configuration', 'stagingMode', value.stagingMode),
    setting('configuration', 'schedulerSuspended', value.schedulerSuspended, wanted(value.schedulerSuspended, false)),
    setting('configuration', 'syncCycleEnabled', value.syncCycleEnabled, wanted(value.syncCycleEnabled, true)),
    setting(
      'configuration',
      'passwordWritebackEnabled',
      value.passwordWritebackEnabled,
      wanted(value.passwordWritebackEnabled, true),
    ),
    setting('configuration', 'passwordWritebackStarted', value.passwordWritebackStarted),
    setting('configuration', 'onboardingRequired', value.onboardingRequired),
    ...value.connectors.flatMap((connector) => {
      const place = `connector ${connector.name}`;
      const isProtected = connector.signAndEncryptLdap === true || connector.ldapOverTls === true;
      return [
        setting('configuration', `${place} type`, connector.type),
        setting('configuration', `${place} account`, connector.account),
        setting('configuration', `${place} forest`, connector.forest),
        setting(
          'configuration',
          `${place} signAndEncryptLdap`,
          connector.signAndEncryptLdap,
          wanted(isProtected, true),
        ),
        setting('configuration', `${place} ldapOverTls`, connector.ldapOverTls),
        setting(
          'configuration',
          `${place} preferredDomainControllers`,
          connector.preferredDomainControllers === undefined ? null : sorted(connector.preferredDomainControllers),
        ),
      ];
    }),
  ],
  eventLogSettings: (value) => [
    setting('eventLogSettings', `${value.channel} maxSizeBytes`, value.maxSizeBytes),
    setting('eventLogSettings', `${value.channel} retention`, value.retention),
    setting('eventLogSettings', `${value.channel} sizeBytes`, value.sizeBytes, noise),
    setting('eventLogSettings', `${value.channel} oldestEvent`, value.oldestEvent, noise),
  ],
  directoryPolicy: (value) =>
    value.domains.flatMap((domain) => [
      setting('directoryPolicy', `${domain.domain} minimumAgeDays`, domain.minimumAgeDays),
      setting('directoryPolicy', `${domain.domain} historyLength`, domain.historyLength),
      setting('directoryPolicy', `${domain.domain} minimumLength`, domain.minimumLength),
      setting('directoryPolicy', `${domain.domain} complexity`, domain.complexity),
      ...domain.fineGrained.flatMap((policy) => {
        const place = `${domain.domain} ${policy.name}`;
        return [
          setting('directoryPolicy', `${place} minimumAgeDays`, policy.minimumAgeDays),
          setting('directoryPolicy', `${place} historyLength`, policy.historyLength),
          setting('directoryPolicy', `${place} minimumLength`, policy.minimumLength),
        ];
      }),
    ]),
  domainControllers: (value) =>
    value.controllers.flatMap((controller) => [
      setting('domainControllers', `${controller.host} osName`, controller.osName),
      setting('domainControllers', `${controller.host} domain`, controller.domain),
      setting(
        'domainControllers',
        `${controller.host} reachable`,
        controller.reachable,
        wanted(controller.reachable, true),
      ),
      setting('domainControllers', `${controller.host} restrictRemoteSam`, controller.restrictRemoteSam),
      setting(
        'domainControllers',
        `${controller.host} supportedControls`,
        controller.supportedControls === null ? null : sorted(controller.supportedControls),
      ),
    ]),
  remoteSam: (value) => [setting('remoteSam', 'restrictRemoteSam', value.restrictRemoteSam)],
  directoryUsers: (value) =>
    value.users.flatMap((user) => [
      setting('directoryUsers', `${user.user} enabled`, user.enabled, wanted(user.enabled, true)),
      setting('directoryUsers', `${user.user} lockedOut`, user.lockedOut, wanted(user.lockedOut, false)),
      setting('directoryUsers', `${user.user} adminCount`, user.adminCount),
      setting(
        'directoryUsers',
        `${user.user} inheritanceDisabled`,
        user.inheritanceDisabled,
        wanted(user.inheritanceDisabled, false),
      ),
      setting(
        'directoryUsers',
        `${user.user} cannotChangePassword`,
        user.cannotChangePassword,
        wanted(user.cannotChangePassword, false),
      ),
      setting('directoryUsers', `${user.user} distinguishedName`, user.distinguishedName),
    ]),
  clock: (value) => [
    setting('clock', 'source', value.source),
    setting('clock', 'offsetSeconds', value.offsetSeconds, noise),
    setting('clock', 'phaseOffsetSeconds', value.phaseOffsetSeconds, noise),
    setting('clock', 'leapIndicator', value.leapIndicator),
    setting('clock', 'stratum', value.stratum, noise),
  ],
  proxy: (value) => [
    setting('proxy', 'machineConfig.enabled', value.machineConfig?.enabled),
    setting('proxy', 'machineConfig.useSystemDefault', value.machineConfig?.useSystemDefault),
    setting('proxy', 'machineConfig.address', value.machineConfig?.address),
    setting(
      'proxy',
      'machineConfig.bypass',
      value.machineConfig?.bypass === undefined ? null : sorted(value.machineConfig.bypass),
    ),
    setting('proxy', 'machineConfig.script', value.machineConfig?.script),
    setting('proxy', 'winHttp.address', value.winHttp?.address),
    setting('proxy', 'winHttp.bypass', value.winHttp === null ? null : sorted(value.winHttp.bypass)),
    setting('proxy', 'user', value.user),
    setting('proxy', 'userScript', value.userScript),
  ],
  rootCertificates: (value) => [
    setting('rootCertificates', 'automaticUpdateDisabled', value.automaticUpdateDisabled, {
      ...wanted(value.automaticUpdateDisabled, false),
    }),
    ...value.thumbprints.map((thumbprint) => setting('rootCertificates', thumbprint, 'present')),
  ],
  pendingReboot: (value) =>
    value.reasons.map((reason) => setting('pendingReboot', reason, 'pending', { standing: 'bad' })),
  syncRules: (value) =>
    value.customised.map((rule) => setting('syncRules', `${rule.direction} ${rule.name}`, 'customised')),
  companyFeatures: (value) =>
    value.features.map((feature) => setting('companyFeatures', feature.name, feature.enabled)),
};

/** Every value of one fact, flat; an empty list where the fact was not collected. */
export function settingsOf<Key extends FactKey>(
  facts: { readonly [Name in Key]?: Fact<FactValues[Name]> },
  area: Key,
): readonly Setting[] {
  const fact = facts[area];
  // The reader of this key takes the value of this key.
  return fact === undefined ? [] : readers[area](fact.value);
}

export const factKeys: readonly FactKey[] = Object.keys(readers).filter((key) => isFactKey(key));

function isFactKey(key: string): key is FactKey {
  return key in readers;
}

/** Whether the newer value is the better one, where the name alone says so: versions and releases. */
export function isProgress(area: FactKey, before: string, after: string): boolean | null {
  const order =
    area === 'connectVersion' ? compareVersions(before, after) : area === 'dotnet' ? Number(before) - Number(after) : 0;
  return order === 0 ? null : order < 0;
}

function registryText(value: RegistryValueFact['value']): string | null {
  switch (value.kind) {
    case 'dword': {
      return String(value.value);
    }
    case 'absent': {
      return null;
    }
    case 'other': {
      return `${value.text} (${value.type})`;
    }
    default: {
      return assertNever(value);
    }
  }
}
