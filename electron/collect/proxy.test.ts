import { describe, expect, it } from 'vitest';
import { parseProxyAddress } from './network.ts';
import { parseMachineConfig, parseWinHttp, proxy, withoutCredentials } from './proxy.ts';
import { contextOf, handMadeHost, openedSample, registryKey } from './test-support/hand-made-host.ts';

const around = (inside: string): string => `<configuration><system.net>${inside}</system.net></configuration>`;

describe('defaultProxy of a machine.config', () => {
  it.each([
    ['', null],
    ['<defaultProxy/>', { enabled: true, useSystemDefault: null, address: null }],
    ['<defaultProxy enabled="false"/>', { enabled: false, useSystemDefault: null, address: null }],
    [
      '<defaultProxy enabled="true" useDefaultCredentials="true">\n<proxy usesystemdefault="true" proxyaddress="http://p.example:8080" bypassonlocal="true"/></defaultProxy>',
      { enabled: true, useSystemDefault: true, address: 'http://p.example:8080' },
    ],
    [
      "<defaultProxy><proxy proxyaddress='http://user:secret@p.example:8080' usesystemdefault='False'/></defaultProxy>",
      { enabled: true, useSystemDefault: false, address: 'http://p.example:8080' },
    ],
    ['<!-- <defaultProxy><proxy proxyaddress="http://old:1"/></defaultProxy> -->', null],
    [
      '<defaultProxy></defaultProxy><other><proxy proxyaddress="http://x:1"/></other>',
      { enabled: true, useSystemDefault: null, address: null },
    ],
  ])('%s', (inside, expected) => {
    expect(parseMachineConfig(around(inside))).toEqual(expected);
  });

  it('is nothing in a file that is no XML or is cut off', () => {
    expect(parseMachineConfig('\0\0')).toBeNull();
    expect(parseMachineConfig('<defaultProxy enabled="true"')).toBeNull();
    expect(parseMachineConfig('<defaultProxy><proxy proxyaddress="http://p:1"')).toMatchObject({ address: null });
  });
});

describe('the WinHTTP setting', () => {
  const blob = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  const ascii = (text: string): string => Buffer.from(text).toString('hex');

  it('names a proxy and its exceptions', () => {
    const proxyHex = ascii('proxy:8080');
    const bypassHex = ascii('*.local;<local>');
    const value = blob(`28000000 00000000 03000000 0a000000 ${proxyHex} 0f000000 ${bypassHex}`);
    expect(parseWinHttp(value)).toEqual({ address: 'proxy:8080', bypass: ['*.local', '<local>'] });
  });

  it.each([
    ['direct access', '18000000 00000000 01000000 00000000 00000000'],
    ['nothing', ''],
    ['a length beyond the end', '28000000 00000000 03000000 ffffff7f 41'],
    ['only a head', '28000000 00000000 03000000'],
  ])('%s is no proxy', (_name, hex) => {
    expect(parseWinHttp(blob(hex))).toEqual({ address: null, bypass: [] });
  });
});

describe('credentials', () => {
  it.each([
    ['http://user:secret@proxy:8080', 'http://proxy:8080'],
    ['user:secret@proxy:8080', 'proxy:8080'],
    ['http=u:s@a:80;https=u:s@b:443', 'http=a:80;https=b:443'],
    ['http://user:p@ss/word@proxy:8080', 'http://proxy:8080'],
    ['http=u:s@x@a:80;b:1 c/d@e:2', 'http=a:80;b:1 e:2'],
    ['http://proxy:8080', 'http://proxy:8080'],
  ])('%s', (text, expected) => {
    expect(withoutCredentials(text)).toBe(expected);
  });
});

describe('credentials in a machine.config', () => {
  it.each(['http://user:se;c@r et/@proxy:8080', 'http://user@proxy:8080', 'http://proxy:8080'])('%s', (address) => {
    const text = `<defaultProxy><proxy proxyaddress="${address}"/></defaultProxy>`;
    expect(parseMachineConfig(text)?.address).toBe('http://proxy:8080');
  });
});

describe('exceptions and scripts', () => {
  it('are kept, without credentials and query', () => {
    const text = `<defaultProxy><proxy usesystemdefault="false" scriptLocation="http://u:s@wpad.example/p.pac?k=secret"/>
      <bypasslist><add address="10\\.*"/><clear/><add address="[a-z]+\\.contoso\\.example$" /></bypasslist></defaultProxy>`;
    expect(parseMachineConfig(text)).toEqual({
      enabled: true,
      useSystemDefault: false,
      address: null,
      bypass: ['10\\.*', '[a-z]+\\.contoso\\.example$'],
      script: 'http://wpad.example/p.pac',
    });
  });

  it('of the person at the keyboard too', async () => {
    const user = registryKey('HKCU\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', {
      AutoConfigURL: { string: 'http://me:pw@wpad/proxy.pac?token=secret' },
    });
    const result = await proxy.collect(contextOf(handMadeHost({ registry: [user] })));
    expect(result.facts.proxy?.value.userScript).toBe('http://wpad/proxy.pac');
  });
});

describe('the address of a proxy', () => {
  it.each([
    ['http://proxy.example:8080/', { host: 'proxy.example', port: 8_080 }],
    ['proxy:3128', { host: 'proxy', port: 3_128 }],
    ['proxy', { host: 'proxy', port: 80 }],
    ['http=a:1;https=b:2', { host: 'b', port: 2 }],
    ['proxy:99999', null],
    ['http://[::1]:80', null],
    ['', null],
  ])('%j', (text, expected) => {
    expect(parseProxyAddress(text)).toEqual(expected);
  });
});

describe('proxy', () => {
  it('reads the three places of a recorded server', async () => {
    const result = await proxy.collect(contextOf(await openedSample('proxy-refuses')));
    expect(result.state).toBe('collected');
    expect(result.facts.proxy?.value).toEqual({
      machineConfig: { enabled: true, useSystemDefault: true, address: 'http://proxy.treyresearch.example:8080' },
      winHttp: { address: 'old-proxy.treyresearch.example:3128', bypass: ['<local>'] },
      user: null,
    });
  });

  it('takes what is not set for what Windows does then, and a closed file for closed', async () => {
    const user = registryKey('HKCU\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', {
      ProxyEnable: { dword: 1 },
      ProxyServer: { string: 'me:pw@p:1' },
    });
    const empty = await proxy.collect(contextOf(handMadeHost({ registry: [user] })));
    expect(empty.facts.proxy?.value).toEqual({
      machineConfig: null,
      winHttp: { address: null, bypass: [] },
      user: 'p:1',
    });
    const path = 'C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\Config\\machine.config';
    const closed = handMadeHost({ files: [{ path, error: { code: 'denied', detail: 'x' } }] });
    expect((await proxy.collect(contextOf(closed))).state).toBe('denied');
  });
});
