import type { AdapterFact, EndpointProbe, VolumeFact } from '../../shared/facts/facts.ts';
import type { Result } from '../../shared/result/result.ts';
import type { ProgramName } from './programs.ts';

/**
 * The only doors to the machine. A real server sits behind windows-host.ts, a recorded one behind sample-host.ts;
 * collectors cannot tell which. Every door reads; none changes the server.
 */
export interface Host {
  readonly kind: 'windows' | 'sample';
  /** Name of the sample, or the computer's name. */
  readonly name: string;
  readonly registry: RegistryDoor;
  readonly eventLog: EventLogDoor;
  readonly command: CommandDoor;
  readonly files: FileDoor;
  readonly network: NetworkDoor;
  readonly clock: ClockDoor;
  readonly machine: MachineDoor;
}

export type HostError =
  /** The thing does not exist on this machine. */
  | { readonly code: 'missing'; readonly detail: string }
  | { readonly code: 'denied'; readonly detail: string }
  | { readonly code: 'timed-out'; readonly detail: string }
  | { readonly code: 'cancelled'; readonly detail: string }
  /** This kind of machine has no such door. */
  | { readonly code: 'unsupported'; readonly detail: string }
  | { readonly code: 'failed'; readonly detail: string };

/** Limits of one call through a door. `signal` cancels it, `timeoutMs` ends it with `timed-out`. */
export interface CallLimits {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

export type RegistryView = '64' | '32';

export type RegistryValue =
  | { readonly kind: 'dword'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'multi-string'; readonly value: readonly string[] }
  | { readonly kind: 'binary'; readonly value: Uint8Array };

export interface RegistryKey {
  /** Value name → value; the default value has the empty name. */
  readonly values: ReadonlyMap<string, RegistryValue>;
  /** Names of direct subkeys. */
  readonly subkeys: readonly string[];
}

export interface RegistryDoor {
  /**
   * `path` such as `HKLM\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full`. An absent key is `missing`, never `failed`;
   * but one of another machine (`\\dc01\HKLM\…`), where absent and forbidden look alike, is.
   */
  readKey(path: string, view: RegistryView, limits: CallLimits): Promise<Result<RegistryKey, HostError>>;
  /**
   * The key and all keys below it, by path relative to it (the key itself is the empty string), in one call.
   * Meant for small trees such as the uninstall entries.
   */
  readTree(
    path: string,
    view: RegistryView,
    limits: CallLimits,
  ): Promise<Result<ReadonlyMap<string, RegistryKey>, HostError>>;
}

export interface EventLogDoor {
  /** Exports the events that `query` (XPath) selects to `file` as .evtx. Success means: the file exists and is not empty. */
  exportLog(
    channel: string,
    query: string,
    file: string,
    limits: CallLimits,
  ): Promise<Result<{ readonly bytes: number }, HostError>>;
  /** Adds rendered texts (`LocaleMetaData` beside the file). Answers with the files it wrote. */
  addTexts(file: string, limits: CallLimits): Promise<Result<readonly string[], HostError>>;
  settings(channel: string, limits: CallLimits): Promise<Result<EventLogSettings, HostError>>;
}

export interface EventLogSettings {
  readonly maxSizeBytes: number | null;
  /** True: a full log refuses new events instead of dropping the oldest. */
  readonly retention: boolean | null;
  readonly sizeBytes: number | null;
  /** ISO time of the oldest event that the log still holds. */
  readonly oldestEvent: string | null;
}

export interface CommandDoor {
  /** Runs one program from the host's fixed list (programs.ts); kills its whole process tree on timeout or cancel. */
  run(
    program: ProgramName,
    args: readonly string[],
    limits: CallLimits & { readonly maxBytes: number },
  ): Promise<Result<CommandOutput, HostError>>;
}

export interface CommandOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly truncated: boolean;
}

export interface FileDoor {
  readText(path: string, limits: CallLimits & { readonly maxBytes: number }): Promise<Result<string, HostError>>;
  /** Names of the files directly in a folder, sorted. */
  list(folder: string, limits: CallLimits): Promise<Result<readonly string[], HostError>>;
  /** Product version from the file's version resource, for example `2.5.79.0`. */
  productVersion(path: string, limits: CallLimits): Promise<Result<string, HostError>>;
}

export interface NetworkDoor {
  /** Probes one endpoint step by step: DNS, TCP, TLS with chain, HTTPS. Never fails: the steps carry the failure. */
  probe(endpoint: ProbeTarget, limits: CallLimits): Promise<EndpointProbe>;
}

export interface ProbeTarget {
  readonly host: string;
  readonly port: number;
  readonly role: EndpointProbe['role'];
  /** Asked for in the HTTPS step, for example `/`. */
  readonly path: string;
  /** `tcp`: only whether the port opens; the steps after it are not run. */
  readonly until?: 'tcp';
  /** Reach the host through this HTTP proxy (CONNECT) instead of directly. */
  readonly proxy?: { readonly host: string; readonly port: number };
}

export interface MachineDoor {
  /** Whether this process has an administrator's rights; null where that cannot be told. */
  isElevated(limits: CallLimits): Promise<boolean | null>;
  /** What the runtime knows without starting a program. What it cannot tell within five seconds is left out. */
  resources(): Promise<MachineResources>;
}

export interface MachineResources {
  readonly uptimeSeconds: number;
  readonly memoryBytes: number;
  readonly freeMemoryBytes: number;
  readonly volumes: readonly VolumeFact[];
  readonly adapters: readonly AdapterFact[];
  readonly dnsServers: readonly string[];
}

export interface ClockDoor {
  /** Milliseconds since 1970 UTC. A sample server's clock stands at the end of its recording. */
  nowMs(): number;
}
