import { heartbeatGapMs } from '../operations/heartbeats.ts';
import { syncEngineSource, writebackSource } from '../operations/event-sources.ts';
import { parseTime } from '../operations/parse-time.ts';
import { evidenceOf } from './support/evidence.ts';
import { troubleshootWriteback } from './support/references.ts';
import { moment, span } from './support/sentences.ts';
import type { Evidence, Rule, RuleInput } from './rule.ts';

/** Three hours of a log without a single sign of writeback are no accident. */
const silenceMs = 3 * 3_600_000;

export const writebackSilent: Rule = {
  id: 'writeback-silent',
  title: 'Password writeback is silent',
  severity: 'error',
  explanation:
    'A server that does writeback logs two heartbeats about every five minutes. Here none come, and no error says why: writeback is switched off, this is a staging server or the wrong one of a pair, the service hangs, or the version no longer works.',
  fix: [
    { text: 'Check that this is the active server and not a staging server.' },
    { text: 'Check in the wizard that password writeback is enabled.' },
    { text: 'Check that the service ADSync runs, restart it, and wait for 31015 and 31019.' },
    { text: 'Compare the version with the lowest one that still works.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [
    'An export that was filtered to other sources holds no writeback events.',
    'A log that rolled over within minutes may show a gap.',
  ],
  needs: ['connect-events'],
  needsEnd: true,
  check(input) {
    const silence = findSilence(input);
    if (silence === null) return { kind: 'pass' };
    return {
      kind: 'finding',
      finding: {
        what: silence.what,
        count: 1,
        first: silence.since,
        last: null,
        users: [],
        confidence: 'likely',
        evidence: [silence.evidence],
      },
    };
  },
};

interface Silence {
  readonly what: string;
  readonly since: string | null;
  readonly evidence: Evidence;
}

function findSilence(input: RuleInput): Silence | null {
  const logEndMs = parseTime(input.coverage.last ?? '');
  const logStartMs = parseTime(input.coverage.first ?? '');
  // Another rule names the reason: an outage, a failed start, a restart without recovery.
  if (input.outages.some(({ outage }) => outage.end === null) || isMeantToBeSilent(input)) return null;
  const newest = input.events.from(writebackSource).at(-1);
  if (newest === undefined) {
    const witness = input.events.all.at(-1);
    const tooShort = !(logEndMs - logStartMs >= silenceMs);
    if (witness === undefined || tooShort) return null;
    return {
      what: `The log covers ${span(logEndMs - logStartMs)} and holds events of Connect, but none of password writeback.`,
      since: input.coverage.first,
      evidence: evidenceOf(witness),
    };
  }
  const lastBeat = input.events.of(writebackSource, 31019).at(-1);
  if (lastBeat === undefined) return null;
  const stopped = [
    ...input.events.of(writebackSource, 31016),
    ...input.events.of(syncEngineSource, 2001),
    ...input.events.of(syncEngineSource, 2002),
    ...input.events.of(syncEngineSource, 6800),
  ].some((event) => event.timeMs >= lastBeat.timeMs);
  const silentMs = logEndMs - lastBeat.timeMs;
  if (stopped || !(silentMs >= Math.max(silenceMs, heartbeatGapMs))) return null;
  return {
    what: `The last heartbeat (31019) came at ${moment(lastBeat.time)}; the log goes on for ${span(silentMs)} without one and without an error.`,
    since: lastBeat.time,
    evidence: evidenceOf(lastBeat),
  };
}

/** Staging, switched off or stopped: each has its own finding. */
function isMeantToBeSilent(input: RuleInput): boolean {
  const configuration = input.facts.configuration?.value;
  const service = input.facts.service?.value;
  return (
    configuration?.stagingMode === true ||
    configuration?.passwordWritebackEnabled === false ||
    service?.installed === false ||
    service?.state === 'stopped'
  );
}
