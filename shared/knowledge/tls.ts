import { tablesAsOf, type KnowledgeEntry } from './entry.ts';

/** One of the eight registry values that Microsoft's TLS 1.2 check reads. */
export interface TlsValue extends KnowledgeEntry {
  readonly key: string;
  readonly name: string;
  readonly expected: 0 | 1;
  /** What holds where the value is absent. */
  readonly whenAbsent: 'on-by-default' | 'depends-on-program';
  readonly area: 'net-32' | 'net-64' | 'server' | 'client';
}

const protocol = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2`;
const net64 = String.raw`HKLM\SOFTWARE\Microsoft\.NETFramework\v4.0.30319`;
const net32 = String.raw`HKLM\SOFTWARE\WOW6432Node\Microsoft\.NETFramework\v4.0.30319`;

const source = 'Microsoft TLS 1.2 enforcement page for Connect';
const row = (key: string, name: string, expected: 0 | 1, area: TlsValue['area']): TlsValue => ({
  key,
  name,
  expected,
  area,
  whenAbsent: area === 'server' || area === 'client' ? 'on-by-default' : 'depends-on-program',
  source,
  asOf: tablesAsOf,
  sureness: 'verified',
});

/** In the order in which Microsoft's own check prints them. All DWORD; a change needs a restart of the server. */
export const tlsValues: readonly TlsValue[] = [
  row(net32, 'SystemDefaultTlsVersions', 1, 'net-32'),
  row(net32, 'SchUseStrongCrypto', 1, 'net-32'),
  row(net64, 'SystemDefaultTlsVersions', 1, 'net-64'),
  row(net64, 'SchUseStrongCrypto', 1, 'net-64'),
  row(`${protocol}\\Server`, 'Enabled', 1, 'server'),
  row(`${protocol}\\Server`, 'DisabledByDefault', 0, 'server'),
  row(`${protocol}\\Client`, 'Enabled', 1, 'client'),
  row(`${protocol}\\Client`, 'DisabledByDefault', 0, 'client'),
];

/** What Microsoft's check prints for a value that does not exist. */
export const tlsNotFound = 'Not Found';

/**
 * Builds whose installer insists on the eight values: from the first up to and including the second.
 * From `notNeededSince` on, absent values are worth a note only.
 */
export const tlsEnforcement = { from: '2.3.20.0', to: '2.4.129.0', notNeededSince: '2.4.131.0' } as const;

/** Whether a DWORD does what the check expects: any non-zero counts as on (0xFFFFFFFF is written too). */
export function tlsValueHolds(expected: 0 | 1, value: number): boolean {
  return expected === 1 ? value !== 0 : value === 0;
}
