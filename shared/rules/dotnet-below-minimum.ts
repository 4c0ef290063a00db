import { dotnetMinimum, dotnetVersion } from '../knowledge/dotnet.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { dotnetVersions, prerequisites } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const dotnetBelowMinimum: Rule = {
  id: 'dotnet-below-minimum',
  title: 'The .NET Framework is too old for Connect',
  severity: 'error',
  explanation: `Current builds need .NET Framework ${dotnetMinimum.version}. Windows Server 2016 ships an older one.`,
  fix: [
    { text: 'Install .NET Framework 4.8 or 4.8.1.' },
    { text: 'Restart the server.', warning: 'Writeback and synchronisation pause for the restart.' },
  ],
  references: [prerequisites, dotnetVersions],
  falsePositives: [],
  needs: ['dotnet'],
  check(input) {
    const fact = input.facts.dotnet;
    const release = fact?.value.release ?? null;
    if (fact === undefined || (release !== null && release >= dotnetMinimum.release)) return { kind: 'pass' };
    const version = dotnetVersion(release) ?? 'older than 4.5';
    return stateFinding(`The server has .NET Framework ${version}; ${dotnetMinimum.version} is needed.`, [
      evidenceOfFact(fact, `Release = ${release ?? 'absent'}`),
    ]);
  },
};
