import { z } from 'zod';
import { accountKinds } from '../facts/facts.ts';
import type {
  AdapterFact,
  CertificateSummary,
  ClockFact,
  CompanyFeaturesFact,
  ConfigurationFact,
  ConnectVersionFact,
  DirectoryPolicyFact,
  DirectoryUsersFact,
  DomainControllersFact,
  DotnetFact,
  EndpointProbe,
  EventLogSettingsFact,
  Fact,
  FactKey,
  Facts,
  FactValues,
  NetworkFact,
  PendingRebootFact,
  ProbeStepResult,
  ProxyFact,
  RegistryValueFact,
  RemoteSamFact,
  RootCertificatesFact,
  ServerFact,
  ServiceFact,
  SyncRulesFact,
  TlsFact,
  VolumeFact,
  WindowsProbe,
} from '../facts/facts.ts';

// facts.json of a received bundle is a stranger's text: rules read facts by type, so the types are checked here.

const text = z.string().max(16_384);
/** What a collector could not read is null. */
const word = text.nullable();
const number = z.number().nullable();
const flag = z.boolean().nullable();
const list = <Item>(item: z.ZodType<Item>) => z.array(item).max(4096);

const registryValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dword'), value: z.number() }),
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('other'), type: text, text }),
]);

const sourceSchema = z.object({ collector: text, file: text, place: text });

function factOf<Value>(value: z.ZodType<Value>): z.ZodType<Fact<Value>> {
  return z.object({ value, source: sourceSchema });
}

/** An object schema that must name every field of the type: a field added to a fact does not get lost offline. */
function exact<Shape>() {
  return <Fields extends { readonly [Key in keyof Shape]-?: z.ZodType<Shape[Key]> }>(fields: Fields) =>
    z.object(fields);
}

type Version = ConnectVersionFact['sources'][number];
type Domain = DirectoryPolicyFact['domains'][number];
type FineGrained = Domain['fineGrained'][number];
type Controller = DomainControllersFact['controllers'][number];
type User = DirectoryUsersFact['users'][number];
type MachineConfig = NonNullable<ProxyFact['machineConfig']>;
type WinHttp = NonNullable<ProxyFact['winHttp']>;
type SyncRule = SyncRulesFact['customised'][number];
type CompanyFeature = CompanyFeaturesFact['features'][number];
type Connector = ConfigurationFact['connectors'][number];

