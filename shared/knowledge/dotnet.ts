import { tablesAsOf, type KnowledgeEntry } from './entry.ts';

export interface DotnetRelease extends KnowledgeEntry {
  /** Lowest `Release` DWORD that stands for this version. */
  readonly release: number;
  readonly version: string;
  /** Other numbers that the same version carries on some systems. */
  readonly alsoKnownAs: readonly number[];
}

export const dotnetKey = String.raw`HKLM\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full`;

const row = (release: number, version: string, alsoKnownAs: readonly number[] = []): DotnetRelease => ({
  release,
  version,
  alsoKnownAs,
  source: 'dotnet/docs, how to determine installed versions (2025-10-20)',
  asOf: tablesAsOf,
  sureness: 'verified',
});

/** Ascending. Compare with `>=`: updates carry numbers in between. */
export const dotnetReleases: readonly DotnetRelease[] = [
  row(378389, '4.5'),
  row(378675, '4.5.1', [378758]),
  row(379893, '4.5.2'),
  row(393295, '4.6', [393297]),
  row(394254, '4.6.1', [394271]),
  row(394802, '4.6.2', [394806]),
  row(460798, '4.7', [460805]),
  row(461308, '4.7.1', [461310]),
  row(461808, '4.7.2', [461814]),
  row(528040, '4.8', [528049, 528372, 528449]),
  row(533320, '4.8.1', [533325, 533509]),
];

/** Connect needs this one: 4.7.2, by the notice on mandatory upgrades and the 2.4 release notes. */
export const dotnetMinimum = { release: 461808, version: '4.7.2', asOf: tablesAsOf } as const;

/** The writeback page asks for this one: 4.8. Windows Server 2019 ships less, Server 2016 less than the minimum. */
export const dotnetRecommended = { release: 528040, version: '4.8', asOf: tablesAsOf } as const;

/** Version behind a `Release` number; null below 4.5. A number above the table gives its newest version. */
export function dotnetVersion(release: number | null): string | null {
  if (release === null) return null;
  return dotnetReleases.findLast((entry) => release >= entry.release)?.version ?? null;
}
