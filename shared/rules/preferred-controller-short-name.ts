import { evidenceOfFact } from './support/evidence.ts';
import { failuresBy } from './support/failures.ts';
import { connectPorts } from './support/references.ts';
import { shortControllers } from './support/preferred-controllers.ts';
import { list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

export const preferredControllerShortName: Rule = {
  id: 'preferred-controller-short-name',
  title: 'A preferred domain controller is listed by its short name',
  severity: 'warning',
  explanation:
    'Writeback needs the full DNS name of a preferred domain controller. A short name may serve imports and exports, while resets end with 80230818 because no domain controller is found.',
  fix: [
    { text: 'Open the connector properties and look at the preferred domain controllers.' },
    { text: 'Enter full DNS names there, or clear the list.' },
  ],
  references: [connectPorts],
  falsePositives: ['Where operations succeed, the short name resolves so far.'],
  needs: ['configuration'],
  check(input) {
    const fact = input.facts.configuration;
    const short = shortControllers(input);
    // With failing operations the rule about them shows this as its evidence.
    if (fact === undefined || short.length === 0 || failuresBy(input, 'domain-controller').length > 0) {
      return { kind: 'pass' };
    }
    return stateFinding(
      `Preferred domain controllers without a full name: ${list(short.map(({ host }) => host))}.`,
      short.map(({ host, connector }) => evidenceOfFact(fact, `preferred domain controller ${host}`, connector)),
      { count: short.length, confidence: 'likely' },
    );
  },
};
