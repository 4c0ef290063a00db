import { versionFloor } from '../knowledge/versions.ts';
import { prerequisites, versionHistory } from './support/references.ts';
import { judgedVersion, noVersion } from './support/version.ts';
import type { Rule } from './rule.ts';

export const versionBelowFloor: Rule = {
  id: 'version-below-floor',
  title: 'This version of Connect no longer works with the cloud',
  severity: 'critical',
  explanation: `Since ${versionFloor.effective} the cloud serves Connect from ${versionFloor.version} on. Synchronisation of an older build stops; whether writeback is cut off at the same moment is not documented.`,
  fix: [
    {
      text: 'Back up the configuration with the export in the wizard, and note sync rules that were customised.',
      warning: 'An upgrade can overwrite changes to the rules that came with the product.',
    },
    { text: 'Download the current build from the Entra admin center.' },
    { text: 'Install it over the old one, or on a staging server first.' },
    { text: 'Check for 31015, two heartbeats 31019 and a complete sync cycle afterwards.' },
  ],
  references: [prerequisites, versionHistory],
  falsePositives: ['A version read from an event may be older than an upgrade since.'],
  needs: ['connectVersion'],
  check(input) {
    const judged = judgedVersion(input);
    if (judged === null) return noVersion;
    const { judgement, version } = judged;
    if (judgement.kind !== 'below-floor') return { kind: 'pass' };
    return {
      kind: 'finding',
      finding: {
        what: `The server runs ${version}; the lowest build that still works is ${judgement.floor}, and this one was cut off on ${judgement.since}.`,
        count: 1,
        first: null,
        last: null,
        users: [],
        confidence: judged.fromEvent ? 'likely' : 'certain',
        evidence: [judged.evidence],
      },
    };
  },
};
