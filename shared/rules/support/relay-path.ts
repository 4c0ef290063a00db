import type { EventRecord } from '../../event-log/event-record.ts';
import type { CertificateSummary, EndpointProbe, ProbeStepResult } from '../../facts/facts.ts';
import type { OutageRecords } from '../../operations/outages.ts';
import type { Evidence, RuleInput } from '../rule.ts';
import { isServiceIssuer } from '../../knowledge/root-certificates.ts';
import { writebackSource } from '../../operations/event-sources.ts';
import { heartbeatId } from '../../operations/heartbeats.ts';
import { parseTime } from '../../operations/parse-time.ts';
import { assertNever } from '../../result/result.ts';
import { brokenClock, clockOffset } from './clock-offset.ts';
import { evidenceOf, evidenceOfFact } from './evidence.ts';
import { countUntil, createSpans } from './spans.ts';
import { isTls12ClientOff, reachedByWindows, windowsTlsFailures } from './windows-tls.ts';

/** Why a probe did not get through. */
export type ProbeCause =
  | 'name'
  | 'port'
  | 'tls'
  | 'certificate'
  | 'inspected'
  | 'proxy-authentication'
  | 'proxy-refusal'
  /** The proxy itself cannot be reached, answers as no proxy does, or does not get through. */
  | 'proxy-unusable'
  | 'answer';

export interface FailedProbe {
  readonly probe: EndpointProbe;
  readonly step: ProbeStepResult;
  readonly cause: ProbeCause;
}

/**
 * Probes of the relays and the web service that failed, each with its first failed step. Where the TLS of this tool alone
 * failed and that of Windows did not, nothing is broken for the service: see `ownTlsFailures`.
 */
export function failedProbes(input: RuleInput): readonly FailedProbe[] {
  const reached = reachedByWindows(input);
  return allFailedProbes(input).filter((failed) => !isOwnFailure(failed, reached));
}

/** Probes at which the TLS of this tool fails although that of Windows gets through. */
export function ownTlsFailures(input: RuleInput): readonly FailedProbe[] {
  const reached = reachedByWindows(input);
  return allFailedProbes(input).filter((failed) => isOwnFailure(failed, reached));
}

function isOwnFailure({ probe, cause }: FailedProbe, reached: ReadonlySet<string>): boolean {
  return (cause === 'tls' || cause === 'certificate') && reached.has(probe.host);
}

function allFailedProbes(input: RuleInput): readonly FailedProbe[] {
  const probes = writebackProbes(input);
  // A proxy that connects to one endpoint is no broken proxy: the way to the others is.
  const proxyWorks = probes.some(
    ({ via, steps }) => via === 'proxy' && steps.some(({ step, outcome }) => step === 'tcp' && outcome === 'ok'),
  );
  return probes.flatMap((probe) => {
    const step = probe.steps.find(({ outcome }) => outcome === 'failed' || outcome === 'timed-out');
    return step === undefined ? [] : [{ probe, step, cause: causeOf(probe, step, proxyWorks) }];
  });
}

/** Where the service is told to use a proxy, that way counts; a direct one that fails is then what was meant. */
export function writebackProbes(input: RuleInput): readonly EndpointProbe[] {
  const probes = (input.facts.network?.value.probes ?? []).filter((probe) => probe.role !== 'other');
  const throughProxy = new Set(probes.filter(({ via }) => via === 'proxy').map(({ host }) => host));
  return probes.filter(({ host, via }) => via === 'proxy' || !throughProxy.has(host));
}

/** Probes whose certificate comes from an unknown authority, whether the server trusts it or not. */
export function inspectedProbes(input: RuleInput): readonly EndpointProbe[] {
  return writebackProbes(input).filter((probe) => isInspected(probe.chain));
}

/** A chain in which no issuer belongs to the service was made by something in between. */
function isInspected(chain: readonly CertificateSummary[]): boolean {
  return chain.length > 0 && !chain.some(({ issuer }) => isServiceIssuer(issuer));
}

