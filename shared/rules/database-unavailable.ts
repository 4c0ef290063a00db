import { localDatabaseSource, syncEngineSource } from '../operations/event-sources.ts';
import { eventRule, unanswered } from './support/event-rule.ts';
import { troubleshootWriteback, versionHistory } from './support/references.ts';
import { countOf, moment } from './support/sentences.ts';

export const databaseUnavailable = eventRule({
  id: 'database-unavailable',
  title: 'The database of the sync engine is not available',
  severity: 'critical',
  needsEnd: true,
  confidence: 'certain',
  explanation:
    'The engine keeps everything in a database, a LocalDB by default. It could not be opened, so the engine does not start. A damaged model database was a known error before 2.1.1.0.',
  fix: [
    { text: 'Check free space on the disk with the database.' },
    { text: 'Read the error log of the LocalDB instance of the service account.' },
    {
      text: 'Replace the damaged model database by the copy that came with LocalDB.',
      warning: 'Stop the service and copy the database files aside first.',
    },
    { text: 'Start the service, then install a current build.' },
  ],
  references: [versionHistory, troubleshootWriteback],
  falsePositives: ['A remote SQL server that restarts gives one of these.'],
  pick: (input) => {
    const starts = input.events.of(syncEngineSource, 2001);
    return unanswered(
      [
        ...input.events.of(syncEngineSource, 2005),
        ...input.events.of(syncEngineSource, 6226),
        ...input.events.of(localDatabaseSource, 528),
      ],
      starts,
    );
  },
  what: (events) =>
    `${countOf(events.length, 'database error')} came, last at ${moment(events.at(-1)?.time ?? '')}, and no start of the engine (2001) follows.`,
});
