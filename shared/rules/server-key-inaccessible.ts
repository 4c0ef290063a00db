import { syncEngineSource } from '../operations/event-sources.ts';
import { eventRule, unanswered } from './support/event-rule.ts';
import { serviceAccount } from './support/references.ts';
import { countOf, moment } from './support/sentences.ts';

export const serverKeyInaccessible = eventRule({
  id: 'server-key-inaccessible',
  title: 'The encryption key of the sync engine cannot be opened',
  severity: 'critical',
  needsEnd: true,
  confidence: 'certain',
  explanation:
    'The key that protects stored passwords belongs to the service account. After a reset of its password, or with another account, the engine cannot open the key and does not start.',
  fix: [
    { text: 'Enter the previous service account or its right password, and start the service.' },
    {
      text: 'Abandon the key with the key management tool of Connect if that is impossible.',
      warning: 'All stored connector passwords must be entered again afterwards.',
    },
    { text: 'Enter the passwords of the connectors and start the service.' },
  ],
  references: [serviceAccount],
  falsePositives: [],
  match: /encryption key/i,
  pick: (input) => {
    const starts = input.events.of(syncEngineSource, 2001);
    return unanswered(input.events.of(syncEngineSource, 6028), starts);
  },
  what: (events) =>
    `The key could not be opened ${countOf(events.length, 'time')} (6028), last at ${moment(events.at(-1)?.time ?? '')}, and no start (2001) follows.`,
});
