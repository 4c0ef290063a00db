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
  readonly directoryPolicy: DirectoryPolicyFact;
  readonly domainControllers: DomainControllersFact;
  readonly remoteSam: RemoteSamFact;
  readonly directoryUsers: DirectoryUsersFact;
  readonly clock: ClockFact;
  readonly proxy: ProxyFact;
  readonly rootCertificates: RootCertificatesFact;
  readonly pendingReboot: PendingRebootFact;
  readonly syncRules: SyncRulesFact;
  readonly companyFeatures: CompanyFeaturesFact;
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
  readonly uptimeSeconds?: number | null;
  readonly memoryBytes?: number | null;
  readonly freeMemoryBytes?: number | null;
  /** Drives that Windows, the programs and temporary files lie on; absent where not read. */
  readonly volumes?: readonly VolumeFact[];
  /** One entry for each network adapter that has an address; no names and no hardware addresses. */
  readonly adapters?: readonly AdapterFact[];
  /** Addresses of the DNS servers that this machine asks. */
  readonly dnsServers?: readonly string[];
  /** Ids of installed Windows updates, for example `KB5070773`; absent where not read. */
  readonly updates?: readonly string[];
}

export interface VolumeFact {
  /** `C:` */
  readonly name: string;
  readonly sizeBytes: number;
  readonly freeBytes: number;
}

export interface AdapterFact {
  /** IPv4 addresses with their prefix, for example `192.0.2.101/24`. */
  readonly addresses: readonly string[];
  /** Whether it has an IPv6 address beyond the link; which one is not kept, it can hold the hardware address. */
  readonly ipv6: boolean;
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
  /** What kind of account that is, told by the form of its name; null or absent where there is none. */
  readonly accountKind?: AccountKind | null;
  readonly imagePath: string | null;
  /** ISO time at which the process of the service started; null or absent where not read or not running. */
  readonly startedAt?: string | null;
}

/** `virtual` = NT SERVICE, `group-managed` = a name that ends in `$`, `built-in` = LocalSystem and its like. */
export type AccountKind = 'virtual' | 'group-managed' | 'domain' | 'local' | 'built-in';

export const accountKinds: readonly AccountKind[] = ['virtual', 'group-managed', 'domain', 'local', 'built-in'];

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
  /** Time in the answer's `Date` header and this machine's time at that moment, both ISO. */
  readonly httpDate?: { readonly server: string; readonly local: string };
}

export interface NetworkFact {
  readonly probes: readonly EndpointProbe[];
  /** The same hosts through Windows' own TLS, as the service goes; absent where that could not be asked. */
  readonly windows?: readonly WindowsProbe[];
}

export interface WindowsProbe {
  readonly host: string;
  /** `Success`, or a name of .NET's WebExceptionStatus such as `SecureChannelFailure`, `TrustFailure`, `ProtocolError`. */
  readonly status: string;
  /** HTTP status, or null where none came. */
  readonly httpStatus: number | null;
}