const values: { readonly [Key in FactKey]: z.ZodType<FactValues[Key]> } = {
  server: exact<ServerFact>()({
    hostName: text,
    osName: text,
    osBuild: text,
    domain: word,
    isDomainController: flag,
    timeZone: z.object({ name: text, offsetMinutes: z.number() }).nullable(),
    installationType: word.exactOptional(),
    uptimeSeconds: number.exactOptional(),
    memoryBytes: number.exactOptional(),
    freeMemoryBytes: number.exactOptional(),
    volumes: list(exact<VolumeFact>()({ name: text, sizeBytes: z.number(), freeBytes: z.number() })).exactOptional(),
    adapters: list(exact<AdapterFact>()({ addresses: list(text), ipv6: z.boolean() })).exactOptional(),
    dnsServers: list(text).exactOptional(),
    updates: list(text).exactOptional(),
  }),
  connectVersion: exact<ConnectVersionFact>()({
    sources: list(
      exact<Version>()({
        kind: z.enum([
          'engine-file',
          'server-configuration',
          'wizard-file',
          'uninstall-entry',
          'registry',
          'event-6329',
          'trace-log',
        ]),
        version: text,
        place: text,
      }),
    ),
    azureInstance: number,
  }),
  service: exact<ServiceFact>()({
    installed: z.boolean(),
    state: z.enum([
      'running',
      'stopped',
      'start-pending',
      'stop-pending',
      'paused',
      'pause-pending',
      'continue-pending',
      'unknown',
    ]),
    startType: number,
    delayedStart: flag,
    account: text,
    accountKind: z.enum(accountKinds).nullable().exactOptional(),
    imagePath: word,
    startedAt: word.exactOptional(),
  }),
  tls: exact<TlsFact>()({
    values: list(exact<RegistryValueFact>()({ path: text, name: text, value: registryValue })),
  }),
  dotnet: exact<DotnetFact>()({ release: number }),
  network: exact<NetworkFact>()({
    probes: list(
      exact<EndpointProbe>()({
        host: text,
        port: z.number(),
        role: z.enum(['relay', 'service', 'other']),
        via: z.enum(['direct', 'proxy']),
        steps: list(
          exact<ProbeStepResult>()({
            step: z.enum(['dns', 'tcp', 'tls', 'https']),
            outcome: z.enum(['ok', 'failed', 'timed-out', 'not-run']),
            durationMs: z.number(),
            errorCode: word,
            detail: text,
          }),
        ),
        chain: list(
          exact<CertificateSummary>()({
            subject: text,
            issuer: text,
            thumbprint: text,
            notBefore: text,
            notAfter: text,
          }),
        ),
        httpDate: z.object({ server: text, local: text }).exactOptional(),
      }),
    ),
    windows: list(exact<WindowsProbe>()({ host: text, status: text, httpStatus: number })).exactOptional(),
  }),
  configuration: exact<ConfigurationFact>()({
    stagingMode: flag,
    schedulerSuspended: flag,
    syncCycleEnabled: flag,
    passwordWritebackEnabled: flag,
    passwordWritebackStarted: flag.exactOptional(),
    onboardingRequired: flag.exactOptional(),
    connectors: list(
      exact<Connector>()({
        name: text,
        type: text,
        account: word,
        forest: word,
        signAndEncryptLdap: flag.exactOptional(),
        ldapOverTls: flag.exactOptional(),
        preferredDomainControllers: list(text).exactOptional(),
      }),
    ),
  }),
  eventLogSettings: exact<EventLogSettingsFact>()({
    channel: text,
    maxSizeBytes: number,
    retention: flag,
    sizeBytes: number.exactOptional(),
    oldestEvent: word.exactOptional(),
  }),
  directoryPolicy: exact<DirectoryPolicyFact>()({
    domains: list(
      exact<Domain>()({
        domain: text,
        minimumAgeDays: number,
        historyLength: number,
        minimumLength: number,
        complexity: flag,
        fineGrained: list(
          exact<FineGrained>()({ name: text, minimumAgeDays: number, historyLength: number, minimumLength: number }),
        ),
      }),
    ),
  }),
  domainControllers: exact<DomainControllersFact>()({
    controllers: list(
      exact<Controller>()({
        host: text,
        domain: word,
        osName: word,
        supportedControls: list(text).nullable(),
        reachable: flag,
        restrictRemoteSam: word,
      }),
    ),
  }),
  remoteSam: exact<RemoteSamFact>()({ restrictRemoteSam: word }),
  directoryUsers: exact<DirectoryUsersFact>()({
    users: list(
      exact<User>()({
        user: text,
        distinguishedName: word,
        adminCount: number,
        inheritanceDisabled: flag,
        cannotChangePassword: flag,
        enabled: flag,
        lockedOut: flag,
      }),
    ),
  }),
  clock: exact<ClockFact>()({
    offsetSeconds: number,
    source: word,
    leapIndicator: number.exactOptional(),
    stratum: number.exactOptional(),
    phaseOffsetSeconds: number.exactOptional(),
  }),
  proxy: exact<ProxyFact>()({
    machineConfig: exact<MachineConfig>()({
      enabled: z.boolean(),
      useSystemDefault: flag,
      address: word,
      bypass: list(text).exactOptional(),
      script: text.exactOptional(),
    }).nullable(),
    winHttp: exact<WinHttp>()({ address: word, bypass: list(text) }).nullable(),
    user: word.exactOptional(),
    userScript: text.exactOptional(),
  }),
  rootCertificates: exact<RootCertificatesFact>()({ thumbprints: list(text), automaticUpdateDisabled: flag }),
  pendingReboot: exact<PendingRebootFact>()({ reasons: list(text) }),
  syncRules: exact<SyncRulesFact>()({
    customised: list(exact<SyncRule>()({ name: text, direction: z.enum(['inbound', 'outbound']) })),
  }),
  companyFeatures: exact<CompanyFeaturesFact>()({
    features: list(exact<CompanyFeature>()({ name: text, enabled: z.boolean() })),
  }),
};

export interface FactsReading {
  readonly facts: Facts;
  /** Facts that were there but unreadable: the key, the field and what is wrong with it. */
  readonly problems: readonly { readonly key: string; readonly detail: string }[];
}

/** Reads facts.json. A fact of a wrong shape is left out and named; the others stand. Unknown keys are skipped. */
export function parseFacts(json: string): FactsReading {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { facts: {}, problems: [{ key: '', detail: 'not JSON' }] };
  }
  if (typeof value !== 'object' || value === null) {
    return { facts: {}, problems: [{ key: '', detail: 'not an object' }] };
  }
  const problems: { key: string; detail: string }[] = [];
  const facts: { -readonly [Key in FactKey]?: Fact<FactValues[Key]> } = {};
  for (const key of Object.keys(values)) {
    if (isFactKey(key) && Object.hasOwn(value, key)) {
      readFact(key, Reflect.get(value, key), facts, problems);
    }
  }
  return { facts, problems };
}

function isFactKey(key: string): key is FactKey {
  return Object.hasOwn(values, key);
}

function readFact<Key extends FactKey>(
  key: Key,
  value: unknown,
  facts: { [Name in Key]?: Fact<FactValues[Name]> },
  problems: { key: string; detail: string }[],
): void {
  const parsed = factOf(values[key]).safeParse(value);
  if (parsed.success) {
    facts[key] = parsed.data;
  } else {
    const issue = parsed.error.issues[0];
    problems.push({ key, detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}` });
  }
}
