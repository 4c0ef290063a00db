import { describe, expect, it } from 'vitest';
import { connectVersion, executableOf } from './connect-version.ts';
import { contextOf, handMadeHost, openedSample, registryKey } from './test-support/hand-made-host.ts';

const uninstall = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

describe('connect-version', () => {
  it('finds every place that names a version', async () => {
    const result = await connectVersion.collect(contextOf(await openedSample('healthy')));
    expect(result.state).toBe('collected');
    expect(result.facts.connectVersion?.value.sources.map(({ kind, version }) => [kind, version])).toEqual([
      ['engine-file', '2.6.92.0'],
      ['wizard-file', '2.6.92.0'],
      ['registry', '2.6.92.0'],
      ['uninstall-entry', '2.6.92.0'],
      ['trace-log', '2.6.92.0'],
    ]);
  });

  it.each([
    ['Microsoft Azure AD Connect', true],
    ['Microsoft Entra Connect Sync', true],
    ['Microsoft Entra Connect', true],
    ['Azure AD Connect', true],
    ['Microsoft Entra Connect Health agent for sync', false],
    ['Microsoft Entra Connect Agent Updater', false],
    ['Microsoft Azure AD Connect synchronization services', false],
  ])('uninstall entry "%s": %s', async (name, wanted) => {
    const values = { DisplayName: { string: name }, DisplayVersion: { string: '2.5.79.0' } };
    for (const view of ['64', '32'] as const) {
      const host = handMadeHost({ registry: [registryKey(`${uninstall}\\{1}`, values, view)] });
      const result = await connectVersion.collect(contextOf(host));
      expect(result.facts.connectVersion?.value.sources.length ?? 0).toBe(wanted ? 1 : 0);
      expect(result.state).toBe(wanted ? 'collected' : 'missing');
    }
  });

  it('follows the service to an engine on another drive', async () => {
    const path = 'E:\\Sync\\Bin\\miiserver.exe';
    const host = handMadeHost({
      registry: [
        registryKey('HKLM\\SYSTEM\\CurrentControlSet\\Services\\ADSync', { ImagePath: { string: `"${path}"` } }),
      ],
      files: [{ path, productVersion: '2.4.129.0' }],
    });
    expect((await connectVersion.collect(contextOf(host))).facts.connectVersion?.value.sources).toEqual([
      { kind: 'engine-file', version: '2.4.129.0', place: path },
    ]);
  });

  it.each([
    [{ AzureInstance: { dword: 4 } }, 4],
    [{ AzureInstance: { string: '4' } }, 4],
    [{ AzureInstance: { string: 'x' } }, null],
    [{}, null],
  ])('cloud of %j', async (values, expected) => {
    const host = handMadeHost({
      registry: [
        registryKey('HKLM\\SOFTWARE\\Microsoft\\Azure AD Connect', { Version: { string: '2.6.3.0' }, ...values }),
      ],
    });
    expect((await connectVersion.collect(contextOf(host))).facts.connectVersion?.value.azureInstance).toBe(expected);
  });

  it.each([
    ['"C:\\Program Files\\X\\miiserver.exe" -k', 'C:\\Program Files\\X\\miiserver.exe'],
    ['C:\\Program Files\\X\\miiserver.exe -k', 'C:\\Program Files\\X\\miiserver.exe'],
    ['', null],
    [null, null],
  ])('program of %j', (image, expected) => {
    expect(executableOf(image)).toBe(expected);
  });
});
