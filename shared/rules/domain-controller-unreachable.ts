import { failureRule } from './support/failure-rule.ts';
import { evidenceOfFact } from './support/evidence.ts';
import { evidenceOfFailures } from './support/failure-rule.ts';
import { shortControllers } from './support/preferred-controllers.ts';
import { connectPorts, troubleshootWriteback } from './support/references.ts';

export const domainControllerUnreachable = failureRule({
  id: 'domain-controller-unreachable',
  title: 'Connect reaches no domain controller',
  severity: 'critical',
  cause: 'domain-controller',
  confidence: 'certain',
  happened: 'ended because no domain controller could be contacted (33001, 80230818)',
  explanation:
    'The connector found none of the domain controllers that it may use. Often they are listed as preferred by short name, or the list names controllers that are gone.',
  fix: [
    { text: 'Open the connector properties and look at the preferred domain controllers.' },
    { text: 'Enter full DNS names there, or clear the list.' },
    { text: 'Check DNS, 389, 88, 135 and 445 from this server to the controllers.' },
  ],
  references: [connectPorts, troubleshootWriteback],
  falsePositives: [],
  refine: (found, input) => {
    const fact = input.facts.configuration;
    const short =
      fact === undefined
        ? []
        : shortControllers(input).map(({ host, connector }) =>
            evidenceOfFact(fact, `preferred domain controller ${host}`, connector),
          );
    return { evidence: [...evidenceOfFailures(found), ...short] };
  },
});
