import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { success } from '../../../shared/result/result.ts';
import type { FileDoor } from '../host.ts';
import { adaptersOf, createMachineDoor, readVolumes } from './machine-door.ts';

const address = (family: 'IPv4' | 'IPv6', ip: string, internal = false): NetworkInterfaceInfo => ({
  address: ip,
  netmask: '',
  mac: '00:15:5d:01:02:03',
  internal,
  cidr: `${ip}/${family === 'IPv4' ? 24 : 64}`,
  ...(family === 'IPv4' ? { family } : { family, scopeid: 0 }),
});

describe('the adapters', () => {
  it('say addresses, but neither names nor hardware addresses, not even those inside an IPv6 one', () => {
    const adapters = adaptersOf({
      'Contoso LAN': [address('IPv4', '192.0.2.101'), address('IPv6', '2001:db8::215:5dff:fe01:203')],
      Backup: [address('IPv4', '198.51.100.7'), address('IPv6', 'fe80::215:5dff:fe01:203')],
      unplugged: [address('IPv6', 'fe80::1')],
      Loopback: [address('IPv4', '127.0.0.1', true), address('IPv6', '::1', true)],
    });
    expect(adapters).toEqual([
      { addresses: ['192.0.2.101/24'], ipv6: true },
      { addresses: ['198.51.100.7/24'], ipv6: false },
    ]);
  });
});

describe('the drives', () => {
  const volume = { blocks: 1_000, bavail: 250, bsize: 4_096 };

  it('are those of the given paths, each once', async () => {
    const asked: string[] = [];
    const read = async (root: string) => {
      asked.push(root);
      return volume;
    };
    expect(await readVolumes(['C:\\Windows', 'c:\\ProgramData', 'D:\\Temp', undefined, '/tmp'], read)).toEqual([
      { name: 'C:', sizeBytes: 4_096_000, freeBytes: 1_024_000 },
      { name: 'D:', sizeBytes: 4_096_000, freeBytes: 1_024_000 },
    ]);
    expect(asked).toEqual(['C:\\', 'D:\\']);
  });

  it('one that fails or never answers is left out', async () => {
    const read = (root: string) =>
      root === 'D:\\'
        ? Promise.reject(new Error('gone'))
        : root === 'E:\\'
          ? new Promise<typeof volume>(() => undefined)
          : Promise.resolve(volume);
    const volumes = await readVolumes(['C:\\', 'D:\\', 'E:\\'], read, 30);
    expect(volumes.map(({ name }) => name)).toEqual(['C:']);
  });
});

describe('the machine', () => {
  const files = (answer: Awaited<ReturnType<FileDoor['list']>>): FileDoor => ({
    list: async () => answer,
    readText: () => Promise.reject(new Error('not asked')),
    productVersion: () => Promise.reject(new Error('not asked')),
  });
  const limits = { signal: new AbortController().signal, timeoutMs: 1_000 };

  it('tells rights by a folder that only administrators may list', async () => {
    const machine = (answer: Awaited<ReturnType<FileDoor['list']>>) => createMachineDoor(files(answer), 'C:\\Windows');
    expect(await machine(success(['SAM'])).isElevated(limits)).toBe(true);
    expect(await machine({ ok: false, error: { code: 'denied', detail: '' } }).isElevated(limits)).toBe(false);
    expect(await machine({ ok: false, error: { code: 'timed-out', detail: '' } }).isElevated(limits)).toBeNull();
  });

  it('knows memory, uptime and what it asks for names', async () => {
    const resources = await createMachineDoor(files(success([])), 'C:\\Windows').resources();
    expect(resources.uptimeSeconds).toBeGreaterThan(0);
    expect(resources.memoryBytes).toBeGreaterThanOrEqual(resources.freeMemoryBytes);
    expect(resources.dnsServers.every((server) => !/:\d+$/.test(server) || server.includes('::'))).toBe(true);
  });
});