function causeOf(probe: EndpointProbe, step: ProbeStepResult, proxyWorks: boolean): ProbeCause {
  const code = step.errorCode ?? '';
  if (code === 'HTTP_407') return 'proxy-authentication';
  if (code === 'HTTP_403' && probe.via === 'proxy') return 'proxy-refusal';
  // Name and port of these steps are the proxy's own.
  if (probe.via === 'proxy' && !proxyWorks && (step.step === 'dns' || step.step === 'tcp')) return 'proxy-unusable';
  if (step.step === 'dns') return 'name';
  if (step.step === 'tcp') return 'port';
  if (step.step === 'https') return 'answer';
  if (isInspected(probe.chain)) return 'inspected';
  return isTrustCode(code) ? 'certificate' : 'tls';
}

/** Node's and our own names for a certificate that is not accepted. */
function isTrustCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)/.test(code);
}

export type PathCause =
  | 'certificate'
  | 'inspected'
  | 'proxy-authentication'
  | 'proxy-refusal'
  | 'proxy-unusable'
  | 'windows-tls'
  | 'handshake'
  | 'clock'
  | 'unreachable';

/**
 * Outages with this cause, harmless kinds left out. What the error text says decides; where it says nothing, an outage
 * that still goes on has the cause that the probes found.
 */
export function outagesBy(input: RuleInput, cause: PathCause): readonly OutageRecords[] {
  let known = sorted.get(input);
  if (known === undefined) {
    known = sortOutages(input);
    sorted.set(input, known);
  }
  return known.get(cause) ?? [];
}

/** Many rules ask for the same outages. */
const sorted = new WeakMap<RuleInput, ReadonlyMap<PathCause, readonly OutageRecords[]>>();

function sortOutages(input: RuleInput): ReadonlyMap<PathCause, readonly OutageRecords[]> {
  const probed = specificProbeCause(input);
  const byCause = new Map<PathCause, OutageRecords[]>();
  for (const entry of input.outages) {
    if (entry.outage.kind !== 'outage' || isHostsOnly(entry)) continue;
    const cause = pathCauseOf(entry.outage, input, probed);
    const list = byCause.get(cause) ?? [];
    list.push(entry);
    byCause.set(cause, list);
  }
  return byCause;
}

/** Outages in which the watchdog alone spoke: no connection was lost, the hosts did not run. */
export function hostsOnly(input: RuleInput): readonly OutageRecords[] {
  return input.outages.filter((entry) => entry.outage.kind === 'outage' && isHostsOnly(entry));
}

function isHostsOnly({ records }: OutageRecords): boolean {
  return records.every((record) => record.eventId === 31044);
}

function pathCauseOf(outage: OutageRecords['outage'], input: RuleInput, probed: PathCause | null): PathCause {
  switch (outage.cause) {
    case 'certificate':
      return inspectedProbes(input).length > 0 ? 'inspected' : 'certificate';
    case 'proxy-authentication':
    case 'proxy-refusal':
      return outage.cause;
    case 'tls':
      return isWindowsTlsBroken(input) ? 'windows-tls' : 'handshake';
    case 'name':
    case 'unknown':
      return (outage.end === null ? probed : null) ?? 'unreachable';
    default:
      return assertNever(outage.cause);
  }
}

function isWindowsTlsBroken(input: RuleInput): boolean {
  return isTls12ClientOff(input) || windowsTlsFailures(input).length > 0;
}

function specificProbeCause(input: RuleInput): PathCause | null {
  const failed = failedProbes(input);
  const causes = new Set(failed.map(({ cause }) => cause));
  const specific = ['inspected', 'certificate', 'proxy-authentication', 'proxy-refusal', 'proxy-unusable'] as const;
  const found = specific.find((cause) => causes.has(cause));
  if (found !== undefined) return found;
  if (isWindowsTlsBroken(input)) return 'windows-tls';
  // The way is open and the clock is off by more than tokens tolerate: then the clock is what keeps the relays away.
  const open = failed.length === 0 && writebackProbes(input).length > 0;
  return open && Math.abs(clockOffset(input)?.seconds ?? 0) >= brokenClock ? 'clock' : null;
}

