import { evidenceOfFact } from './support/evidence.ts';
import { prerequisites } from './support/references.ts';
import { list } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

const gigabyte = 1_073_741_824;
/** Less than this stops the database, the log and an upgrade sooner or later. */
const enoughBytes = 2 * gigabyte;

export const driveNearlyFull: Rule = {
  id: 'drive-nearly-full',
  title: 'A drive of the server is nearly full',
  severity: 'warning',
  explanation:
    'Without free space the database of Connect cannot grow, the service may not start again, and an upgrade stops half-way.',
  fix: [
    { text: 'Find out what fills the drive; traces of the wizard and run history of the sync engine often do.' },
    { text: 'Add space, or move what does not belong to Connect.' },
  ],
  references: [prerequisites],
  falsePositives: [],
  needs: ['server'],
  check(input) {
    const fact = input.facts.server;
    const volumes = fact?.value.volumes;
    if (fact === undefined || volumes === undefined) {
      return { kind: 'not-applicable', reason: 'The free space of the drives was not read.' };
    }
    const full = volumes.filter(({ freeBytes }) => freeBytes < enoughBytes);
    if (full.length === 0) return { kind: 'pass' };
    const said = full.map(({ name, freeBytes }) => `${name} (${(freeBytes / gigabyte).toFixed(1)} GB free)`);
    return stateFinding(
      `Little space is left on ${list(said)}.`,
      full.map(({ name, freeBytes, sizeBytes }) =>
        evidenceOfFact(fact, `${freeBytes} of ${sizeBytes} bytes are free`, `drive ${name}`),
      ),
      { count: full.length },
    );
  },
};
