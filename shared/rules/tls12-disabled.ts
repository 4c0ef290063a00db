import type { RegistryValueFact } from '../facts/facts.ts';
import { endpointErrors } from './support/endpoint-errors.ts';
import { evidenceOf, evidenceOfFact } from './support/evidence.ts';
import { tlsEnforcement } from './support/references.ts';
import { evidenceOfOutages, extentOf, outagesBy } from './support/relay-path.ts';
import { countOf, list } from './support/sentences.ts';
import { tls12Off } from './support/windows-tls.ts';
import type { Rule } from './rule.ts';

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
    const off = tls12Off(input);
    if (fact === undefined || off.length === 0) return { kind: 'pass' };
    const sides = [...new Set(off.map(({ path }) => (/Client$/i.test(path) ? 'client' : 'server')))].toSorted();
    // Connect is the client of the cloud; the server side alone hurts others that call this machine.
    const client = sides.includes('client');
    const outages = client ? outagesBy(input, 'windows-tls') : [];
    const { count, first, last } = extentOf(input, outages);
    const logged = outages.length === 0 ? '' : ` ${countOf(count, 'event')} about lost connections in the log fit.`;
    return {
      kind: 'finding',
      finding: {
        what: `The registry switches TLS 1.2 off for the ${list(sides)} side.${logged}`,
        count: Math.max(off.length, count),
        first,
        last,
        users: [],
        confidence: 'certain',
        severity: client ? 'critical' : 'warning',
        evidence: [
          ...evidenceOfOutages(outages),
          ...(outages.length === 0 ? [] : endpointErrors(input, 'windows-tls')).map((event) => evidenceOf(event)),
          ...off.map((value) => evidenceOfFact(fact, `${value.name} = ${textOf(value)}`, value.path)),
        ],
      },
    };
  },
};

function textOf({ value }: RegistryValueFact): string {
  return value.kind === 'dword' ? String(value.value) : '';
}
