import { connectSources } from '../operations/event-sources.ts';
import { evidenceOf, evidenceOfFact } from './support/evidence.ts';
import { wevtutil } from './support/references.ts';
import { list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { EventRecord } from '../event-log/event-record.ts';
import type { Rule, RuleInput } from './rule.ts';

export const logFromAnotherServer: Rule = {
  id: 'log-from-another-server',
  title: 'The log is from another server',
  severity: 'error',
  explanation:
    'The events of Connect name another computer than the one that was collected, or several computers. Settings and events then belong to different servers, and conclusions from both together are wrong.',
  fix: [
    { text: 'Collect log and settings on the same Connect server.' },
    { text: 'Look at each server on its own if the log holds forwarded events of several.' },
  ],
  references: [wevtutil],
  falsePositives: ['A server that was renamed has events under both names.'],
  needs: ['connect-events'],
  check(input) {
    const computers = firstEvents(input);
    const fact = input.facts.server;
    const own = fact === undefined ? null : shortName(fact.value.hostName);
    const foreign = own === null ? [] : [...computers.keys()].filter((name) => name !== own);
    if (foreign.length === 0 && computers.size < 2) return { kind: 'pass' };
    const names = foreign.length > 0 ? foreign : [...computers.keys()];
    const proof = names
      .flatMap((name) => computers.get(name) ?? [])
      .map((event) => ({
        ...evidenceOf(event),
        quote: event.computer,
      }));
    const what =
      foreign.length > 0
        ? `Events of Connect come from ${list(foreign)}, the settings from ${own ?? ''}.`
        : `Events of Connect come from ${list(names)}.`;
    return stateFinding(what, [...proof, ...(fact === undefined ? [] : [evidenceOfFact(fact, fact.value.hostName)])], {
      severity: foreign.length > 0 ? 'error' : 'warning',
      confidence: 'likely',
    });
  },
};

/** First event of each computer that Connect events name, by short lower-case name. */
function firstEvents(input: RuleInput): ReadonlyMap<string, EventRecord> {
  const first = new Map<string, EventRecord>();
  for (const event of input.events.all) {
    const name = shortName(event.computer);
    if (name !== '' && connectSources.has(event.provider) && !first.has(name)) first.set(name, event);
  }
  return first;
}

function shortName(computer: string): string {
  return computer.split('.')[0]?.trim().toLowerCase() ?? '';
}
