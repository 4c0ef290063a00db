import { serviceManagerSource, syncEngineSource } from '../operations/event-sources.ts';
import { eventText } from '../event-log/event-record.ts';
import { eventRule, unanswered } from './support/event-rule.ts';
import { serviceAccount } from './support/references.ts';
import { countOf, moment } from './support/sentences.ts';

export const serviceLogonFailed = eventRule({
  id: 'service-logon-failed',
  title: 'The service ADSync cannot sign in',
  severity: 'critical',
  needsEnd: true,
  confidence: 'certain',
  needs: ['events'],
  explanation:
    'Windows could not start ADSync with its service account: the password changed, the account is disabled or lost the right to log on as a service. Neither synchronisation nor writeback runs.',
  fix: [
    { text: 'Check in Active Directory that the service account is enabled and not locked out.' },
    { text: 'Enter the right password in the logon tab of the service.' },
    { text: 'Grant the account the right to log on as a service if a policy took it away.' },
    { text: 'Start the service and wait for 31015.' },
  ],
  references: [serviceAccount],
  falsePositives: [],
  pick: (input) => {
    const starts = input.events.of(syncEngineSource, 2001);
    const errors = [
      ...input.events.of(serviceManagerSource, 7038),
      // 7000 says that a service did not start; 1069 is the logon failure behind it.
      ...input.events.of(serviceManagerSource, 7000).filter((event) => /logon|1069/i.test(eventText(event))),
    ];
    return unanswered(errors, starts);
  },
  what: (events) =>
    `The sign-in of the service failed ${countOf(events.length, 'time')}, last at ${moment(events.at(-1)?.time ?? '')}, and no start (2001) follows.`,
});
