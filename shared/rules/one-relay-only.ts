import { isOneRelayOnly } from './support/probe-rule.ts';
import { prerequisites, troubleshootWriteback } from './support/references.ts';
import {
  evidenceOfOutages,
  evidenceOfProbes,
  extentOf,
  failedProbes,
  fullOutages,
  isOngoing,
  outagesBy,
  partialOutages,
} from './support/relay-path.ts';
import { countOf, list } from './support/sentences.ts';
import type { Rule } from './rule.ts';

export const oneRelayOnly: Rule = {
  id: 'one-relay-only',
  title: 'Only one of the two relays works',
  severity: 'warning',
  explanation:
    'The cloud sends requests over two relays, so that one can fail. Here one is out of reach while the other works: passwords still get back, but the next disturbance stops them.',
  fix: [
    { text: 'Allow outbound TCP 443 to *.servicebus.windows.net instead of single names or addresses.' },
    { text: 'Restart the service ADSync and wait for heartbeats 31019 of both namespaces.' },
  ],
  references: [troubleshootWriteback, prerequisites],
  falsePositives: ['A relay may be in maintenance for a short time.'],
  needs: [],
  needsOneOf: ['network', 'connect-events'],
  check(input) {
    const unreachable = outagesBy(input, 'unreachable');
    const outages = partialOutages(input, unreachable);
    const total = isOngoing(fullOutages(input, unreachable));
    const failed = isOneRelayOnly(input) && !total ? failedProbes(input) : [];
    if (outages.length === 0 && failed.length === 0) return { kind: 'pass' };
    const { count, first, last } = extentOf(input, outages);
    const names = [
      ...new Set([...failed.map(({ probe }) => probe.host), ...outages.flatMap(({ outage }) => outage.namespaces)]),
    ];
    const logged = outages.length === 0 ? '' : ` ${countOf(count, 'error')} in the log come from it.`;
    return {
      kind: 'finding',
      finding: {
        what: `Out of reach while the other relay works: ${names.length === 0 ? 'one relay' : list(names)}.${logged}`,
        count: Math.max(1, count),
        first,
        last,
        users: [],
        confidence: failed.length > 0 ? 'certain' : 'likely',
        severity: failed.length > 0 || isOngoing(outages) ? 'warning' : 'info',
        evidence: [...evidenceOfOutages(outages), ...evidenceOfProbes(input, failed)],
      },
    };
  },
};
