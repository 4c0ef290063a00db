import { writebackSource } from '../operations/event-sources.ts';
import { ownEndpointErrors } from './support/endpoint-errors.ts';
import { unanswered } from './support/event-rule.ts';
import { evidenceOf, evidenceOfFact, maxEvidence } from './support/evidence.ts';
import { configureError, troubleshootWriteback } from './support/references.ts';
import { countOf, moment } from './support/sentences.ts';
import type { Evidence, Rule, RuleInput } from './rule.ts';

export const endpointNotStarted: Rule = {
  id: 'endpoint-not-started',
  title: 'The password writeback endpoint did not start',
  severity: 'critical',
  explanation:
    'When ADSync starts with writeback configured it opens an endpoint for password requests. If that fails it logs 6800 and goes on synchronising, so everything looks fine while no password gets back.',
  fix: [
    { text: 'Read the stack in event 6800 and the events of PasswordResetService next to it.' },
    { text: 'Remove the cause that they name, most often network, proxy or TLS.' },
    { text: 'Restart the service ADSync and wait for 31015.' },
    { text: 'Disable and re-enable password writeback in the wizard if 31015 does not come.' },
  ],
  references: [troubleshootWriteback, configureError],
  falsePositives: ['A log that ends seconds after the error does not show whether a second try succeeded.'],
  needs: ['connect-events'],
  needsEnd: true,
  check(input) {
    const errors = unanswered(ownEndpointErrors(input), input.events.of(writebackSource, 31015));
    const first = errors[0];
    const last = errors.at(-1);
    if (first === undefined || last === undefined) return { kind: 'pass' };
    return {
      kind: 'finding',
      finding: {
        what: `The endpoint failed to start ${countOf(errors.length, 'time')}, last at ${moment(last.time)}, and no start (31015) follows in the log.`,
        count: errors.length,
        first: first.time,
        last: last.time,
        users: [],
        confidence: 'certain',
        evidence: [
          ...errors.slice(-maxEvidence).map((event) => evidenceOf(event, /Couldn't|Exception|error hr=/i)),
          ...notStarted(input),
        ],
      },
    };
  },
};

/** The engine's own word for it, where it was asked. */
function notStarted({ facts: { configuration } }: RuleInput): readonly Evidence[] {
  return configuration?.value.passwordWritebackStarted === false
    ? [evidenceOfFact(configuration, 'password writeback started = false')]
    : [];
}
