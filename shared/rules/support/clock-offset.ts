import type { Evidence, RuleInput } from '../rule.ts';
import { evidenceOfFact } from './evidence.ts';

/** Kerberos and tokens tolerate five minutes, in seconds. */
export const brokenClock = 300;

/** The time service's own figure, else the comparison with the answers of the cloud that agree most. */
export function clockOffset(input: RuleInput): { readonly seconds: number; readonly evidence: Evidence } | null {
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
