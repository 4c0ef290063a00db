import { brokenClock, clockOffset } from './support/clock-offset.ts';
import { endpointErrors } from './support/endpoint-errors.ts';
import { evidenceOf } from './support/evidence.ts';
import { configureError } from './support/references.ts';
import { evidenceOfOutages, extentOf, outagesBy } from './support/relay-path.ts';
import { countOf } from './support/sentences.ts';
import { stateFinding } from './support/state-finding.ts';
import type { Rule } from './rule.ts';

/** Five minutes break things; from two on it is worth a look. Seconds. */
const tolerable = 120;

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
    const measured = clockOffset(input);
    if (measured === null) {
      return { kind: 'unknown', reason: 'Not evaluated because no reference time was seen.' };
    }
    const { seconds, evidence } = measured;
    const size = Math.abs(seconds);
    if (size < tolerable) return { kind: 'pass' };
    const outages = outagesBy(input, 'clock');
    const { count, first, last } = extentOf(input, outages);
    const logged =
      outages.length === 0
        ? ''
        : ` ${countOf(count, 'event')} about lost connections in the log fit, and no other reason shows.`;
    return stateFinding(
      `The clock is ${countOf(Math.round(size), 'second')} ${seconds > 0 ? 'ahead' : 'behind'}.${logged}`,
      [...evidenceOfOutages(outages), ...endpointErrors(input, 'clock').map((event) => evidenceOf(event)), evidence],
      {
        count: Math.max(1, count),
        first,
        last,
        severity: outages.length > 0 ? 'critical' : size >= brokenClock ? 'error' : 'warning',
        confidence: 'likely',
      },
    );
  },
};
