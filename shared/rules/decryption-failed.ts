import { writebackSource } from '../operations/event-sources.ts';
import { eventRule, unanswered } from './support/event-rule.ts';
import { troubleshootWriteback } from './support/references.ts';
import { countOf, period } from './support/sentences.ts';

export const decryptionFailed = eventRule({
  id: 'decryption-failed',
  title: 'Passwords from the cloud cannot be decrypted',
  severity: 'critical',
  needsEnd: true,
  confidence: 'certain',
  explanation:
    'The cloud encrypts each password with a key that this server made when writeback was switched on. The two keys no longer match, or the key could not be made.',
  fix: [
    { text: 'Make sure that writeback is switched on on one server only, and not on a restored copy of it.' },
    { text: 'Disable password writeback in the wizard, then enable it again: that makes a new key pair (31018).' },
    { text: 'Read the details of 32010 if the key cannot be created.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
  pick: (input) => {
    const renewed = input.events.of(writebackSource, 31018);
    return unanswered(
      [...input.events.of(writebackSource, 32004), ...input.events.of(writebackSource, 32010)],
      renewed,
    );
  },
  what: (events) =>
    `${countOf(events.length, 'error')} of decryption or key creation came (32004, 32010)${period(events[0]?.time ?? null, events.at(-1)?.time ?? null)}, and no new key pair was made since.`,
});
