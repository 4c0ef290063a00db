import { writebackSource } from '../operations/event-sources.ts';
import { eventRule } from './support/event-rule.ts';
import { troubleshootWriteback } from './support/references.ts';
import { spansAround } from './support/relay-path.ts';
import { countOf, period } from './support/sentences.ts';

/** One report goes out every five minutes; three lost ones are no accident. */
const tolerated = 2;
const nearMs = 15 * 60_000;

export const healthReportFailed = eventRule({
  id: 'health-report-failed',
  title: 'The service cannot report its health to the cloud',
  severity: 'warning',
  confidence: 'likely',
  explanation:
    'Every five minutes the service tells the password reset service that it is alive. These reports fail while the relays work, so passwords still get back, but the portal may show writeback as offline.',
  fix: [
    { text: 'Allow outbound 443 to *.passwordreset.microsoftonline.com, by name.' },
    { text: 'Exempt this name from inspection on firewall and proxy.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: ['A short disturbance at the provider looks the same and passes.'],
  pick: (input) => {
    const spans = spansAround(input.outages, nearMs, nearMs);
    const events = input.events.of(writebackSource, 32015).filter((event) => !spans.contains(event.timeMs));
    return events.length > tolerated ? events : [];
  },
  what: (events) =>
    `${countOf(events.length, 'report')} failed (32015)${period(events[0]?.time ?? null, events.at(-1)?.time ?? null)} without an outage around them.`,
});
