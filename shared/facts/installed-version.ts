import type { ConnectVersionFact } from './facts.ts';

type VersionSource = ConnectVersionFact['sources'][number];

/** The running engine says it best; an event may be older than an upgrade, a trace log older still. */
const bestFirst: readonly VersionSource['kind'][] = [
  'engine-file',
  'server-configuration',
  'wizard-file',
  'uninstall-entry',
  'registry',
  'event-6329',
  'trace-log',
];

/** The version to judge, from the best source that names one; null where none does. */
export function installedVersion(fact: ConnectVersionFact): VersionSource | null {
  for (const kind of bestFirst) {
    const source = fact.sources.find((candidate) => candidate.kind === kind);
    if (source !== undefined) return source;
  }
  return null;
}
