import { evidenceOfFact } from './support/evidence.ts';
import { describeFailures } from './support/failure-rule.ts';
import { failuresBy } from './support/failures.ts';
import { preferredControllers } from './support/preferred-controllers.ts';
import { prerequisites, sspr0029 } from './support/references.ts';
import type { Evidence, Rule, RuleInput } from './rule.ts';

export const connectOnDomainController: Rule = {
  id: 'connect-on-domain-controller',
  title: 'Connect runs on a domain controller',
  severity: 'critical',
  explanation:
    'On a domain controller the engine asks itself for the user and may be denied, so resets end with SSPR_0029. A member server, or another preferred domain controller, avoids it.',
  fix: [
    { text: 'Enter another domain controller as preferred one in the connector properties, and only use that.' },
    { text: 'Install a build from 2.1.19.0 on, which repairs one form of this error.' },
    { text: 'Move Connect to a member server, by way of a staging server.' },
  ],
  references: [sspr0029, prerequisites],
  falsePositives: ['Many such servers work: without failing operations this is a note only.'],
  needs: ['server'],
  check(input) {
    const fact = input.facts.server;
    if (fact?.value.isDomainController === null) {
      return { kind: 'unknown', reason: 'Not evaluated because the role of the server could not be read.' };
    }
    if (fact?.value.isDomainController !== true) return { kind: 'pass' };
    const proof = [evidenceOfFact(fact, 'domain controller'), ...preferredItself(input)];
    const found = failuresBy(input, 'on-domain-controller');
    if (found.length === 0) {
      return {
        kind: 'finding',
        finding: {
          what: 'The server is a domain controller. No operation failed because of it in this log.',
          count: 1,
          first: null,
          last: null,
          users: [],
          confidence: 'possible',
          severity: 'info',
          evidence: proof,
        },
      };
    }
    const details = describeFailures(
      found,
      'ended because the engine was denied access when it looked the user up, on a server that is a domain controller',
      'likely',
    );
    return { kind: 'finding', finding: { ...details, evidence: [...details.evidence, ...proof] } };
  },
};

/** Connectors that prefer this very server as their domain controller. */
function preferredItself(input: RuleInput): readonly Evidence[] {
  const configuration = input.facts.configuration;
  const own = input.facts.server?.value.hostName.toLowerCase() ?? '';
  return configuration === undefined
    ? []
    : preferredControllers(input)
        .filter(({ host }) => host.toLowerCase().split('.')[0] === own)
        .map(({ host, connector }) => evidenceOfFact(configuration, `preferred domain controller ${host}`, connector));
}
