import { findOperatingSystem } from '../knowledge/operating-systems.ts';
import { compareVersions } from '../knowledge/versions.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { prerequisites } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

/** Update that Windows Server 2025 needs at least; see the note in the table. */
const updateFor2025 = '10.0.26100.6901';

export const osUnsupported: Rule = {
  id: 'os-unsupported',
  title: 'Connect is not supported on this Windows',
  severity: 'warning',
  explanation:
    'Connect is supported on Windows Server 2016, 2019 and 2022 with the full desktop. On others it may run, but errors there are nobody’s duty to repair.',
  fix: [
    { text: 'Plan a move to a supported Windows Server, by way of a staging server.' },
    { text: 'Install KB5070773 or a later update where Windows Server 2025 is in use until then.' },
  ],
  references: [prerequisites],
  falsePositives: ['A Windows newer than the table of this tool is not judged.'],
  needs: ['server'],
  check(input) {
    const fact = input.facts.server;
    if (fact === undefined) return { kind: 'pass' };
    const { osBuild, osName, installationType } = fact.value;
    const proof = [evidenceOfFact(fact, `${osName}, ${osBuild}`)];
    if (installationType === 'Server Core') {
      return stateFinding('The server is a Server Core installation, which Connect does not support.', proof);
    }
    const entry = findOperatingSystem(osBuild);
    if (entry === null || entry.support === 'supported') return { kind: 'pass' };
    const lacksUpdate =
      entry.support === 'unsupported-with-needed-update' && compareVersions(osBuild, updateFor2025) < 0;
    return stateFinding(`The server runs ${osName} (${osBuild}). ${entry.note}`.trim(), proof, {
      severity: lacksUpdate || entry.support === 'unsupported' ? 'error' : 'warning',
    });
  },
};
