import { eventRule } from './support/event-rule.ts';
import { troubleshootWriteback } from './support/references.ts';
import { hostsOnly } from './support/relay-path.ts';
import { countOf, period } from './support/sentences.ts';

export const serviceHostsNotRunning = eventRule({
  id: 'service-hosts-not-running',
  title: 'The service hosts of writeback do not run',
  severity: 'critical',
  confidence: 'likely',
  explanation:
    'Each of the two relays is served by a host inside ADSync. The watchdog found none of them running, and no lost connection in the log explains it, so the hosts themselves stopped or never started.',
  fix: [
    { text: 'Restart the service ADSync and wait for 31015 and two heartbeats 31019.' },
    { text: 'Read the events of ADSync and .NET Runtime around the first of these events.' },
    { text: 'Disable and re-enable password writeback in the wizard if they come back.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: ['A log that begins in the middle of an outage may lack the lost connection before it.'],
  match: /not in a healthy state/i,
  pick: (input) => hostsOnly(input).flatMap(({ records }) => records),
  what: (events, input) => {
    const open = hostsOnly(input).some(({ outage }) => outage.end === null);
    const state = open ? 'and the log shows no recovery' : 'and the hosts came back later';
    return `${countOf(events.length, 'event')} 31044 report hosts that do not run${period(events[0]?.time ?? null, events.at(-1)?.time ?? null)}, ${state}.`;
  },
  refine: (_events, input) =>
    hostsOnly(input).some(({ outage }) => outage.end === null) ? {} : { severity: 'warning' },
});
