import type { Sureness } from './entry.ts';

/** Why a build stands out. `recalled` and `known-bad` carry the reason in `why`. */
export type VersionFlag = 'floor' | 'recalled' | 'known-bad';

export interface ConnectVersion {
  /** Four-part version. */
  readonly version: string;
  /** ISO date, or ISO month where the day is not known; null where never released for use. */
  readonly released: string | null;
  /** ISO date from which it is out of support, `retired` where the date no longer matters, null where none is set yet. */
  readonly supportEnds: string | null;
  readonly flags: readonly VersionFlag[];
  readonly why: string | null;
  /** The versions page changes monthly: the day this row was last checked. */
  readonly asOf: string;
  readonly source: string;
  readonly sureness: Sureness;
}

/** The table's date: builds released later cannot be in it. */
export const versionsAsOf = '2026-10-06';

const history = 'Microsoft version history page and public copies of it';

type Row = readonly [
  version: string,
  released: string | null,
  supportEnds: string | null,
  sureness?: Sureness,
  flags?: readonly VersionFlag[],
  why?: string,
];

const configWhy =
  'After the upgrade the service may fail to start with 0x80131040 where miiserver.exe.config had been edited by hand.';

const rows: readonly Row[] = [
  ['2.6.92.0', '2026-09-23', null, 'secondary'],
  [
    '2.6.91.0',
    '2026-09-16',
    '2027-09-23',
    'derived',
    ['known-bad'],
    'Its wizard breaks the pass-through authentication set-up; 2.6.92.0 repairs it.',
  ],
  ['2.6.84.0', '2026-07-07', '2027-09-16', 'secondary'],
  [
    '2.6.79.0',
    null,
    null,
    'secondary',
    ['recalled'],
    'Microsoft withdrew it: uninstall and install the current build.',
  ],
  ['2.6.3.0', '2026-03-10', '2027-07-07', 'derived'],
  ['2.6.1.0', '2026-02-02', '2027-03-10', 'derived', ['known-bad'], configWhy],
  ['2.5.190.0', '2025-10-23', '2027-02-02', 'derived', ['known-bad'], configWhy],
  ['2.5.79.0', '2025-09-01', '2026-10-23', 'secondary', ['floor'], 'Lowest build that still works since 2026-09-30.'],
  ['2.5.76.0', '2025-07-31', '2026-09-01', 'derived'],
  ['2.5.3.0', '2025-05-26', '2026-07-31', 'derived'],
  ['2.4.131.0', '2025-03-27', '2026-05-26'],
  ['2.4.129.0', '2025-01-15', '2026-03-27'],
  ['2.4.27.0', '2024-11-15', '2026-01-15'],
  ['2.4.21.0', '2024-10-09', '2025-11-15'],
  ['2.4.18.0', '2024-10', '2025-10-09', 'derived'],
  ['2.3.20.0', '2024-07-15', '2025-04-30', 'secondary'],
  ['2.3.8.0', '2024-04-01', '2025-04-30', 'secondary'],
  ['2.3.6.0', '2024-02-21', '2025-04-01'],
  ['2.3.2.0', '2023-12-12', '2025-02-21'],
  ['2.2.8.0', '2023-10-11', '2024-12-12'],
  ['2.2.1.0', '2023-06-19', '2024-10-11'],
  ['2.1.20.0', '2022-11-09', '2024-06-19'],
  ['2.1.19.0', '2022-11-02', 'retired'],
  ['2.1.18.0', '2022-10-05', 'retired'],
  ['2.1.16.0', '2022-08-02', 'retired'],
  ['2.1.15.0', '2022-07-06', 'retired'],
  ['2.1.1.0', '2022-03-24', 'retired'],
  ['2.0.91.0', '2022-01-19', 'retired'],
  ['2.0.89.0', '2021-12-22', 'retired'],
  ['2.0.88.0', '2021-12-15', 'retired'],
  ['2.0.3.0', '2021-07-20', 'retired'],
];

/** Released builds of the 2.x line, newest first. */
export const connectVersions: readonly ConnectVersion[] = rows.map(
  ([version, released, supportEnds, sureness = 'verified', flags = [], why]) => ({
    version,
    released,
    supportEnds,
    flags,
    why: why ?? null,
    asOf: versionsAsOf,
    source: history,
    sureness,
  }),
);

/** Since `effective`, no synchronisation service of Connect works below `version`. Source: prerequisites page. */
export const versionFloor = { version: '2.5.79.0', effective: '2026-09-30' } as const;

/** The whole 1.x line. Source: prerequisites page and version history. */
export const firstLine = { retired: '2022-08-31', syncStopped: '2023-10-01' } as const;

export interface VersionThreshold {
  /** First version of which `text` holds. */
  readonly version: string;
  readonly text: string;
  readonly asOf: string;
  readonly source: string;
  readonly sureness: Sureness;
}

const threshold = (version: string, text: string, sureness: Sureness = 'verified'): VersionThreshold => ({
  version,
  text,
  asOf: versionsAsOf,
  source: history,
  sureness,
});

