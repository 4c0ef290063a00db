import { describe, expect, it } from 'vitest';
import { server } from './server.ts';
import { contextOf, deniedKey, handMadeHost, openedSample, registryKey } from './test-support/hand-made-host.ts';

const windowsPath = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

describe('server', () => {
  it('reads name, Windows, role and zone of a recorded server', async () => {
    const result = await server.collect(contextOf(await openedSample('healthy')));
    expect(result.state).toBe('collected');
    expect(result.facts.server?.value).toEqual({
      hostName: 'CONNECT01',
      osName: 'Windows Server 2022 Standard',
      osBuild: '10.0.20348.4405',
      domain: 'contoso.example',
      isDomainController: false,
      timeZone: { name: 'W. Europe Standard Time', offsetMinutes: 60 },
      installationType: 'Server',
      uptimeSeconds: 281_400,
      memoryBytes: 17_179_869_184,
      freeMemoryBytes: 6_442_450_944,
      volumes: [{ name: 'C:', sizeBytes: 136_365_211_648, freeBytes: 71_940_702_208 }],
      adapters: [{ addresses: ['192.0.2.101/24'], ipv6: false }],
      dnsServers: ['192.0.2.11', '192.0.2.12'],
      updates: ['KB5070773'],
    });
  });

  it('sees a domain controller, and a zone west of Greenwich', async () => {
    const host = handMadeHost({
      registry: [
        registryKey(windowsPath, { ProductName: { string: 'Windows Server 2016 Standard' } }),
        registryKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions', {
          ProductType: { string: 'LanmanNT' },
        }),
        registryKey('HKLM\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation', {
          ActiveTimeBias: { dword: 480 },
          TimeZoneKeyName: { string: 'Pacific Standard Time' },
        }),
      ],
    });
    const value = (await server.collect(contextOf(host))).facts.server?.value;
    expect(value?.isDomainController).toBe(true);
    expect(value?.timeZone).toEqual({ name: 'Pacific Standard Time', offsetMinutes: -480 });
    expect(value?.domain).toBeNull();
  });

  it('leaves open what could not be read', async () => {
    const host = handMadeHost({ registry: [registryKey(windowsPath, {})] });
    expect((await server.collect(contextOf(host))).facts.server?.value).toMatchObject({
      hostName: 'hand-made',
      osName: 'Windows',
      osBuild: '0.0.0',
      isDomainController: null,
      timeZone: null,
    });
  });

  it('says so when the registry is closed or empty', async () => {
    expect((await server.collect(contextOf(handMadeHost({ registry: [deniedKey(windowsPath)] })))).state).toBe(
      'denied',
    );
    expect((await server.collect(contextOf(handMadeHost()))).state).toBe('missing');
  });
});
