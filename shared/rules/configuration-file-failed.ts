import { writebackSource } from '../operations/event-sources.ts';
import { eventRule, unanswered } from './support/event-rule.ts';
import { troubleshootWriteback } from './support/references.ts';
import { countOf, moment } from './support/sentences.ts';

export const configurationFileFailed = eventRule({
  id: 'configuration-file-failed',
  title: 'The writeback configuration cannot be read or saved',
  severity: 'critical',
  needsEnd: true,
  confidence: 'certain',
  explanation:
    'Onboarding leaves what the service needs to know of the tenant with the sync engine. It could not be written, or not be read at the start of the service.',
  fix: [
    { text: 'Check free space and permissions below the program folder of Connect.' },
    { text: 'Disable password writeback in the wizard, then enable it again: that writes the configuration anew.' },
    { text: 'Restart the service ADSync and wait for 31015.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
  pick: (input) => {
    const answers = [...input.events.of(writebackSource, 31005), ...input.events.of(writebackSource, 31015)];
    return unanswered(
      [...input.events.of(writebackSource, 32005), ...input.events.of(writebackSource, 32007)],
      answers,
    );
  },
  what: (events) =>
    `Reading or saving the configuration failed ${countOf(events.length, 'time')} (32005, 32007), last at ${moment(events.at(-1)?.time ?? '')}.`,
});
