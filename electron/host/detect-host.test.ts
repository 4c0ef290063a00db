import { describe, expect, it } from 'vitest';
import { deniedKey, handMadeHost, registryKey } from '../collect/test-support/hand-made-host.ts';
import { detectHost } from './detect-host.ts';

const servicePath = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\ADSync';

describe('detectHost', () => {
  it('knows a Connect server by its service or its settings, even where they may not be read', async () => {
    for (const key of [
      registryKey(servicePath, {}),
      registryKey('HKLM\\SOFTWARE\\Microsoft\\Azure AD Connect', {}),
      deniedKey(servicePath),
    ]) {
      expect((await detectHost('win32', () => handMadeHost({ registry: [key] }))).kind).toBe('connect-server');
    }
  });

  it('says in plain words why it is none', async () => {
    expect(await detectHost('linux')).toMatchObject({
      kind: 'no-connect-server',
      cause: 'not-windows',
      reason: expect.stringContaining('Windows'),
    });
    expect(await detectHost('win32', () => handMadeHost())).toMatchObject({
      kind: 'no-connect-server',
      cause: 'not-installed',
      reason: expect.stringContaining('no Connect is installed'),
    });
    const agent = registryKey('HKLM\\SYSTEM\\CurrentControlSet\\Services\\AADConnectProvisioningAgent', {});
    expect(await detectHost('win32', () => handMadeHost({ registry: [agent] }))).toMatchObject({
      cause: 'not-installed',
      reason: expect.stringContaining('Cloud Sync'),
    });
    const broken = { ...deniedKey(servicePath), error: { code: 'failed' as const, detail: 'reg.exe is broken' } };
    expect(await detectHost('win32', () => handMadeHost({ registry: [broken] }))).toMatchObject({
      cause: 'unreadable',
      reason: expect.stringContaining('reg.exe is broken'),
    });
  });
});
