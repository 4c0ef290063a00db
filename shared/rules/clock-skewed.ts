import { evidenceOfFact } from './support/evidence.ts';
import { configureError } from './support/references.ts';
import { countOf } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Evidence, Rule, RuleInput } from './rule.ts';

/** Kerberos and tokens tolerate five minutes; from two on it is worth a look. */
const tolerable = 120;
const broken = 300;

export const clockSkewed: Rule = {
  id: 'clock-skewed',
  title: 'The clock of the server is wrong',
  severity: 'error',
  explanation:
    'Tokens, certificates and Kerberos are valid for a span of time. A clock that is minutes off makes the cloud or the domain refuse this server, often as a failed connection to the service bus.',
  fix: [
    { text: 'Run w32tm /query /status and look at source and last synchronisation.' },
    { text: 'Point the time service at the domain, or the virtual machine at one time source only.' },
    { text: 'Run w32tm /resync, then restart the service ADSync.' },
  ],
  references: [configureError],
  falsePositives: ['A proxy that answers with an old time header misleads the comparison.'],
  needs: [],
  needsOneOf: ['clock', 'network'],
  check(input) {
    const measured = worstOffset(input);
    if (measured === null) {
      return { kind: 'unknown', reason: 'Not evaluated because no reference time was seen.' };
    }
    const { seconds, evidence } = measured;
    const size = Math.abs(seconds);
    if (size < tolerable) return { kind: 'pass' };
    return stateFinding(
      `The clock is ${countOf(Math.round(size), 'second')} ${seconds > 0 ? 'ahead' : 'behind'}.`,
      [evidence],
      { severity: size >= broken ? 'error' : 'warning', confidence: 'likely' },
    );
  },
};

/** The time service's own figure, else the comparison with the answers of the cloud that agree most. */
function worstOffset(input: RuleInput): { readonly seconds: number; readonly evidence: Evidence } | null {
  const clock = input.facts.clock;
  const offset = clock?.value.offsetSeconds ?? null;
  if (clock !== undefined && offset !== null) {
    return {
      seconds: offset,
      evidence: evidenceOfFact(clock, `offset ${offset} s, source ${clock.value.source ?? 'not read'}`),
    };
  }
  const network = input.facts.network;
  if (network === undefined) return null;
  const offsets = network.value.probes
    .flatMap(({ host, httpDate }) => {
      if (httpDate === undefined) return [];
      const seconds = (Date.parse(httpDate.local) - Date.parse(httpDate.server)) / 1000;
      const quote = `server time ${httpDate.server}, own time ${httpDate.local}`;
      return Number.isNaN(seconds) ? [] : [{ seconds, evidence: evidenceOfFact(network, quote, host) }];
    })
    .toSorted((a, b) => Math.abs(a.seconds) - Math.abs(b.seconds));
  // The smallest: one odd answer must not accuse a good clock.
  return offsets[0] ?? null;
}
