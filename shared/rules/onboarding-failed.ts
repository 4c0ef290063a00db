import { writebackSource } from '../operations/event-sources.ts';
import { eventRule, unanswered } from './support/event-rule.ts';
import { configureError, troubleshootWriteback } from './support/references.ts';
import { countOf, moment } from './support/sentences.ts';
import type { RuleInput } from './rule.ts';

/** Onboarding takes seconds; a start without success after this time has failed. */
const patienceMs = 30 * 60_000;

export const onboardingFailed = eventRule({
  id: 'onboarding-failed',
  title: 'Switching password writeback on failed',
  severity: 'critical',
  needsEnd: true,
  confidence: 'likely',
  explanation:
    'To switch writeback on, the server talks to the password reset service in the cloud. That did not end well, so writeback is not set up. A blocked way, a proxy, a missing licence, a wrong clock or a federated administrator can be the reason.',
  fix: [
    { text: 'Check that outbound 443 to *.passwordreset.microsoftonline.com and *.servicebus.windows.net is open.' },
    { text: 'Compare the clock of the server with a reliable time source.' },
    {
      text: 'Sign in to the wizard with a cloud-only Hybrid Identity Administrator to whom the role is assigned directly.',
    },
    { text: 'Check that the tenant has licences for password writeback.' },
    { text: 'Run the wizard again and enable password writeback.' },
  ],
  references: [configureError, troubleshootWriteback],
  falsePositives: ['A later try may have succeeded on another server of the pair.'],
  pick: (input) => {
    const successes = input.events.of(writebackSource, 31005);
    return unanswered([...input.events.of(writebackSource, 32011), ...unansweredStarts(input)], successes);
  },
  what: (events) =>
    `Onboarding did not succeed: ${countOf(events.length, 'event')} without a success (31005) after it, last at ${moment(events.at(-1)?.time ?? '')}.`,
});

/** Starts (31004) with no success; a refused token (32009) has its own finding. */
function unansweredStarts(input: RuleInput) {
  const refused = input.events.of(writebackSource, 32009);
  const logEndMs = input.events.all.at(-1)?.timeMs ?? 0;
  return input.events
    .of(writebackSource, 31004)
    .filter((start) => logEndMs - start.timeMs > patienceMs)
    .filter((start) => !refused.some(({ timeMs }) => timeMs >= start.timeMs && timeMs - start.timeMs < patienceMs));
}
