import { compareVersions, parseVersion } from '../knowledge/versions.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { automaticUpgrade, versionHistory } from './support/references.ts';
import { list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

/** Sources that change with an upgrade; events and trace logs may be older than the last one. */
const comparable = new Set(['engine-file', 'server-configuration', 'wizard-file', 'uninstall-entry', 'registry']);

export const versionMismatch: Rule = {
  id: 'version-mismatch',
  title: 'The parts of Connect have different versions',
  severity: 'error',
  explanation:
    'Engine, wizard and configuration are upgraded together. When they differ, an upgrade stopped half-way; the scheduler may be suspended since.',
  fix: [
    { text: 'Run Get-ADSyncScheduler and look whether SchedulerSuspended is true.' },
    { text: 'Run the installer of the newer build again and let it finish.' },
    { text: 'Start a sync cycle and check its result.' },
  ],
  references: [automaticUpgrade, versionHistory],
  falsePositives: ['The wizard may be newer than the engine while an upgrade is running.'],
  needs: ['connectVersion'],
  check(input) {
    const fact = input.facts.connectVersion;
    const sources = (fact?.value.sources ?? []).filter(
      ({ kind, version }) => comparable.has(kind) && parseVersion(version) !== null,
    );
    if (fact === undefined || sources.length < 2) {
      return { kind: 'unknown', reason: 'Not evaluated because fewer than two sources name a version.' };
    }
    const versions = [...new Set(sources.map(({ version }) => version))].toSorted(compareVersions);
    const first = versions[0] ?? '';
    if (versions.every((version) => compareVersions(version, first) === 0)) return { kind: 'pass' };
    return stateFinding(
      `Different sources name ${list(versions)}.`,
      sources.map(({ version, place }) => evidenceOfFact(fact, version, place)),
      { confidence: 'likely' },
    );
  },
};
