import { prerequisites, versionHistory } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import { judgedVersion, noVersion } from './support/version.ts';
import type { Rule } from './rule.ts';

export const versionUnsupported: Rule = {
  id: 'version-unsupported',
  title: 'This version of Connect is out of support',
  severity: 'warning',
  explanation:
    'A build is supported for twelve months after the next one comes out. This one still works, but errors in it are no longer repaired and a support case may end with the request to upgrade.',
  fix: [
    { text: 'Note sync rules that were customised, and export the configuration in the wizard.' },
    { text: 'Install the current build from the Entra admin center, first on a staging server if there is one.' },
  ],
  references: [versionHistory, prerequisites],
  falsePositives: ['Support ends are moved now and then; the table in this tool has a date.'],
  needs: ['connectVersion'],
  check(input) {
    const judged = judgedVersion(input);
    if (judged === null) return noVersion;
    const { judgement, version } = judged;
    const confidence = judged.fromEvent ? 'likely' : 'certain';
    if (judgement.kind === 'unsupported') {
      const since = judgement.since === null ? '' : ` since ${judgement.since}`;
      return stateFinding(`The server runs ${version}, which is out of support${since}.`, [judged.evidence], {
        confidence,
      });
    }
    if (judgement.kind === 'below-coming-floor') {
      return stateFinding(
        `The server runs ${version}; from ${judgement.from} on the cloud serves ${judgement.floor} and newer only.`,
        [judged.evidence],
        { confidence },
      );
    }
    return { kind: 'pass' };
  },
};