/** Turning points that matter to password writeback, oldest first. */
export const versionThresholds: readonly VersionThreshold[] = [
  threshold(
    '1.0.419.911',
    'Azure AD Sync and Connect above this build write back resets, changes and resets by an administrator.',
  ),
  threshold('1.0.6862.0', 'DirSync above this build writes back resets only.'),
  threshold('1.0.8667.0', 'Networking of writeback improved.'),
  threshold('1.1.443.0', 'Writeback needs outbound 443 only and keeps its idle connections alive.'),
  threshold('1.1.614.0', 'TLS 1.2 is tried first.'),
  threshold('1.1.647.0', 'The registry value AzureInstance is no longer needed to reach another cloud.'),
  threshold('1.1.880.0', 'Brings the ADSyncConfig module, which sets writeback permissions.'),
  threshold('1.2.65.0', 'Works where TLS 1.2 is the only protocol.'),
  threshold('2.0.3.0', 'Needs Windows Server 2016; no TLS 1.0 or 1.1; LocalDB is SQL Server 2019.'),
  threshold('2.1.1.0', 'Repairs the corrupt LocalDB model database.'),
  threshold('2.1.15.0', 'Grants the Unexpire Password right by itself.'),
  threshold('2.1.19.0', 'Repairs writeback that stopped with SSPR_0029 and ERROR_ACCESS_DENIED.'),
  threshold('2.2.8.0', 'Needs .NET Framework 4.7.1.'),
  threshold('2.3.20.0', 'Installer refuses without the TLS 1.2 registry values (until 2.4.129.0).'),
  threshold('2.4.18.0', 'Needs .NET Framework 4.7.2.'),
  threshold('2.4.131.0', 'Installer no longer asks for the TLS 1.2 registry values.'),
  threshold('2.5.79.0', 'Lowest build that works since 2026-09-30.'),
  threshold('2.5.190.0', 'Start may fail after the upgrade where miiserver.exe.config had been edited.'),
  threshold(
    '2.6.84.0',
    'Merges an edited configuration file; setting cloud features asks for an administrator sign-in.',
    'secondary',
  ),
];

// sample: 2.5.79.0
const versionPattern = /^\s*v?(\d{1,10}(?:\.\d{1,10}){1,3})\s*$/i;

/** Parts of a dotted version, four of them (missing ones are 0), or null where the text is none. */
export function parseVersion(text: string): readonly [number, number, number, number] | null {
  const found = versionPattern.exec(text)?.[1];
  if (found === undefined) return null;
  const [major = 0, minor = 0, build = 0, revision = 0] = found.split('.').map(Number);
  return [major, minor, build, revision];
}

/**
 * Orders two dotted versions by number (`2.5.190.0` after `2.5.79.0`; `2.5` equals `2.5.0.0`): negative, zero or positive.
 * A text that is no version comes before every version.
 */
export function compareVersions(a: string, b: string): number {
  const left = parseVersion(a);
  const right = parseVersion(b);
  if (left === null || right === null) return (left === null ? 0 : 1) - (right === null ? 0 : 1);
  for (const [index, part] of left.entries()) {
    const difference = part - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function findConnectVersion(version: string): ConnectVersion | null {
  if (parseVersion(version) === null) return null;
  return connectVersions.find((row) => compareVersions(row.version, version) === 0) ?? null;
}

/** What may be said of a version on a day. `row` is the table's row, where it has one. */
export type VersionJudgement =
  | { readonly kind: 'unreadable' }
  /** Newer than the table: no error, the table is older than the build. */
  | { readonly kind: 'unknown-newer'; readonly tableAsOf: string }
  /** Between known builds, above the floor, but not in the table: nothing is held against it. */
  | { readonly kind: 'unknown'; readonly tableAsOf: string }
  | { readonly kind: 'recalled'; readonly row: ConnectVersion; readonly why: string }
  /** Stopped working on `since`. */
  | {
      readonly kind: 'below-floor';
      readonly floor: string;
      readonly since: string;
      readonly row: ConnectVersion | null;
    }
  /** Will stop working on `from`. */
  | {
      readonly kind: 'below-coming-floor';
      readonly floor: string;
      readonly from: string;
      readonly row: ConnectVersion | null;
    }
  | { readonly kind: 'unsupported'; readonly since: string | null; readonly row: ConnectVersion | null }
  | { readonly kind: 'supported'; readonly until: string | null; readonly row: ConnectVersion };

/**
 * Judges a version at a moment (ISO date or time, taken as UTC). A build not in the table is never an error, unless it
 * lies below the floor; a moment that cannot be read counts as the table's own date. Known-bad builds keep their
 * support verdict: ask `row.flags`.
 */
export function judgeVersion(version: string, asOfIso: string): VersionJudgement {
  const parts = parseVersion(version);
  if (parts === null) return { kind: 'unreadable' };
  const day = Number.isNaN(Date.parse(asOfIso)) ? versionsAsOf : new Date(asOfIso).toISOString().slice(0, 10);
  const row = findConnectVersion(version);
  if (row !== null && row.flags.includes('recalled')) return { kind: 'recalled', row, why: row.why ?? '' };
  if (compareVersions(version, versionFloor.version) < 0 && day >= versionFloor.effective) {
    const since = parts[0] < 2 ? firstLine.syncStopped : versionFloor.effective;
    return { kind: 'below-floor', floor: versionFloor.version, since, row };
  }
  if (parts[0] < 2) return { kind: 'unsupported', since: firstLine.retired, row };
  const ends = row?.supportEnds ?? null;
  if (ends === 'retired') return { kind: 'unsupported', since: null, row };
  if (ends !== null && day >= ends) return { kind: 'unsupported', since: ends, row };
  if (compareVersions(version, versionFloor.version) < 0) {
    return { kind: 'below-coming-floor', floor: versionFloor.version, from: versionFloor.effective, row };
  }
  if (row !== null) return { kind: 'supported', until: ends, row };
  const newest = connectVersions[0];
  return newest !== undefined && compareVersions(version, newest.version) > 0
    ? { kind: 'unknown-newer', tableAsOf: versionsAsOf }
    : { kind: 'unknown', tableAsOf: versionsAsOf };
}
