import { findConnectVersion } from '../knowledge/versions.ts';
import { versionHistory } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import { judgedVersion, noVersion } from './support/version.ts';
import type { Rule } from './rule.ts';

export const versionKnownBad: Rule = {
  id: 'version-known-bad',
  title: 'This build of Connect has a known defect',
  severity: 'warning',
  explanation: 'The build was withdrawn, or is known for an error that a later build repairs.',
  fix: [
    { text: 'Install the current build from the Entra admin center.' },
    { text: 'Check for 31015, two heartbeats 31019 and a complete sync cycle afterwards.' },
  ],
  references: [versionHistory],
  falsePositives: ['The defect may not concern the features in use here.'],
  needs: ['connectVersion'],
  check(input) {
    const judged = judgedVersion(input);
    if (judged === null) return noVersion;
    const row = findConnectVersion(judged.version);
    const flags = row?.flags ?? [];
    if (row === null || !(flags.includes('recalled') || flags.includes('known-bad'))) return { kind: 'pass' };
    return stateFinding(`The server runs ${judged.version}. ${row.why ?? ''}`.trim(), [judged.evidence], {
      confidence: judged.fromEvent ? 'likely' : 'certain',
      severity: flags.includes('recalled') ? 'error' : 'warning',
    });
  },
};
