import { endpointErrors } from './endpoint-errors.ts';
import { evidenceOf } from './evidence.ts';
import {
  evidenceOfOutages,
  evidenceOfProbes,
  extentOf,
  failedProbes,
  fullOutages,
  isOngoing,
  outagesBy,
  writebackProbes,
} from './relay-path.ts';
import type { FailedProbe, PathCause, ProbeCause } from './relay-path.ts';
import { countOf, list } from './sentences.ts';
import type { Rule, RuleInput } from '../rule.ts';

export interface ProbeRule extends Omit<Rule, 'needs' | 'check'> {
  readonly causes: readonly ProbeCause[];
  /** Outages with this cause belong to this rule, unless it is the general one, which has a rule of its own. */
  readonly path: PathCause;
  readonly what: (hosts: string) => string;
}

/**
 * A rule about one way in which the network test fails, together with the outages that this explains. A test that
 * fails for lack of a connection during an outage is evidence of service-bus-unreachable and not a second finding.
 */
export function probeRule({ causes, path, what, ...declaration }: ProbeRule): Rule {
  const specific = path !== 'unreachable';
  return {
    ...declaration,
    needs: [],
    needsOneOf: specific ? ['network', 'connect-events'] : ['network'],
    check(input) {
      const failed = ownProbes(input).filter((probe) => causes.includes(probe.cause));
      const outages = specific ? outagesBy(input, path) : [];
      // An outage without a reason of its own has taken the failed test as its evidence.
      const general = causes.some((cause) => generalCauses.has(cause));
      const explained =
        general && outages.length === 0 && isOngoing(fullOutages(input, outagesBy(input, 'unreachable')));
      if ((failed.length === 0 && outages.length === 0) || explained) {
        // A log alone shows a failure of this kind, and cannot show that there is none.
        return input.facts.network === undefined
          ? { kind: 'unknown', reason: 'Not evaluated because the network was not tested.' }
          : { kind: 'pass' };
      }
      const { count, first, last } = extentOf(input, outages);
      const hosts = [...new Set(failed.map(({ probe }) => probe.host))];
      const tested = hosts.length === 0 ? '' : what(list(hosts));
      const logged =
        outages.length === 0 ? '' : `${countOf(count, 'event')} about lost connections in the log say the same.`;
      return {
        kind: 'finding',
        finding: {
          what: `${tested} ${logged}`.trim(),
          count: Math.max(count, hosts.length),
          first,
          last,
          users: [],
          confidence: failed.length > 0 ? 'certain' : 'likely',
          severity: failed.length > 0 || isOngoing(outages) ? declaration.severity : 'warning',
          evidence: [
            ...evidenceOfOutages(outages),
            ...(specific ? endpointErrors(input, path) : []).map((event) => evidenceOf(event)),
            ...evidenceOfProbes(input, failed),
          ],
        },
      };
    },
  };
}

/**
 * Failed probes without those that another finding explains as a whole: one relay of several, or the relays alone
 * while the web service answers.
 */
function ownProbes(input: RuleInput): readonly FailedProbe[] {
  const failed = failedProbes(input);
  return isOneRelayOnly(input) || isNamespaceOnly(input) ? failed.filter(isSpecific) : failed;
}

const generalCauses: ReadonlySet<ProbeCause> = new Set(['name', 'port', 'tls', 'answer']);

function isSpecific({ cause }: FailedProbe): boolean {
  return !generalCauses.has(cause);
}

/** Exactly a part of the relays fails for a general reason, everything else answers. */
export function isOneRelayOnly(input: RuleInput): boolean {
  const { relays, failedRelays, failedServices } = counts(input);
  return failedServices === 0 && failedRelays > 0 && failedRelays < relays;
}

/** All relays fail for a general reason while the web service answers. */
export function isNamespaceOnly(input: RuleInput): boolean {
  const { relays, failedRelays, services, failedServices } = counts(input);
  return relays > 0 && failedRelays === relays && services > 0 && failedServices === 0;
}

function counts(input: RuleInput) {
  const probes = writebackProbes(input);
  const failed = failedProbes(input).filter(({ cause }) => generalCauses.has(cause));
  return {
    relays: probes.filter(({ role }) => role === 'relay').length,
    services: probes.filter(({ role }) => role === 'service').length,
    failedRelays: failed.filter(({ probe }) => probe.role === 'relay').length,
    failedServices: failed.filter(({ probe }) => probe.role === 'service').length,
  };
}
