import type { OutageRecords } from '../operations/outages.ts';
import { endpointErrors } from './support/endpoint-errors.ts';
import { evidenceOf } from './support/evidence.ts';
import {
  evidenceOfOutages,
  evidenceOfProbes,
  extentOf,
  failedProbes,
  fullOutages,
  isOngoing,
  outagesBy,
} from './support/relay-path.ts';
import type { FailedProbe } from './support/relay-path.ts';
import { connectivity, prerequisites, troubleshootWriteback } from './support/references.ts';
import { countOf, list, moment, span } from './support/sentences.ts';
import type { Rule, RuleInput } from './rule.ts';

export const serviceBusUnreachable: Rule = {
  id: 'service-bus-unreachable',
  title: 'The server does not reach the service bus',
  severity: 'critical',
  explanation:
    'Password requests come to the server over connections that it keeps open to two relays of the Azure service bus. While it cannot reach them, no request arrives and nobody can reset a password.',
  fix: [
    { text: 'Take the names of both relays from event 31019 or 31034.' },
    {
      text: 'Allow outbound TCP 443 from this server to *.servicebus.windows.net and *.passwordreset.microsoftonline.com, by name and not by address.',
    },
    { text: 'Check the proxy: connections to these names must pass unopened and may stay idle for three minutes.' },
    { text: 'Test each relay with Test-NetConnection on port 443; a proxy needs a test through the proxy.' },
    { text: 'Restart the service ADSync when the way is free, and wait for 31015 and two heartbeats 31019.' },
  ],
  references: [troubleshootWriteback, prerequisites, connectivity],
  falsePositives: [
    'Test-NetConnection goes past a proxy: it may fail although the proxy lets the service through.',
    'Losses right after a restart that end in heartbeats are normal and are not counted here.',
  ],
  needs: ['connect-events'],
  check(input) {
    const outages = fullOutages(input, outagesBy(input, 'unreachable'));
    if (outages.length === 0) return { kind: 'pass' };
    const ongoing = isOngoing(outages);
    const failed = ongoing ? failedProbes(input) : [];
    const { count, first, last } = extentOf(input, outages);
    const errors = endpointErrors(input, 'unreachable');
    return {
      kind: 'finding',
      finding: {
        what: [describe(input, outages), ...nameSentence(outages), ...probeSentence(input, failed, ongoing)].join(' '),
        count,
        first,
        last,
        users: [],
        confidence: failed.length > 0 ? 'certain' : 'likely',
        severity: ongoing ? 'critical' : 'warning',
        evidence: [
          ...evidenceOfOutages(outages),
          ...errors.map((event) => evidenceOf(event)),
          ...evidenceOfProbes(input, failed),
        ],
      },
    };
  },
};

function describe(input: RuleInput, outages: readonly OutageRecords[]): string {
  const { lostMs } = extentOf(input, outages);
  const open = outages.find(({ outage }) => outage.end === null);
  const names = [...new Set(outages.flatMap(({ outage }) => outage.namespaces))];
  const to = names.length === 0 ? 'the service bus' : list(names);
  return open === undefined
    ? `The connection to ${to} was lost in ${countOf(outages.length, 'outage')}, for ${span(lostMs)} in all; it came back each time.`
    : `The connection to ${to} has been lost since ${moment(open.outage.start)}, and the log shows no recovery.`;
}

function nameSentence(outages: readonly OutageRecords[]): readonly string[] {
  return outages.at(-1)?.outage.cause === 'name' ? ['The errors say that the name could not be resolved.'] : [];
}

function probeSentence(input: RuleInput, failed: readonly FailedProbe[], ongoing: boolean): readonly string[] {
  if (!ongoing || input.facts.network === undefined) return [];
  if (failed.length === 0) {
    return ['The network test gets through now, so a restart of ADSync may be all that is missing.'];
  }
  return [`The network test fails too: ${list(failed.map(sentenceOf))}.`];
}

function sentenceOf({ probe, step, cause }: FailedProbe): string {
  if (cause === 'name') return `${probe.host} is not resolved`;
  if (cause === 'port') return `${probe.host} does not answer on port ${probe.port}`;
  if (cause === 'tls') return `${probe.host} breaks off the TLS handshake`;
  return `${probe.host} fails at ${step.step}${step.errorCode === null ? '' : ` with ${step.errorCode}`}`;
}
