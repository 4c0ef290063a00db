import { describe, expect, it } from 'vitest';
import { rootCertificates } from './root-certificates.ts';
import { contextOf, deniedKey, handMadeHost, openedSample, registryKey } from './test-support/hand-made-host.ts';

const store = 'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\ROOT\\Certificates';

describe('root-certificates', () => {
  it('lists thumbprints of all stores, each once', async () => {
    const fact = (await rootCertificates.collect(contextOf(await openedSample('healthy')))).facts.rootCertificates;
    expect(fact?.value.thumbprints).toHaveLength(5);
    expect(fact?.value.thumbprints).toContain('DF3C24F9BFD666761B268073FE06D1CC8D4F82A4');
    expect(fact?.value.automaticUpdateDisabled).toBe(false);
  });

  it('takes only what is a thumbprint, and sees the policy', async () => {
    const host = handMadeHost({
      registry: [
        registryKey(`${store}\\df3c24f9bfd666761b268073fe06d1cc8d4f82a4`, {}),
        registryKey(`${store}\\ProtectedRoots`, {}),
        registryKey('HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot', {
          DisableRootAutoUpdate: { dword: 1 },
        }),
      ],
    });
    expect((await rootCertificates.collect(contextOf(host))).facts.rootCertificates?.value).toEqual({
      thumbprints: ['DF3C24F9BFD666761B268073FE06D1CC8D4F82A4'],
      automaticUpdateDisabled: true,
    });
  });

  it('empty or closed stores are no list', async () => {
    expect((await rootCertificates.collect(contextOf(handMadeHost()))).state).toBe('missing');
    expect((await rootCertificates.collect(contextOf(handMadeHost({ registry: [deniedKey(store)] })))).state).toBe(
      'denied',
    );
  });
});
