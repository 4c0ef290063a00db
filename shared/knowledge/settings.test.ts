import { describe, expect, it } from 'vitest';
import { dotnetReleases, dotnetVersion } from './dotnet.ts';
import { cloudOfInstance, endpointsFor, findLegacyHosts, findNamespaces } from './endpoints.ts';
import { findOperatingSystem } from './operating-systems.ts';
import { findReservedCharacters } from './reserved-characters.ts';
import { findRootCertificate, isServiceIssuer } from './root-certificates.ts';
import { tlsValueHolds, tlsValues } from './tls.ts';

describe('TLS values', () => {
  it('are eight, four of .NET before four of SCHANNEL, server before client', () => {
    expect(tlsValues.map(({ area, name, expected }) => `${area} ${name} ${expected}`)).toEqual([
      'net-32 SystemDefaultTlsVersions 1',
      'net-32 SchUseStrongCrypto 1',
      'net-64 SystemDefaultTlsVersions 1',
      'net-64 SchUseStrongCrypto 1',
      'server Enabled 1',
      'server DisabledByDefault 0',
      'client Enabled 1',
      'client DisabledByDefault 0',
    ]);
  });

  it('take any non-zero for on', () => {
    expect(tlsValueHolds(1, 0xffffffff)).toBe(true);
    expect(tlsValueHolds(1, 0)).toBe(false);
    expect(tlsValueHolds(0, 1)).toBe(false);
    expect(tlsValueHolds(0, 0)).toBe(true);
  });
});

describe('.NET releases', () => {
  it('ascend, and every other number of a version gives the same version', () => {
    const numbers = dotnetReleases.map(({ release }) => release);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    const wrong = dotnetReleases.filter(({ version, alsoKnownAs }) =>
      alsoKnownAs.some((number) => dotnetVersion(number) !== version),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    [null, null],
    [378388, null],
    [394802, '4.6.2'],
    [461814, '4.7.2'],
    [528449, '4.8'],
    [600000, '4.8.1'],
  ])('%s → %s', (release, version) => {
    expect(dotnetVersion(release)).toBe(version);
  });
});

describe('endpoints', () => {
  it('recommend nothing legacy', () => {
    expect(endpointsFor('germany')).toEqual([]);
    expect(endpointsFor('public').map(({ host }) => host)).toEqual([
      '*.passwordreset.microsoftonline.com',
      '*.servicebus.windows.net',
    ]);
    expect(cloudOfInstance(4)).toBe('us-government');
    expect(cloudOfInstance(null)).toBeNull();
  });

  it('find namespaces by their shape, whatever stands around', () => {
    expect(
      findNamespaces(
        'Namespace:SSPRDedicatedSbProdNcu-2.servicebus.windows.net, Endpoint: x; ssprdedicatedsbprodscu ssprdedicatedsbprodscu.servicebus.windows.net ssprdedicatedsbmcprodcne',
      ),
    ).toEqual([
      'ssprdedicatedsbprodncu-2.servicebus.windows.net',
      'ssprdedicatedsbprodscu.servicebus.windows.net',
      'ssprdedicatedsbmcprodcne.servicebus.chinacloudapi.cn',
    ]);
    expect(findNamespaces('contoso.servicebus.windows.net')).toEqual([]);
    expect(findLegacyHosts('https://ssprsbprodncu-sb.accesscontrol.windows.net/')).toEqual([
      'ssprsbprodncu-sb.accesscontrol.windows.net',
    ]);
  });
});

describe('other tables', () => {
  it('find reserved characters in a name', () => {
    expect(findReservedCharacters('Sales').map(({ key }) => key)).toEqual([]);
    expect(findReservedCharacters('#R&D / Asia ').map(({ key }) => key)).toEqual([
      'leading-space-or-hash',
      'trailing-space',
      'slash',
    ]);
  });

  it('find roots by thumbprint in any spelling', () => {
    expect(findRootCertificate('df 3c 24 f9 bf d6 66 76 1b 26 80 73 fe 06 d1 cc 8d 4f 82 a4')?.name).toContain(
      'Global Root G2',
    );
    expect(findRootCertificate('')).toBeNull();
    expect(isServiceIssuer('CN=Microsoft Azure RSA TLS Issuing CA 03, O=Microsoft Corporation, C=US')).toBe(true);
    expect(isServiceIssuer('CN=Contoso Web Proxy CA')).toBe(false);
  });

  it('find systems by build, and let unknown ones be', () => {
    expect(findOperatingSystem('10.0.17763.6189')?.name).toBe('Windows Server 2019');
    expect(findOperatingSystem('10.0.26100')?.support).toBe('unsupported-with-needed-update');
    expect(findOperatingSystem('10.0.29000')).toBeNull();
  });
});
