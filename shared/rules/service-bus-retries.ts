import { writebackSource } from '../operations/event-sources.ts';
import { eventRule } from './support/event-rule.ts';
import { prerequisites, troubleshootWriteback } from './support/references.ts';
import { spansAround } from './support/relay-path.ts';
import { countOf, period } from './support/sentences.ts';
import type { RuleInput } from './rule.ts';

const dayMs = 86_400_000;
/** A few retries a day are normal on any line. */
const normalPerDay = 10;

export const serviceBusRetries = eventRule({
  id: 'service-bus-retries',
  title: 'The connection to the service bus is shaky',
  severity: 'warning',
  confidence: 'likely',
  explanation:
    'The service keeps losing a relay for moments and connects again. Operations still work, but some wait or fail. A line with much delay, or a firewall or proxy that cuts idle connections, does this.',
  fix: [
    { text: 'Let firewall and proxy keep idle connections to *.servicebus.windows.net for at least three minutes.' },
    { text: 'Compare the times of the retries with backups, updates and other load on the line.' },
    { text: 'Check for loss and delay between this server and the internet.' },
  ],
  references: [troubleshootWriteback, prerequisites],
  falsePositives: ['A short disturbance at the provider looks the same and passes.'],
  pick(input) {
    const events = shakyEvents(input);
    return busiestDay(events.map((event) => event.timeMs)) > normalPerDay ? events : [];
  },
  what: (events) =>
    `${countOf(events.length, 'retry or short loss', 'retries and short losses')} of the service bus connection came${period(events[0]?.time ?? null, events.at(-1)?.time ?? null)}, up to ${busiestDay(events.map((event) => event.timeMs))} within a day.`,
});

/** Retries (32014) outside outages, whose own finding covers them, and losses that healed at once. */
function shakyEvents(input: RuleInput) {
  const spans = spansAround(
    input.outages.filter(({ outage }) => outage.kind !== 'blip'),
    10 * 60_000,
    30 * 60_000,
  );
  const retries = input.events.of(writebackSource, 32014).filter((event) => !spans.contains(event.timeMs));
  const blips = input.outages.filter(({ outage }) => outage.kind === 'blip').flatMap(({ records }) => records);
  return [...retries, ...blips].toSorted((a, b) => a.timeMs - b.timeMs || 0);
}

/** Largest number of moments within any 24 hours; the list is ascending. */
function busiestDay(moments: readonly number[]): number {
  let most = 0;
  let from = 0;
  for (const [index, moment] of moments.entries()) {
    while (moment - (moments[from] ?? moment) > dayMs) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}
