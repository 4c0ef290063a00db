import type { ProxyFact } from '../facts/facts.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { connectivity } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const proxyConfiguredDifferently: Rule = {
  id: 'proxy-configured-differently',
  title: 'Windows and .NET use different proxies',
  severity: 'warning',
  explanation:
    'Connect takes its proxy from machine.config of .NET; Windows itself, for example when it checks certificates for revocation, takes that of WinHTTP. When the two differ, one half of a connection may fail.',
  fix: [
    { text: 'Decide which proxy this server is to use.' },
    { text: 'Enter it in machine.config of the 64-bit .NET Framework 4, and with netsh winhttp set proxy.' },
    { text: 'Restart the service ADSync.' },
  ],
  references: [connectivity],
  falsePositives: ['A proxy that is needed for one of the two only can be set on purpose.'],
  needs: ['proxy'],
  check(input) {
    const fact = input.facts.proxy;
    if (fact === undefined) return { kind: 'pass' };
    const { machineConfig, winHttp } = fact.value;
    if (machineConfig === null || winHttp === null) {
      return { kind: 'unknown', reason: 'Not evaluated because one of the two settings could not be read.' };
    }
    const own = addressOf(machineConfig);
    const windows = winHttp.address === null ? null : hostAndPort(winHttp.address);
    // Without a setting of its own .NET follows the signed-in user's proxy, which was not read.
    if (own === windows || (own === null && machineConfig.enabled && machineConfig.useSystemDefault === true)) {
      return { kind: 'pass' };
    }
    return stateFinding(
      `The file machine.config names ${own ?? 'no proxy'}, WinHTTP ${windows ?? 'no proxy'}.`,
      [
        evidenceOfFact(fact, `proxyaddress = ${own ?? 'none'}`, 'machine.config'),
        evidenceOfFact(fact, windows ?? 'direct access', 'WinHTTP'),
      ],
      { confidence: 'likely' },
    );
  },
};

function addressOf(config: NonNullable<ProxyFact['machineConfig']>): string | null {
  return config.enabled && config.address !== null ? hostAndPort(config.address) : null;
}

/** `proxy.contoso.com:8080`, whatever stands around it. */
function hostAndPort(address: string): string {
  // samples: http://Proxy.contoso.com:8080/ · http=proxy:8080;https=proxy:8080 · proxy:8080
  const first = address.split(';').find((part) => /https=/i.test(part)) ?? address.split(';')[0] ?? address;
  return first
    .replace(/^\s*(?:https?=)?/i, '')
    .replace(/^https?:\/\//i, '')
    .replace(/[/\s].*$/, '')
    .toLowerCase();
}
