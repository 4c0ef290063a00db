import { isNamespaceOnly } from './support/probe-rule.ts';
import { prerequisites, troubleshootWriteback } from './support/references.ts';
import { evidenceOfProbes, failedProbes, fullOutages, isOngoing, outagesBy } from './support/relay-path.ts';
import { list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const namespaceUnreachable: Rule = {
  id: 'namespace-unreachable',
  title: 'The relays are out of reach while the web service answers',
  severity: 'critical',
  explanation:
    'The password reset service is reached, its relays in the service bus are not. Usually the names below servicebus.windows.net, or those of one region only, are missing on the firewall, or it allows old addresses.',
  fix: [
    { text: 'Allow outbound TCP 443 to *.servicebus.windows.net, by name and not by address.' },
    { text: 'Compare the names that this finding shows with the list on firewall and proxy.' },
    { text: 'Restart the service ADSync and wait for 31015 and two heartbeats 31019.' },
  ],
  references: [troubleshootWriteback, prerequisites],
  falsePositives: ['A direct test says little where the service goes through a proxy.'],
  needs: ['network'],
  check(input) {
    // During an outage in the log the failed test is evidence of service-bus-unreachable.
    const explained = isOngoing(fullOutages(input, outagesBy(input, 'unreachable')));
    if (!isNamespaceOnly(input) || explained) return { kind: 'pass' };
    const failed = failedProbes(input).filter(({ probe }) => probe.role === 'relay');
    return stateFinding(
      `No way leads to ${list(failed.map(({ probe }) => probe.host))}, while the web service answers.`,
      evidenceOfProbes(input, failed),
      { count: failed.length },
    );
  },
};