/** Outages during which no heartbeat came: both relays were gone. */
export function fullOutages(input: RuleInput, outages: readonly OutageRecords[]): readonly OutageRecords[] {
  return outages.filter((entry) => !isPartial(input, entry));
}

/** Outages during which heartbeats went on over the other relay. */
export function partialOutages(input: RuleInput, outages: readonly OutageRecords[]): readonly OutageRecords[] {
  return outages.filter((entry) => isPartial(input, entry));
}

function isPartial(input: RuleInput, { outage, records }: OutageRecords): boolean {
  const lastErrorMs = records.at(-1)?.timeMs ?? outage.startMs;
  const beats = input.events.of(writebackSource, heartbeatId);
  const next = beats[countUntil(beats, (beat) => beat.timeMs <= outage.startMs)];
  return next !== undefined && next.timeMs < lastErrorMs;
}

/** Whether one of these outages was still going on when the log ended. */
export function isOngoing(outages: readonly OutageRecords[]): boolean {
  return outages.some(({ outage }) => outage.end === null);
}

/** The outages as stretches of time, widened; one without an end reaches on for ever. */
export function spansAround(
  outages: readonly OutageRecords[],
  beforeMs: number,
  afterMs: number,
): ReturnType<typeof createSpans> {
  return createSpans(
    outages.map(({ outage, records }) => ({
      from: outage.startMs - beforeMs,
      to: outage.end === null ? Number.POSITIVE_INFINITY : (records.at(-1)?.timeMs ?? outage.startMs) + afterMs,
    })),
  );
}

/** What finding details say of outages: when, how long in all, how many errors. */
export function extentOf(input: RuleInput, outages: readonly OutageRecords[]) {
  const first = outages[0]?.outage ?? null;
  const last = outages.at(-1)?.outage ?? null;
  const lastRecord = outages.at(-1)?.records.at(-1) ?? null;
  const logEndMs = parseTime(input.coverage.last ?? '');
  let lostMs = 0;
  for (const { outage } of outages) lostMs += outage.durationMs ?? Math.max(0, logEndMs - outage.startMs);
  return {
    count: outages.reduce((sum, { outage }) => sum + outage.errorCount, 0),
    first: first?.start ?? null,
    last: last === null ? null : (last.end ?? lastRecord?.time ?? last.start),
    lostMs,
  };
}

export function evidenceOfOutages(outages: readonly OutageRecords[], match?: RegExp): readonly Evidence[] {
  return outages.flatMap(({ records }) => endsOfEachKind(records).map((record) => evidenceOf(record, match)));
}

/** First and last of each kind of error say it all; hundreds in between repeat them. */
function endsOfEachKind(records: readonly EventRecord[]): readonly EventRecord[] {
  const firsts = new Map<number, EventRecord>();
  const lasts = new Map<number, EventRecord>();
  for (const record of records) {
    if (!firsts.has(record.eventId)) firsts.set(record.eventId, record);
    lasts.set(record.eventId, record);
  }
  return [...new Set([...firsts.values(), ...lasts.values()])];
}

export function evidenceOfProbes(input: RuleInput, failed: readonly FailedProbe[]): readonly Evidence[] {
  const fact = input.facts.network;
  if (fact === undefined) return [];
  return failed.map(({ probe, step }) =>
    evidenceOfFact(
      fact,
      `${step.step} ${step.outcome}${step.errorCode === null ? '' : ` (${step.errorCode})`}: ${step.detail}`,
      `${probe.host}:${probe.port}`,
    ),
  );
}
