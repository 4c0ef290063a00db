import { eventRule } from './support/event-rule.ts';
import { troubleshootWriteback } from './support/references.ts';
import { countOf, moment } from './support/sentences.ts';
import type { RuleInput } from './rule.ts';

export const benignRestart = eventRule({
  id: 'benign-restart',
  title: 'Errors at a restart that mean nothing',
  severity: 'info',
  confidence: 'likely',
  explanation:
    'While the service stops and starts, its connections break and it logs errors such as 31034 and 32001. It was back minutes later, so these errors explain no failed reset at another time.',
  fix: [{ text: 'Ignore these errors when you look for a cause.' }],
  references: [troubleshootWriteback],
  falsePositives: [],
  pick: (input) => restarts(input).flatMap(({ records }) => records),
  what: (events, input) => {
    const found = restarts(input);
    const last = found.at(-1)?.outage;
    return `${countOf(events.length, 'error')} belong to ${countOf(found.length, 'restart')}; after the last one the connection was back at ${moment(last?.end ?? '')}.`;
  },
});

function restarts(input: RuleInput) {
  return input.outages.filter(({ outage }) => outage.kind === 'restart');
}
