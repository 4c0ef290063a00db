import { writebackSource } from '../operations/event-sources.ts';
import { eventRule, unanswered } from './support/event-rule.ts';
import { troubleshootWriteback } from './support/references.ts';
import { moment } from './support/sentences.ts';

export const offboardingFailed = eventRule({
  id: 'offboarding-failed',
  title: 'Switching password writeback off failed',
  severity: 'error',
  needsEnd: true,
  confidence: 'certain',
  explanation:
    'To switch writeback off, the server tells the cloud to forget it. That failed, so cloud and server may disagree about whether writeback is on.',
  fix: [
    { text: 'Check that outbound 443 to *.passwordreset.microsoftonline.com is open.' },
    {
      text: 'Sign in to the wizard with a cloud-only Hybrid Identity Administrator to whom the role is assigned directly.',
    },
    { text: 'Run the wizard again and disable password writeback.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
  pick: (input) => {
    const answers = [...input.events.of(writebackSource, 31013), ...input.events.of(writebackSource, 31005)];
    return unanswered(
      [...input.events.of(writebackSource, 31014), ...input.events.of(writebackSource, 32013)],
      answers,
    );
  },
  what: (events) => `Offboarding failed, last at ${moment(events.at(-1)?.time ?? '')}, and no success (31013) follows.`,
});
