import type { Fact, Facts, FactSource } from '../../../shared/facts/facts.ts';
import { dotnetMinimum, dotnetVersion } from '../../../shared/knowledge/dotnet.ts';
import { judgeVersion } from '../../../shared/knowledge/versions.ts';
import type { VersionJudgement } from '../../../shared/knowledge/versions.ts';
import { assertNever } from '../../../shared/result/result.ts';

/** How a value stands against what is expected. `none`: nothing is expected of it. */
export type Verdict = 'good' | 'bad' | 'look' | 'none';

export interface ServerRow {
  readonly name: string;
  readonly value: string;
  readonly verdict: Verdict;
  readonly note: string;
  readonly source: FactSource;
}

/** What is known of the server, in the order people ask for it. Facts that were not collected give no row. */
export function serverRows(facts: Facts, asOf: string): readonly ServerRow[] {
  return [
    ...serverFact(facts),
    ...versionFact(facts, asOf),
    ...dotnetFact(facts),
    ...serviceFact(facts),
    ...configurationFact(facts),
    ...otherFacts(facts),
  ];
}

function row(
  fact: Fact<unknown>,
  name: string,
  value: string | null | undefined,
  verdict: Verdict = 'none',
  note = '',
): readonly ServerRow[] {
  return value === null || value === undefined || value === ''
    ? []
    : [{ name, value, verdict, note, source: fact.source }];
}

function serverFact({ server }: Facts): readonly ServerRow[] {
  if (server === undefined) return [];
  const { hostName, osName, osBuild, domain, isDomainController, timeZone } = server.value;
  return [
    ...row(server, 'Computer', hostName),
    ...row(server, 'Windows', `${osName} (${osBuild})`),
    ...row(server, 'Domain', domain),
    ...row(
      server,
      'Domain controller',
      isDomainController === null ? null : yesOrNo(isDomainController),
      isDomainController === true ? 'look' : 'none',
    ),
    ...row(server, 'Time zone', timeZone === null ? null : `${timeZone.name} (${offsetText(timeZone.offsetMinutes)})`),
  ];
}

function versionFact({ connectVersion }: Facts, asOf: string): readonly ServerRow[] {
  const best = connectVersion?.value.sources[0];
  if (connectVersion === undefined || best === undefined) return [];
  const { verdict, note } = versionVerdict(judgeVersion(best.version, asOf));
  const others = connectVersion.value.sources.slice(1).filter((source) => source.version !== best.version);
  return [
    ...row(connectVersion, 'Entra Connect', best.version, verdict, note),
    ...others.flatMap((source) =>
      row(connectVersion, 'Another version is named', `${source.version} (${source.place})`, 'look'),
    ),
  ];
}

function versionVerdict(judgement: VersionJudgement): { readonly verdict: Verdict; readonly note: string } {
  switch (judgement.kind) {
    case 'supported': {
      const until = judgement.until === null ? '' : ` until ${judgement.until}`;
      return { verdict: 'good', note: `Supported${until}.` };
    }
    case 'unknown-newer': {
      return { verdict: 'none', note: `Newer than the table of ${judgement.tableAsOf}.` };
    }
    case 'unknown': {
      return { verdict: 'none', note: `Not in the table of ${judgement.tableAsOf}.` };
    }
    case 'unsupported': {
      return {
        verdict: 'bad',
        note: judgement.since === null ? 'Retired.' : `Out of support since ${judgement.since}.`,
      };
    }
    case 'below-floor': {
      return { verdict: 'bad', note: `Below ${judgement.floor}, the least that works since ${judgement.since}.` };
    }
    case 'below-coming-floor': {
      return { verdict: 'look', note: `From ${judgement.from} on, at least ${judgement.floor} is needed.` };
    }
    case 'recalled': {
      return { verdict: 'bad', note: `Recalled. ${judgement.why}` };
    }
    case 'unreadable': {
      return { verdict: 'none', note: 'Cannot be compared.' };
    }
    default: {
      return assertNever(judgement);
    }
  }
}

