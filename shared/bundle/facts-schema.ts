import { z } from 'zod';
import type {
  CertificateSummary,
  ConfigurationFact,
  ConnectVersionFact,
  DotnetFact,
  EndpointProbe,
  EventLogSettingsFact,
  Fact,
  FactKey,
  Facts,
  FactValues,
  NetworkFact,
  ProbeStepResult,
  RegistryValueFact,
  ServerFact,
  ServiceFact,
  TlsFact,
} from '../facts/facts.ts';

// facts.json of a received bundle is a stranger's text: rules read facts by type, so the types are checked here.

const text = z.string().max(16_384);
const shortList = 1024;

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
type Connector = ConfigurationFact['connectors'][number];

const values: { readonly [Key in FactKey]: z.ZodType<FactValues[Key]> } = {
  server: exact<ServerFact>()({
    hostName: text,
    osName: text,
    osBuild: text,
    domain: text.nullable(),
    isDomainController: z.boolean().nullable(),
    timeZone: z.object({ name: text, offsetMinutes: z.number() }).nullable(),
    installationType: text.nullable().exactOptional(),
  }),
  connectVersion: exact<ConnectVersionFact>()({
    sources: z
      .array(
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
      )
      .max(shortList),
    azureInstance: z.number().nullable(),
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
    startType: z.number().nullable(),
    delayedStart: z.boolean().nullable(),
    account: text,
    imagePath: text.nullable(),
  }),
  tls: exact<TlsFact>()({
    values: z.array(exact<RegistryValueFact>()({ path: text, name: text, value: registryValue })).max(shortList),
  }),
  dotnet: exact<DotnetFact>()({ release: z.number().nullable() }),
  network: exact<NetworkFact>()({
    probes: z
      .array(
        exact<EndpointProbe>()({
          host: text,
          port: z.number(),
          role: z.enum(['relay', 'service', 'other']),
          via: z.enum(['direct', 'proxy']),
          steps: z
            .array(
              exact<ProbeStepResult>()({
                step: z.enum(['dns', 'tcp', 'tls', 'https']),
                outcome: z.enum(['ok', 'failed', 'timed-out', 'not-run']),
                durationMs: z.number(),
                errorCode: text.nullable(),
                detail: text,
              }),
            )
            .max(shortList),
          chain: z
            .array(
              exact<CertificateSummary>()({
                subject: text,
                issuer: text,
                thumbprint: text,
                notBefore: text,
                notAfter: text,
              }),
            )
            .max(shortList),
        }),
      )
      .max(shortList),
  }),
  configuration: exact<ConfigurationFact>()({
    stagingMode: z.boolean().nullable(),
    schedulerSuspended: z.boolean().nullable(),
    syncCycleEnabled: z.boolean().nullable(),
    passwordWritebackEnabled: z.boolean().nullable(),
    connectors: z
      .array(exact<Connector>()({ name: text, type: text, account: text.nullable(), forest: text.nullable() }))
      .max(shortList),
  }),
  eventLogSettings: exact<EventLogSettingsFact>()({
    channel: text,
    maxSizeBytes: z.number().nullable(),
    retention: z.boolean().nullable(),
    sizeBytes: z.number().nullable().exactOptional(),
    oldestEvent: text.nullable().exactOptional(),
  }),
};

const factKeys: readonly FactKey[] = [
  'server',
  'connectVersion',
  'service',
  'tls',
  'dotnet',
  'network',
  'configuration',
  'eventLogSettings',
];

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
  for (const key of factKeys) {
    if (Object.hasOwn(value, key)) {
      readFact(key, Reflect.get(value, key), facts, problems);
    }
  }
  return { facts, problems };
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
