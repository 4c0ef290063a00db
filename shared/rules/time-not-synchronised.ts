import { evidenceOfFact } from './support/evidence.ts';
import { configureError } from './support/references.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

/** What the time service says while it follows nobody. */
const notSynchronised = 3;
const noReference: ReadonlySet<number> = new Set([0, 16]);

export const timeNotSynchronised: Rule = {
  id: 'time-not-synchronised',
  title: 'The clock of the server follows no time source',
  severity: 'warning',
  explanation:
    'The time service says that it is not synchronised. The clock may be right today, but it drifts, and from five minutes on tokens and Kerberos fail.',
  fix: [
    { text: 'Run w32tm /query /status and look at source and last synchronisation.' },
    { text: 'Point the time service at the domain, or the virtual machine at one time source only.' },
    { text: 'Run w32tm /resync.' },
  ],
  references: [configureError],
  falsePositives: ['Some hypervisors set the clock of their guests without the time service.'],
  needs: ['clock'],
  check(input) {
    const fact = input.facts.clock;
    const leap = fact?.value.leapIndicator ?? null;
    const stratum = fact?.value.stratum ?? null;
    if (fact === undefined || (leap === null && stratum === null)) {
      return {
        kind: 'unknown',
        reason: 'Not evaluated because the time service did not say whether it follows anybody.',
      };
    }
    if (leap !== notSynchronised && !noReference.has(stratum ?? 1)) return { kind: 'pass' };
    return stateFinding('The time service of Windows is not synchronised.', [
      evidenceOfFact(fact, `leap indicator ${leap ?? 'not read'}, stratum ${stratum ?? 'not read'}`),
    ]);
  },
};
