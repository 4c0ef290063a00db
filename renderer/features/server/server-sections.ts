import type { Facts } from '../../../shared/facts/facts.ts';
import { dotnetMinimum, dotnetRecommended, dotnetVersion } from '../../../shared/knowledge/dotnet.ts';
import { findOperatingSystem } from '../../../shared/knowledge/operating-systems.ts';
import { judgeVersion } from '../../../shared/knowledge/versions.ts';
import type { VersionJudgement } from '../../../shared/knowledge/versions.ts';
import { assertNever } from '../../../shared/result/result.ts';
import type { Format } from '../../common/create-format.ts';
import type { Words } from '../../words/words.ts';
import { configurationRows } from './configuration-rows.ts';
import { row } from './server-row.ts';
import type { ServerRow, ServerSection, Verdict } from './server-row.ts';

type ServerWords = Words['server'];

/** What is known of the server, in the order people ask for it. Facts that were not collected give no row. */
export function serverSections(
  facts: Facts,
  asOf: string,
  words: ServerWords,
  format: Format,
): readonly ServerSection[] {
  const sections: readonly ServerSection[] = [
    { id: 'connect', keys: ['connectVersion'], rows: versionRows(facts, asOf, words, format) },
    {
      id: 'windows',
      keys: ['server', 'dotnet', 'pendingReboot', 'eventLogSettings'],
      rows: windowsRows(facts, words, format),
    },
    { id: 'service', keys: ['service'], rows: serviceRows(facts, words, format) },
    {
      id: 'configuration',
      keys: ['configuration', 'syncRules', 'companyFeatures'],
      rows: configurationRows(facts, words),
    },
    { id: 'clock', keys: ['clock'], rows: clockRows(facts, words, format) },
    { id: 'proxy', keys: ['proxy'], rows: proxyRows(facts, words) },
    { id: 'hardware', keys: [], rows: hardwareRows(facts, words, format) },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

function versionRows(
  { connectVersion }: Facts,
  asOf: string,
  words: ServerWords,
  format: Format,
): readonly ServerRow[] {
  const best = connectVersion?.value.sources[0];
  if (connectVersion === undefined || best === undefined) return [];
  const { verdict, note } = versionVerdict(judgeVersion(best.version, asOf), words, format);
  const others = connectVersion.value.sources.slice(1).filter((source) => source.version !== best.version);
  const { azureInstance } = connectVersion.value;
  return [
    ...row(connectVersion, words.connectVersion, best.version, verdict, note),
    ...others.flatMap((source) =>
      row(connectVersion, words.otherVersion, `${source.version} (${source.place})`, 'look'),
    ),
    ...row(connectVersion, words.cloud, azureInstance === null ? null : String(azureInstance)),
  ];
}

/** A day of a table, as this person writes days. */
export function dayOf(iso: string, format: Format): string {
  const milliseconds = Date.parse(`${iso.slice(0, 10)}T12:00:00Z`);
  return Number.isNaN(milliseconds) ? iso : format.day(milliseconds);
}

function versionVerdict(
  judgement: VersionJudgement,
  words: ServerWords,
  format: Format,
): { readonly verdict: Verdict; readonly note: string } {
  switch (judgement.kind) {
    case 'supported': {
      const { until, row: known } = judgement;
      const bad = known.flags.includes('known-bad');
      const note = until === null ? words.supported : words.supportedUntil(dayOf(until, format));
      return { verdict: bad ? 'look' : 'good', note: bad ? `${note} ${words.ofTable(known.why ?? '')}` : note };
    }
    case 'unknown-newer':
      return { verdict: 'none', note: words.newerThanTable(dayOf(judgement.tableAsOf, format)) };
    case 'unknown':
      return { verdict: 'none', note: words.notInTable(dayOf(judgement.tableAsOf, format)) };
    case 'unsupported':
      return {
        verdict: 'bad',
        note: judgement.since === null ? words.retired : words.unsupportedSince(dayOf(judgement.since, format)),
      };
    case 'below-floor':
      return { verdict: 'bad', note: words.belowFloor(judgement.floor, dayOf(judgement.since, format)) };
    case 'below-coming-floor':
      return { verdict: 'look', note: words.belowComingFloor(judgement.floor, dayOf(judgement.from, format)) };
    case 'recalled':
      return { verdict: 'bad', note: `${words.recalled} ${words.ofTable(judgement.why)}` };
    case 'unreadable':
      return { verdict: 'none', note: words.cannotCompare };
    default:
      return assertNever(judgement);
  }
}

function windowsRows(facts: Facts, words: ServerWords, format: Format): readonly ServerRow[] {
  const { server, dotnet, pendingReboot, eventLogSettings } = facts;
  const rows: ServerRow[] = [];
  if (server !== undefined) {
    const { hostName, osName, osBuild, domain, isDomainController, timeZone, uptimeSeconds, updates } = server.value;
    const system = findOperatingSystem(osBuild);
    const systemVerdict: Verdict = system === null ? 'none' : system.support === 'supported' ? 'good' : 'look';
    const systemNote = system === null ? '' : words.systemNotes[system.support];
    rows.push(
      ...row(server, words.computer, hostName),
      ...row(server, words.windows, `${osName} (${osBuild})`, systemVerdict, systemNote),
      ...row(server, words.installation, server.value.installationType),
      ...row(server, words.domain, domain),
      ...row(
        server,
        words.domainController,
        isDomainController === null ? null : isDomainController ? words.yes : words.no,
        isDomainController === true ? 'look' : 'none',
      ),
      ...row(
        server,
        words.timeZone,
        timeZone === null ? null : `${timeZone.name} (${offsetText(timeZone.offsetMinutes)})`,
      ),
      ...row(
        server,
        words.runningFor,
        uptimeSeconds === undefined || uptimeSeconds === null ? null : format.duration(uptimeSeconds * 1000),
      ),
      ...row(
        server,
        words.updates,
        updates === undefined || updates.length === 0
          ? null
          : `${words.updatesCount(updates.length)}: ${updates.join(', ')}`,
      ),
    );
  }
  if (dotnet !== undefined) {
    const { release } = dotnet.value;
    const verdict: Verdict =
      release === null || release < dotnetMinimum.release
        ? 'bad'
        : release < dotnetRecommended.release
          ? 'look'
          : 'good';
    const note =
      verdict === 'bad'
        ? words.dotnetLeast(dotnetMinimum.version)
        : verdict === 'look'
          ? words.dotnetRecommended(dotnetRecommended.version)
          : '';
    const value =
      release === null ? words.dotnetTooOld : words.dotnetRelease(dotnetVersion(release) ?? String(release), release);
    rows.push(...row(dotnet, words.dotnet, value, verdict, note));
  }
  if (pendingReboot !== undefined) {
    const { reasons } = pendingReboot.value;
    const none = reasons.length === 0;
    rows.push(
      ...row(pendingReboot, words.restartPending, none ? words.no : reasons.join(', '), none ? 'good' : 'look'),
    );
  }
  if (eventLogSettings !== undefined) {
    const { maxSizeBytes, sizeBytes, retention, oldestEvent } = eventLogSettings.value;
    rows.push(
      ...row(eventLogSettings, words.logSize, maxSizeBytes === null ? null : format.bytes(maxSizeBytes)),
      ...row(
        eventLogSettings,
        words.logHolds,
        sizeBytes === null || sizeBytes === undefined ? null : format.bytes(sizeBytes),
      ),
      // A log that overwrites nothing stops taking events once it is full.
      ...row(
        eventLogSettings,
        words.logWhenFull,
        retention === null ? null : retention ? words.logKeeps : words.logOverwrites,
        retention === true ? 'look' : 'none',
        retention === true ? words.logKeepsNote : '',
      ),
      ...row(
        eventLogSettings,
        words.logOldest,
        oldestEvent === null || oldestEvent === undefined ? null : format.time(oldestEvent),
      ),
    );
  }
  return rows;
}

function serviceRows({ service }: Facts, words: ServerWords, format: Format): readonly ServerRow[] {
  if (service === undefined) return [];
  const { installed, state, account, accountKind, startType, delayedStart, startedAt } = service.value;
  const starts = startType === null ? null : (words.startTypes[startType] ?? String(startType));
  const kind = accountKind === null || accountKind === undefined ? '' : ` (${words.accountKinds[accountKind]})`;
  return [
    ...row(
      service,
      words.serviceState,
      installed ? words.states[state] : words.notInstalled,
      installed && state === 'running' ? 'good' : 'bad',
    ),
    ...row(service, words.serviceAccount, account === '' ? null : `${account}${kind}`),
    ...row(
      service,
      words.serviceStart,
      starts === null ? null : `${starts}${delayedStart === true ? `, ${words.delayed}` : ''}`,
      startType === 4 ? 'bad' : 'none',
    ),
    ...row(service, words.startedAt, startedAt === null || startedAt === undefined ? null : format.time(startedAt)),
  ];
}

/** Sign-ins with Kerberos and tokens of the cloud tolerate this, in seconds. */
const tolerance = 300;

function clockRows({ clock }: Facts, words: ServerWords, format: Format): readonly ServerRow[] {
  if (clock === undefined) return [];
  const { offsetSeconds, source, leapIndicator, stratum, phaseOffsetSeconds } = clock.value;
  const far = offsetSeconds !== null && Math.abs(offsetSeconds) > tolerance;
  const adrift = leapIndicator === 3;
  return [
    ...row(
      clock,
      words.clockOffset,
      offsetSeconds === null ? null : words.clockOffsetSeconds(format.number(offsetSeconds)),
      far ? 'bad' : 'good',
      far ? words.clockTolerance : '',
    ),
    ...row(clock, words.timeSource, source, adrift ? 'look' : 'none', adrift ? words.notSynchronised : ''),
    ...row(
      clock,
      words.stratum,
      stratum === null || stratum === undefined || stratum === 0 || stratum === 16 ? null : String(stratum),
    ),
    ...row(
      clock,
      words.phaseOffset,
      phaseOffsetSeconds === null || phaseOffsetSeconds === undefined
        ? null
        : words.clockOffsetSeconds(format.number(phaseOffsetSeconds)),
    ),
  ];
}

function proxyRows({ proxy }: Facts, words: ServerWords): readonly ServerRow[] {
  if (proxy === undefined) return [];
  const { machineConfig, winHttp, user, userScript } = proxy.value;
  const machine =
    machineConfig === null
      ? null
      : machineConfig.enabled
        ? (machineConfig.address ?? (machineConfig.useSystemDefault === true ? words.proxySystem : words.proxyNone))
        : words.proxyOff;
  const bypass =
    winHttp === null || winHttp.bypass.length === 0 ? '' : ` (${words.proxyBypass(winHttp.bypass.join(', '))})`;
  return [
    ...row(proxy, words.proxyMachine, machine),
    ...row(proxy, words.proxyMachineBypass, machineConfig?.bypass?.join(', ')),
    ...row(proxy, words.proxyMachineScript, machineConfig?.script),
    ...row(proxy, words.proxyWindows, winHttp === null ? null : `${winHttp.address ?? words.proxyNone}${bypass}`),
    ...row(proxy, words.proxyUser, user),
    ...row(proxy, words.proxyUserScript, userScript),
  ];
}

/** Less than this stops the database, the log and an upgrade sooner or later; the rule about it says the same. */
const enoughBytes = 2 * 1_073_741_824;

function hardwareRows({ server }: Facts, words: ServerWords, format: Format): readonly ServerRow[] {
  if (server === undefined) return [];
  const { memoryBytes, freeMemoryBytes, volumes = [], adapters = [], dnsServers = [] } = server.value;
  const memory = memoryBytes === null || memoryBytes === undefined ? null : format.bytes(memoryBytes);
  return [
    ...row(
      server,
      words.memory,
      memory === null || freeMemoryBytes === null || freeMemoryBytes === undefined
        ? memory
        : words.memoryFree(memory, format.bytes(freeMemoryBytes)),
    ),
    ...volumes.flatMap(({ name, sizeBytes, freeBytes }) =>
      row(
        server,
        words.drive(name),
        words.driveFree(format.bytes(freeBytes), format.bytes(sizeBytes), format.percent(freeBytes / sizeBytes)),
        freeBytes < enoughBytes ? 'look' : 'good',
        freeBytes < enoughBytes ? words.driveFull : '',
      ),
    ),
    ...adapters.flatMap(({ addresses, ipv6 }, index) =>
      row(server, words.adapter(index + 1), `${addresses.join(', ')}${ipv6 ? ` ${words.ipv6}` : ''}`),
    ),
    ...row(server, words.dnsServers, dnsServers.join(', ')),
  ];
}

/** `UTC+01:00` for 60. */
function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
