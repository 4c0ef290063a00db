/**
 * What is known of a server, apart from its event log. Collectors write facts, rules read them.
 * Every fact says where it came from; a fact that is not here was not collected.
 */
export interface FactSource {
  /** Id of the collector, or `event-log` where the core derived it from events. */
  readonly collector: string;
  /** File in the bundle that holds it. */
  readonly file: string;
  /** Key, line or record inside that file, as a person would look it up. */
  readonly place: string;
}

export interface Fact<Value> {
  readonly value: Value;
  readonly source: FactSource;
}

export interface FactValues {
  readonly server: ServerFact;
  readonly connectVersion: ConnectVersionFact;
  readonly service: ServiceFact;
  readonly tls: TlsFact;
  readonly dotnet: DotnetFact;
  readonly network: NetworkFact;
  readonly configuration: ConfigurationFact;
  readonly eventLogSettings: EventLogSettingsFact;
}

export type FactKey = keyof FactValues;

/** JSON in the bundle's `facts.json`. */
export type Facts = { readonly [Key in FactKey]?: Fact<FactValues[Key]> };

export interface ServerFact {
  readonly hostName: string;
  /** For example `Windows Server 2019 Datacenter`. */
  readonly osName: string;
  /** For example `10.0.17763`. */
  readonly osBuild: string;
  readonly domain: string | null;
  readonly isDomainController: boolean | null;
  /** IANA or Windows zone name, and the offset in minutes east of UTC at collection. */
  readonly timeZone: { readonly name: string; readonly offsetMinutes: number } | null;
  /** Registry value InstallationType: `Server`, `Server Core`, `Client`; null where not read. */
  readonly installationType?: string | null;
}

export interface ConnectVersionFact {
  /** Every place that names a version, best source first; see knowledge/versions. */
  readonly sources: readonly {
    readonly kind:
      | 'engine-file'
      | 'server-configuration'
      | 'wizard-file'
      | 'uninstall-entry'
      | 'registry'
      | 'event-6329'
      | 'trace-log';
    /** Dotted version, for example `2.5.79.0`. */
    readonly version: string;
    readonly place: string;
  }[];
  /** Registry value AzureInstance where set: 0 public, 4 US Government, … */
  readonly azureInstance: number | null;
}

export interface ServiceFact {
  readonly installed: boolean;
  readonly state:
    | 'running'
    | 'stopped'
    | 'start-pending'
    | 'stop-pending'
    | 'paused'
    | 'pause-pending'
    | 'continue-pending'
    | 'unknown';
  /** Service registry `Start`: 2 automatic, 3 manual, 4 disabled; null where not read. */
  readonly startType: number | null;
  readonly delayedStart: boolean | null;
  /** Account as the registry spells it; empty where not read. */
  readonly account: string;
  readonly imagePath: string | null;
}

/** One registry value that bears on TLS. `absent` (no such value or key) is not the same as 0. */
export interface RegistryValueFact {
  readonly path: string;
  readonly name: string;
  readonly value:
    | { readonly kind: 'dword'; readonly value: number }
    | { readonly kind: 'absent' }
    | { readonly kind: 'other'; readonly type: string; readonly text: string };
}

export interface TlsFact {
  /** The eight values of Microsoft's own check, in its order, then further SCHANNEL values. */
  readonly values: readonly RegistryValueFact[];
}

export interface DotnetFact {
  /** DWORD `Release` of .NET Framework 4 Full; null where the key is missing (older than 4.5). */
  readonly release: number | null;
}

export type ProbeStep = 'dns' | 'tcp' | 'tls' | 'https';

export interface ProbeStepResult {
  readonly step: ProbeStep;
  readonly outcome: 'ok' | 'failed' | 'timed-out' | 'not-run';
  readonly durationMs: number;
  /** Machine-readable cause, for example `ENOTFOUND`, `ECONNREFUSED`, `CERT_UNTRUSTED`, `HTTP_407`; null when ok. */
  readonly errorCode: string | null;
  /** What was seen: addresses, TLS version and cipher, HTTP status. */
  readonly detail: string;
}

export interface CertificateSummary {
  readonly subject: string;
  readonly issuer: string;
  /** SHA-1 thumbprint, upper-case hex. */
  readonly thumbprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

export interface EndpointProbe {
  readonly host: string;
  readonly port: number;
  /** `relay` = Service Bus namespace, `service` = password reset web service, `other`. */
  readonly role: 'relay' | 'service' | 'other';
  readonly via: 'direct' | 'proxy';
  /** Always the four steps in order dns, tcp, tls, https. */
  readonly steps: readonly ProbeStepResult[];
  /** Served certificate first, root last. */
  readonly chain: readonly CertificateSummary[];
}

export interface NetworkFact {
  readonly probes: readonly EndpointProbe[];
}

/** What the ADSync module reports; a null field was not reported. */
export interface ConfigurationFact {
  readonly stagingMode: boolean | null;
  readonly schedulerSuspended: boolean | null;
  readonly syncCycleEnabled: boolean | null;
  readonly passwordWritebackEnabled: boolean | null;
  readonly connectors: readonly {
    readonly name: string;
    readonly type: string;
    readonly account: string | null;
    readonly forest: string | null;
  }[];
}

export interface EventLogSettingsFact {
  readonly channel: string;
  readonly maxSizeBytes: number | null;
  readonly retention: boolean | null;
  readonly sizeBytes?: number | null;
  /** ISO time of the oldest event the server's log still holds, whatever window was asked for. */
  readonly oldestEvent?: string | null;
}
