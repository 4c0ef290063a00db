import { writebackSource } from '../operations/event-sources.ts';
import { eventRule, unanswered } from './support/event-rule.ts';
import { configureError, troubleshootWriteback } from './support/references.ts';
import { countOf, moment } from './support/sentences.ts';

export const adminTokenRefused = eventRule({
  id: 'admin-token-refused',
  title: 'The cloud gave the administrator no token',
  severity: 'error',
  needsEnd: true,
  confidence: 'certain',
  explanation:
    'While writeback was being switched on or off, the cloud refused the sign-in of the administrator: a wrong password, a federated account, or a role that comes through a group.',
  fix: [
    { text: 'Use a cloud-only account with the role Hybrid Identity Administrator, assigned directly.' },
    { text: 'Sign in to the Entra admin center with this account to prove its password.' },
    { text: 'Check that the proxy lets the sign-in pages of Microsoft through.' },
    { text: 'Run the wizard again.' },
  ],
  references: [troubleshootWriteback, configureError],
  falsePositives: [],
  pick: (input) => {
    const answers = [31017, 31005, 31013].flatMap((id) => input.events.of(writebackSource, id));
    return unanswered(input.events.of(writebackSource, 32009), answers);
  },
  what: (events) =>
    `The token was refused ${countOf(events.length, 'time')} (32009), last at ${moment(events.at(-1)?.time ?? '')}, and no later try got one.`,
});