function dotnetFact({ dotnet }: Facts): readonly ServerRow[] {
  if (dotnet === undefined) return [];
  const { release } = dotnet.value;
  const good = release !== null && release >= dotnetMinimum.release;
  const name = dotnetVersion(release);
  return row(
    dotnet,
    '.NET Framework',
    release === null ? 'older than 4.5' : `${name ?? 'unknown'} (release ${release})`,
    good ? 'good' : 'bad',
    good ? '' : `At least ${dotnetMinimum.version} is needed.`,
  );
}

function serviceFact({ service }: Facts): readonly ServerRow[] {
  if (service === undefined) return [];
  const { installed, state, account, startType, delayedStart } = service.value;
  const starts = startType === null ? null : (startNames[startType] ?? String(startType));
  return [
    ...row(
      service,
      'Service ADSync',
      installed ? state : 'not installed',
      installed && state === 'running' ? 'good' : 'bad',
    ),
    ...row(service, 'Service account', account),
    ...row(
      service,
      'Service start',
      starts === null ? null : `${starts}${delayedStart === true ? ', delayed' : ''}`,
      startType === 4 ? 'bad' : 'none',
    ),
  ];
}

const startNames: Readonly<Record<number, string>> = { 2: 'automatic', 3: 'manual', 4: 'disabled' };

function configurationFact({ configuration }: Facts): readonly ServerRow[] {
  if (configuration === undefined) return [];
  const { passwordWritebackEnabled, stagingMode, syncCycleEnabled, schedulerSuspended, connectors } =
    configuration.value;
  const flag = (name: string, value: boolean | null, bad: boolean): readonly ServerRow[] =>
    row(configuration, name, value === null ? null : yesOrNo(value), value === bad ? 'look' : 'none');
  return [
    ...flag('Password writeback switched on', passwordWritebackEnabled, false),
    ...flag('Staging mode', stagingMode, true),
    ...flag('Synchronisation switched on', syncCycleEnabled, false),
    ...flag('Scheduler suspended', schedulerSuspended, true),
    ...connectors.flatMap((connector) =>
      row(
        configuration,
        `Connector ${connector.name}`,
        [connector.type, connector.forest, connector.account]
          .filter((part) => part !== null && part !== '')
          .join(' · '),
        connector.signAndEncryptLdap === false ? 'look' : 'none',
        connector.signAndEncryptLdap === false ? 'LDAP is neither signed nor encrypted.' : '',
      ),
    ),
  ];
}

function otherFacts({ clock, pendingReboot, eventLogSettings, proxy }: Facts): readonly ServerRow[] {
  const size = eventLogSettings?.value.maxSizeBytes ?? null;
  return [
    ...(clock === undefined || clock.value.offsetSeconds === null
      ? []
      : row(
          clock,
          'Clock against the reference',
          `${clock.value.offsetSeconds} s`,
          Math.abs(clock.value.offsetSeconds) > 300 ? 'bad' : 'good',
        )),
    ...(clock === undefined ? [] : row(clock, 'Time source', clock.value.source)),
    ...(pendingReboot === undefined
      ? []
      : row(
          pendingReboot,
          'Restart pending',
          pendingReboot.value.reasons.length === 0 ? 'no' : pendingReboot.value.reasons.join(', '),
          pendingReboot.value.reasons.length === 0 ? 'good' : 'look',
        )),
    ...(eventLogSettings === undefined || size === null
      ? []
      : row(eventLogSettings, 'Largest size of the Application log', `${Math.round(size / 1_048_576)} MB`)),
    ...(proxy === undefined
      ? []
      : [
          ...row(proxy, 'Proxy of .NET (machine.config)', proxy.value.machineConfig?.address),
          ...row(
            proxy,
            'Proxy of Windows (WinHTTP)',
            proxy.value.winHttp === null ? null : (proxy.value.winHttp.address ?? 'none, direct access'),
          ),
        ]),
  ];
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** `UTC+01:00` for 60. */
function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
