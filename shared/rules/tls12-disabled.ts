import type { RegistryValueFact } from '../facts/facts.ts';
import { tlsValueHolds } from '../knowledge/tls.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { tlsEnforcement } from './support/references.ts';
import { list } from './support/sentences.ts';
import type { Rule } from './rule.ts';

// sample: HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client
const protocolKey = /\\SCHANNEL\\Protocols\\TLS 1\.2\\(?:Client|Server)$/i;

export const tls12Disabled: Rule = {
  id: 'tls12-disabled',
  title: 'TLS 1.2 is switched off on this server',
  severity: 'critical',
  explanation:
    'The cloud accepts TLS 1.2 and newer only. Windows has it on by default; here the registry switches it off, so connections to the cloud fail or depend on TLS 1.3 alone.',
  fix: [
    {
      text: 'Set Enabled to 1 and DisabledByDefault to 0 below TLS 1.2\\Client and TLS 1.2\\Server, or delete these values.',
      warning: 'Look first whether a group policy or a hardening tool sets them: it would undo the change.',
    },
    { text: 'Restart the server: a restart of the service is not enough.' },
    { text: "Run Microsoft's TLS 1.2 check again." },
  ],
  references: [tlsEnforcement],
  falsePositives: [],
  needs: ['tls'],
  check(input) {
    const fact = input.facts.tls;
    const off = (fact?.value.values ?? []).filter(isOff);
    if (fact === undefined || off.length === 0) return { kind: 'pass' };
    const sides = [...new Set(off.map(({ path }) => (/Client$/i.test(path) ? 'client' : 'server')))].toSorted();
    // Connect is the client of the cloud; the server side alone hurts others that call this machine.
    const client = sides.includes('client');
    return {
      kind: 'finding',
      finding: {
        what: `The registry switches TLS 1.2 off for the ${list(sides)} side.`,
        count: off.length,
        first: null,
        last: null,
        users: [],
        confidence: 'certain',
        severity: client ? 'critical' : 'warning',
        evidence: off.map((value) => evidenceOfFact(fact, `${value.name} = ${textOf(value)}`, value.path)),
      },
    };
  },
};

/** An absent value leaves TLS 1.2 on, as Windows ships it. */
function isOff({ path, name, value }: RegistryValueFact): boolean {
  if (!protocolKey.test(path) || value.kind !== 'dword') return false;
  if (/^Enabled$/i.test(name)) return !tlsValueHolds(1, value.value);
  return /^DisabledByDefault$/i.test(name) && !tlsValueHolds(0, value.value);
}

function textOf({ value }: RegistryValueFact): string {
  return value.kind === 'dword' ? String(value.value) : '';
}
