import { installedVersion } from '../facts/installed-version.ts';
import type { TlsFact } from '../facts/facts.ts';
import { tlsEnforcement as enforcement, tlsValueHolds, tlsValues } from '../knowledge/tls.ts';
import { compareVersions } from '../knowledge/versions.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { tlsEnforcement } from './support/references.ts';
import { countOf } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule, Severity } from './rule.ts';

export const tlsRegistryNotSet: Rule = {
  id: 'tls-registry-not-set',
  title: 'The TLS 1.2 values for .NET are not set',
  severity: 'info',
  explanation:
    "Microsoft's check wants .NET told explicitly to use strong cryptography and the TLS versions of Windows. Where the values are absent the default of the program decides, which is good for current builds. Installers from 2.3.20.0 to 2.4.129.0 refuse to run without them.",
  fix: [
    { text: "Run Microsoft's script to enable TLS 1.2, which sets all eight values." },
    { text: 'Restart the server.' },
  ],
  references: [tlsEnforcement],
  falsePositives: ['Builds from 2.4.131.0 on do not need the values.'],
  needs: ['tls'],
  check(input) {
    const fact = input.facts.tls;
    if (fact === undefined) return { kind: 'pass' };
    const wanting = netValues(fact.value);
    if (wanting.length === 0) return { kind: 'pass' };
    const version = input.facts.connectVersion;
    const installed = version === undefined ? null : (installedVersion(version.value)?.version ?? null);
    const wrong = wanting.filter(({ state }) => state !== 'Not Found');
    return stateFinding(
      `${countOf(wanting.length, 'value')} of .NET ${wanting.length === 1 ? 'is' : 'are'} not as Microsoft's check wants.`,
      wanting.map(({ path, name, state }) => evidenceOfFact(fact, `${name} = ${state}`, path)),
      { severity: wrong.length > 0 ? 'warning' : severityFor(installed) },
    );
  },
};

/** Values of .NET that are absent or not 1; absent SCHANNEL values are fine on every supported Windows. */
function netValues(fact: TlsFact) {
  return tlsValues
    .filter(({ area }) => area === 'net-32' || area === 'net-64')
    .flatMap(({ key, name, expected }) => {
      const found = fact.values.find(
        (value) => value.path.toLowerCase() === key.toLowerCase() && value.name.toLowerCase() === name.toLowerCase(),
      );
      if (found === undefined) return [];
      if (found.value.kind === 'absent') return [{ path: key, name, state: 'Not Found' }];
      if (found.value.kind === 'other') return [{ path: key, name, state: found.value.text }];
      return tlsValueHolds(expected, found.value.value) ? [] : [{ path: key, name, state: String(found.value.value) }];
    });
}

function severityFor(version: string | null): Severity {
  return version !== null && compareVersions(version, enforcement.notNeededSince) < 0 ? 'warning' : 'info';
}
