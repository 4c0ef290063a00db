import { describe, expect, it } from 'vitest';
import { analyse, expectOnly } from './test-support/server.ts';

describe('proxy-configured-differently', () => {
  it('finding: machine.config has a proxy, WinHTTP has none', () => {
    const proxy = {
      machineConfig: { enabled: true, useSystemDefault: false, address: 'http://Proxy.contoso.example:8080/' },
      winHttp: { address: null, bypass: [] },
    };
    expect(expectOnly(analyse({ facts: { proxy } }), 'proxy-configured-differently').what).toBe(
      'The file machine.config names proxy.contoso.example:8080, WinHTTP no proxy.',
    );
  });

  it('silent: the same proxy in two spellings', () => {
    const proxy = {
      machineConfig: { enabled: true, useSystemDefault: false, address: 'http://Proxy.contoso.example:8080/' },
      winHttp: { address: 'http=other:1;https=proxy.contoso.example:8080', bypass: [] },
    };
    expect(analyse({ facts: { proxy } }).passed).toContain('proxy-configured-differently');
  });
});
