import { maxEvidence } from './support/evidence.ts';
import { wevtutil } from './support/references.ts';
import { countOf, list } from './support/sentences.ts';
import type { Evidence, Rule } from './rule.ts';

export const logDamaged: Rule = {
  id: 'log-damaged',
  title: 'Parts of the log cannot be read',
  severity: 'warning',
  explanation:
    'Something in the file is damaged or cut off. What could be read was judged; a cause may lie in the part that is lost.',
  fix: [
    { text: 'Export the log again on the server with wevtutil epl, and do not copy the live file.' },
    { text: 'Compare size and checksum after the transfer.' },
  ],
  references: [wevtutil],
  falsePositives: ['A log copied while Windows writes to it has a torn end that holds nothing of interest.'],
  needs: ['events'],
  check(input) {
    const damaged = input.logs.filter((log) => log.problems.length + log.problemsNotListed > 0);
    if (damaged.length === 0) return { kind: 'pass' };
    const count = damaged.reduce((sum, log) => sum + log.problems.length + log.problemsNotListed, 0);
    const lost = damaged.reduce(
      (sum, log) => sum + log.problems.reduce((bytes, { bytesLost }) => bytes + bytesLost, 0),
      0,
    );
    const share = damaged.reduce((sum, log) => sum + log.bytes, 0);
    return {
      kind: 'finding',
      finding: {
        what: `${countOf(count, 'place')} cannot be read in ${list(damaged.map(({ file }) => file))}; ${countOf(lost, 'byte')} of ${countOf(share, 'byte')} are lost.`,
        count,
        first: null,
        last: null,
        users: [],
        confidence: 'certain',
        // A few lost bytes at the end of a copied log hide nothing.
        severity: lost * 100 >= share ? 'warning' : 'info',
        evidence: damaged
          .flatMap(({ file, problems }) =>
            problems.map((problem): Evidence => ({
              file,
              place: problem.offset === null ? problem.code : `byte ${problem.offset}`,
              time: null,
              quote: problem.detail,
            })),
          )
          .slice(0, maxEvidence),
      },
    };
  },
};
