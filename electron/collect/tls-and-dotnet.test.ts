import { describe, expect, it } from 'vitest';
import { contextOf, deniedKey, handMadeHost, openedSample, registryKey } from './test-support/hand-made-host.ts';
import { tlsAndDotnet } from './tls-and-dotnet.ts';

const framework = 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const client = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';

describe('tls-and-dotnet', () => {
  it('reads the eight values in the order of the vendor check, then the rest', async () => {
    const result = await tlsAndDotnet.collect(contextOf(await openedSample('healthy')));
    const values = result.facts.tls?.value.values ?? [];
    expect(values.slice(0, 8).map((value) => [value.path.split('\\').slice(2, 3)[0], value.name])).toEqual([
      ['WOW6432Node', 'SystemDefaultTlsVersions'],
      ['WOW6432Node', 'SchUseStrongCrypto'],
      ['Microsoft', 'SystemDefaultTlsVersions'],
      ['Microsoft', 'SchUseStrongCrypto'],
      ['CurrentControlSet', 'Enabled'],
      ['CurrentControlSet', 'DisabledByDefault'],
      ['CurrentControlSet', 'Enabled'],
      ['CurrentControlSet', 'DisabledByDefault'],
    ]);
    expect(values.slice(0, 8).map((value) => value.value)).toEqual(
      [1, 1, 1, 1, 1, 0, 1, 0].map((value) => ({ kind: 'dword', value })),
    );
    expect(values[4]?.path).toMatch(/TLS 1\.2\\Server$/);
    expect(values[6]?.path).toMatch(/TLS 1\.2\\Client$/);
    expect(result.facts.dotnet?.value.release).toBe(528_449);
  });

  it('keeps absent, zero, all ones and a wrong type apart, and the two views', async () => {
    const host = handMadeHost({
      registry: [
        registryKey(framework, { SchUseStrongCrypto: { dword: 1 } }, '32'),
        registryKey(client, { enabled: { dword: 0xff_ff_ff_ff }, DisabledByDefault: { string: '0' } }),
      ],
    });
    const values = (await tlsAndDotnet.collect(contextOf(host))).facts.tls?.value.values ?? [];
    expect(values[1]?.value).toEqual({ kind: 'dword', value: 1 });
    expect(values[3]?.value).toEqual({ kind: 'absent' });
    expect(values[6]?.value).toEqual({ kind: 'dword', value: 0xff_ff_ff_ff });
    expect(values[7]?.value).toEqual({ kind: 'other', type: 'string', text: '0' });
  });

  it('an old .NET has no release', async () => {
    const result = await tlsAndDotnet.collect(contextOf(handMadeHost()));
    expect(result.state).toBe('collected');
    expect(result.facts.dotnet?.value.release).toBeNull();
  });

  it('is denied when a key is', async () => {
    expect((await tlsAndDotnet.collect(contextOf(handMadeHost({ registry: [deniedKey(client)] })))).state).toBe(
      'denied',
    );
  });
});
