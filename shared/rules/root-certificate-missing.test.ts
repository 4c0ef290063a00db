import { describe, expect, it } from 'vitest';
import { analyse, expectOnly } from './test-support/server.ts';

describe('root-certificate-missing', () => {
  it('finding: the needed root is not there', () => {
    const finding = expectOnly(
      analyse({ facts: { rootCertificates: { thumbprints: [], automaticUpdateDisabled: true } } }),
      'root-certificate-missing',
    );
    expect(finding.severity).toBe('error');
    expect(finding.what).toContain('DigiCert Global Root G2');
  });

  it('silent: spelled in lower case it is there all the same', () => {
    expect(
      analyse({
        facts: {
          rootCertificates: {
            thumbprints: ['df3c24f9bfd666761b268073fe06d1cc8d4f82a4'],
            automaticUpdateDisabled: null,
          },
        },
      }).passed,
    ).toContain('root-certificate-missing');
  });
});