/** What the ADSync module reports; a null field was not reported. */
export interface ConfigurationFact {
  readonly stagingMode: boolean | null;
  readonly schedulerSuspended: boolean | null;
  readonly syncCycleEnabled: boolean | null;
  readonly passwordWritebackEnabled: boolean | null;
  /** Whether the engine says that the writeback endpoint runs; null or absent where not reported. */
  readonly passwordWritebackStarted?: boolean | null;
  /** Whether the engine says that it must be set up with the cloud again; null or absent where not reported. */
  readonly onboardingRequired?: boolean | null;
  readonly connectors: readonly {
    readonly name: string;
    readonly type: string;
    readonly account: string | null;
    readonly forest: string | null;
    /** "Sign and encrypt LDAP traffic", off where it is off in one place; null or absent where not reported. */
    readonly signAndEncryptLdap?: boolean | null;
    /** LDAP over TLS instead; null or absent where not reported. */
    readonly ldapOverTls?: boolean | null;
    /** Of all its partitions; absent where not reported. */
    readonly preferredDomainControllers?: readonly string[];
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

/** Password policy of a domain. A null number was not read; 0 means none. */
export interface DirectoryPolicyFact {
  readonly domains: readonly {
    readonly domain: string;
    readonly minimumAgeDays: number | null;
    readonly historyLength: number | null;
    readonly minimumLength: number | null;
    readonly complexity: boolean | null;
    readonly fineGrained: readonly {
      readonly name: string;
      readonly minimumAgeDays: number | null;
      readonly historyLength: number | null;
      readonly minimumLength: number | null;
    }[];
  }[];
}

export interface DomainControllersFact {
  readonly controllers: readonly {
    readonly host: string;
    readonly domain: string | null;
    readonly osName: string | null;
    /** Object ids of rootDSE `supportedControl`; null where rootDSE was not read. */
    readonly supportedControls: readonly string[] | null;
    /** Whether LDAP and RPC answered; null where not tried. */
    readonly reachable: boolean | null;
    /** SDDL of RestrictRemoteSam there; null where not read, empty where not set. */
    readonly restrictRemoteSam: string | null;
  }[];
}

/** Registry value RestrictRemoteSam of the Connect server. */
export interface RemoteSamFact {
  /** SDDL text, or null where the value is absent. */
  readonly restrictRemoteSam: string | null;
}

/** What the directory says of users whose operations failed. */
export interface DirectoryUsersFact {
  readonly users: readonly {
    readonly user: string;
    readonly distinguishedName: string | null;
    readonly adminCount: number | null;
    readonly inheritanceDisabled: boolean | null;
    readonly cannotChangePassword: boolean | null;
    readonly enabled: boolean | null;
    readonly lockedOut: boolean | null;
  }[];
}

export interface ClockFact {
  /** This clock minus reference time, in seconds; null where no reference answered. */
  readonly offsetSeconds: number | null;
  /** Time source in the words of the time service, for example a host or `Local CMOS Clock`; null where not read. */
  readonly source: string | null;
  /** What the time service says of itself; null or absent where not read. 3: not synchronised. */
  readonly leapIndicator?: number | null;
  /** Steps to a reference clock; 0 and 16 stand for none. */
  readonly stratum?: number | null;
  /** Distance to its source at the last look, in seconds. */
  readonly phaseOffsetSeconds?: number | null;
}

export interface ProxyFact {
  /** `defaultProxy` of the .NET machine.config. */
  readonly machineConfig: {
    readonly enabled: boolean;
    readonly useSystemDefault: boolean | null;
    /** `http://host:port`, or null where none is named. */
    readonly address: string | null;
    /** Patterns of addresses that go past the proxy; absent where none is listed. */
    readonly bypass?: readonly string[];
    /** Where the configuration script lies, without credentials and query; absent where none is named. */
    readonly script?: string;
  } | null;
  /** WinHTTP proxy; `address` is null for direct access. */
  readonly winHttp: { readonly address: string | null; readonly bypass: readonly string[] } | null;
  /** Proxy of the person who collected; null or absent where none is set. */
  readonly user?: string | null;
  /** Configuration script (PAC) of that person, without credentials and query; absent where none is set. */
  readonly userScript?: string;
}

export interface RootCertificatesFact {
  /** SHA-1 thumbprints in the machine's root stores, upper-case hex. */
  readonly thumbprints: readonly string[];
  /** Policy DisableRootAutoUpdate; null where not read. */
  readonly automaticUpdateDisabled: boolean | null;
}

export interface PendingRebootFact {
  /** Registry keys that announce a restart; empty where none does. */
  readonly reasons: readonly string[];
}

export interface SyncRulesFact {
  /** Sync rules that are not as shipped. */
  readonly customised: readonly { readonly name: string; readonly direction: 'inbound' | 'outbound' }[];
}

/** Features of the tenant that the cloud reports to the sync engine. */
export interface CompanyFeaturesFact {
  readonly features: readonly { readonly name: string; readonly enabled: boolean }[];
}
