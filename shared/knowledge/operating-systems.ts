import { tablesAsOf, type KnowledgeEntry } from './entry.ts';

export interface OperatingSystem extends KnowledgeEntry {
  readonly name: string;
  /** Build in `10.0.<build>`, or the old version pair. */
  readonly build: string;
  readonly support: 'supported' | 'unsupported' | 'unsupported-with-needed-update';
  readonly note: string;
}

const row = (name: string, build: string, support: OperatingSystem['support'], note = ''): OperatingSystem => ({
  name,
  build,
  support,
  note,
  source: 'Microsoft prerequisites page (2025-09-29)',
  asOf: tablesAsOf,
  sureness: 'verified',
});

/** What a current Connect may be installed on: full desktop, domain member, no read-only domain controller. */
export const operatingSystems: readonly OperatingSystem[] = [
  row('Windows Server 2012', '6.2.9200', 'unsupported', 'Connect 2 needs Windows Server 2016.'),
  row('Windows Server 2012 R2', '6.3.9600', 'unsupported', 'Connect 2 needs Windows Server 2016.'),
  row('Windows Server 2016', '10.0.14393', 'supported', 'Ships .NET Framework 4.6.2: too old for Connect.'),
  row('Windows Server 2019', '10.0.17763', 'supported', 'Ships .NET Framework 4.7.2.'),
  row('Windows Server 2022', '10.0.20348', 'supported', 'Ships .NET Framework 4.8.'),
  row(
    'Windows Server 2025',
    '10.0.26100',
    'unsupported-with-needed-update',
    'Not supported as of 2025-09-29; where it is used all the same, KB5070773 (26100.6901) or later is needed.',
  ),
];

/** Entry for a build such as `10.0.17763` or `10.0.17763.6189`; null for one the table does not know: no error by itself. */
export function findOperatingSystem(build: string): OperatingSystem | null {
  const plain = build.trim();
  return operatingSystems.find((entry) => plain === entry.build || plain.startsWith(`${entry.build}.`)) ?? null;
}
