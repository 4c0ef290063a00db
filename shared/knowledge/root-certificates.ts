import { tablesAsOf, type Era, type KnowledgeEntry, type Sureness } from './entry.ts';

export interface RootCertificate extends KnowledgeEntry {
  readonly name: string;
  /** SHA-1 thumbprint, upper-case hex; null where it was not read. */
  readonly thumbprint: string | null;
  /** ISO date, or null where it was not read. */
  readonly validUntil: string | null;
  /** `required`: chains of the service end here; `listed`: Microsoft lists it among its roots; `legacy`: used in the past. */
  readonly need: 'required' | 'listed' | 'legacy';
  readonly era: Era;
}

const row = (
  name: string,
  thumbprint: string | null,
  need: RootCertificate['need'],
  validUntil: string | null = null,
  sureness: Sureness = 'verified',
): RootCertificate => ({
  name,
  thumbprint,
  validUntil,
  need,
  era: need === 'legacy' ? 'legacy' : 'current',
  source: 'Microsoft pages on Azure certificate authorities, public copies',
  asOf: tablesAsOf,
  sureness,
});

export const rootCertificates: readonly RootCertificate[] = [
  row('DigiCert Global Root G2', 'DF3C24F9BFD666761B268073FE06D1CC8D4F82A4', 'required', '2038-01-15'),
  row('Microsoft RSA Root Certificate Authority 2017', '73A5E64A3BFF8316FF0EDCCC618A906E4EAE4D74', 'listed'),
  row('Microsoft ECC Root Certificate Authority 2017', null, 'listed'),
  row('DigiCert Global Root CA', 'A8985D3A65E5E5C4B2D7D66D40C6DD2FB19C5436', 'listed'),
  row('DigiCert Global Root G3', null, 'listed'),
  row('Baltimore CyberTrust Root', 'D4DE20D05E66FC53FE1A50882C78DB2852CAE474', 'legacy', null, 'verified'),
];

/** Stores of the local machine that may hold a root, each with a subkey named by thumbprint. */
export const rootStoreKeys: readonly string[] = ['ROOT', 'AuthRoot', 'CA'].map(
  (store) => String.raw`HKLM\SOFTWARE\Microsoft\SystemCertificates` + `\\${store}\\Certificates`,
);

/** A policy that keeps Windows from fetching roots by itself; 1 may explain a missing root (not confirmed by Microsoft text). */
export const rootUpdatePolicy = {
  key: String.raw`HKLM\SOFTWARE\Policies\Microsoft\SystemCertificates\AuthRoot`,
  name: 'DisableRootAutoUpdate',
  sureness: 'unverified',
} as const;

export function findRootCertificate(thumbprint: string): RootCertificate | null {
  // sample: df 3c 24 f9 …
  const plain = thumbprint.replace(/[^0-9a-f]/gi, '').toUpperCase();
  return rootCertificates.find((root) => root.thumbprint === plain) ?? null;
}

/** Issuers of a certificate that the service itself may serve. Any other issuer means that something opens the traffic. */
export function isServiceIssuer(issuer: string): boolean {
  // samples: CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1, O=DigiCert Inc · CN=Microsoft Azure RSA TLS Issuing CA 03
  return /\b(?:microsoft|digicert)\b/i.test(issuer);
}
