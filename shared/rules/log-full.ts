import { evidenceOfFact } from './support/evidence.ts';
import { wevtutil } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

/** A log that has reached this part of its limit takes nothing more: the last chunk stays unused. */
const fullShare = 0.98;

export const logFull: Rule = {
  id: 'log-full',
  title: 'The Application log takes no new events',
  severity: 'error',
  explanation:
    'The log is set to keep its oldest events, and it has reached its size limit. What Connect logs since then is lost, so that a silent log says nothing about the service.',
  fix: [
    { text: 'Export the log, then clear it or raise its maximum size.' },
    { text: 'Allow it to overwrite its oldest events, with wevtutil sl Application /rt:false.' },
    { text: 'Collect again after the next failure.' },
  ],
  references: [wevtutil],
  falsePositives: ['A log that is archived when it is full goes on in a new file.'],
  needs: ['eventLogSettings'],
  check(input) {
    const fact = input.facts.eventLogSettings;
    const { retention = null, maxSizeBytes: most = null, sizeBytes: size = null } = fact?.value ?? {};
    if (fact === undefined || retention !== true) return { kind: 'pass' };
    if (most === null || size === null) {
      return { kind: 'unknown', reason: 'Not evaluated because the size of the log could not be read.' };
    }
    if (size < most * fullShare) return { kind: 'pass' };
    return stateFinding(
      `The log has ${Math.round(size / 1_048_576)} of ${Math.round(most / 1_048_576)} MB and keeps its oldest events.`,
      [evidenceOfFact(fact, `retention: true, fileSize: ${size}, maxSize: ${most}`)],
    );
  },
};
