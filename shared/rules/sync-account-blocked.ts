import { eventText } from '../event-log/event-record.ts';
import { directorySyncSource, syncEngineSource } from '../operations/event-sources.ts';
import { eventRule } from './support/event-rule.ts';
import { connectivity } from './support/references.ts';
import { countOf, period } from './support/sentences.ts';

// `Conditional Access` · `AADSTS53003` · `AADSTS50126` · `Access denied` · `Access is denied`
const refusalWords =
  /Conditional Access|AADSTS\d{5,7}|access (?:is |was )?denied|invalid (?:user ?name|password|credentials)/i;

export const syncAccountBlocked = eventRule({
  id: 'sync-account-blocked',
  title: 'The cloud refuses the sync account',
  severity: 'error',
  confidence: 'likely',
  explanation:
    'The account with which Connect signs in to the cloud is turned away, for example by a Conditional Access policy, multifactor authentication or a changed password. Synchronisation stops; writeback uses another channel and may go on.',
  fix: [
    { text: 'Look up the sign-in of the account Sync_* in the sign-in logs of the Entra admin center.' },
    {
      text: 'Exclude this account from Conditional Access policies that ask for devices, places or multifactor authentication.',
    },
    { text: 'Reset the credentials of the account with the wizard if its password is wrong.' },
  ],
  references: [connectivity],
  falsePositives: ['Event 115 is logged as information, so a filter on errors misses it.'],
  match: refusalWords,
  pick: (input) =>
    [
      ...input.events.of(directorySyncSource, 106),
      ...input.events.of(directorySyncSource, 115),
      ...input.events.of(directorySyncSource, 906),
      ...input.events.of(syncEngineSource, 106),
      ...input.events.of(syncEngineSource, 904),
      ...input.events.of(syncEngineSource, 906),
    ]
      .filter((event) => refusalWords.test(eventText(event)))
      .toSorted((a, b) => a.timeMs - b.timeMs || 0),
  what: (events) =>
    `${countOf(events.length, 'sign-in')} of the sync account ${events.length === 1 ? 'was' : 'were'} refused${period(events[0]?.time ?? null, events.at(-1)?.time ?? null)}.`,
});
