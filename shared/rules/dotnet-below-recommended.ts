import { dotnetMinimum, dotnetRecommended, dotnetVersion } from '../knowledge/dotnet.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { dotnetVersions, troubleshootWriteback } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const dotnetBelowRecommended: Rule = {
  id: 'dotnet-below-recommended',
  title: 'A newer .NET Framework is recommended',
  severity: 'info',
  explanation: `Connect runs, but the steps to repair writeback ask for .NET Framework ${dotnetRecommended.version}. Windows Server 2019 ships an older one.`,
  fix: [{ text: 'Install .NET Framework 4.8 or 4.8.1 with the next maintenance, and restart the server.' }],
  references: [troubleshootWriteback, dotnetVersions],
  falsePositives: [],
  needs: ['dotnet'],
  check(input) {
    const fact = input.facts.dotnet;
    const release = fact?.value.release ?? null;
    // Below the minimum another rule speaks.
    if (fact === undefined || release === null || release < dotnetMinimum.release) return { kind: 'pass' };
    if (release >= dotnetRecommended.release) return { kind: 'pass' };
    return stateFinding(
      `The server has .NET Framework ${dotnetVersion(release) ?? ''}; ${dotnetRecommended.version} is recommended.`,
      [evidenceOfFact(fact, `Release = ${release}`)],
    );
  },
};
