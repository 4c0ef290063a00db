import type { DetailedPeerCertificate } from 'node:tls';
import type { CertificateSummary } from '../../../shared/facts/facts.ts';

const maxLength = 10;

/** The served certificate first, each issuer after it, as far as they are known. */
export function summarizeChain(served: DetailedPeerCertificate | null): readonly CertificateSummary[] {
  const chain: CertificateSummary[] = [];
  let certificate: DetailedPeerCertificate | undefined = served ?? undefined;
  while (certificate?.fingerprint !== undefined && chain.length < maxLength) {
    chain.push({
      subject: nameText(certificate.subject),
      issuer: nameText(certificate.issuer),
      thumbprint: certificate.fingerprint.replaceAll(':', ''),
      notBefore: isoTime(certificate.valid_from),
      notAfter: isoTime(certificate.valid_to),
    });
    const issuer: DetailedPeerCertificate | undefined = certificate.issuerCertificate;
    // A root names itself as its issuer.
    certificate = issuer?.fingerprint === certificate.fingerprint ? undefined : issuer;
  }
  return chain;
}

/** `CN=*.servicebus.windows.net, O=Microsoft Corporation, C=US`: the most telling part first, as Windows shows it. */
function nameText(name: object | undefined): string {
  return Object.entries(name ?? {})
    .toReversed()
    .flatMap(([key, value]: [string, unknown]) =>
      (Array.isArray(value) ? value : [value]).map((part) => `${key}=${String(part)}`),
    )
    .join(', ');
}

/** `Jun  2 00:00:00 2026 GMT` → ISO; the text as it is where it is no date. */
function isoTime(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

/** Codes of a refused chain in words that stay the same over TLS stacks. */
export function certificateProblem(code: string): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return 'CERT_EXPIRED';
    case 'CERT_NOT_YET_VALID':
      return 'CERT_NOT_YET_VALID';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'CERT_NAME_MISMATCH';
    case 'CERT_REVOKED':
      return 'CERT_REVOKED';
    default:
      return 'CERT_UNTRUSTED';
  }
}
