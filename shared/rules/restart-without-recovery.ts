import { syncEngineSource, writebackSource } from '../operations/event-sources.ts';
import { eventRule } from './support/event-rule.ts';
import { troubleshootWriteback } from './support/references.ts';
import { moment } from './support/sentences.ts';
import type { RuleInput } from './rule.ts';

/** Start-up takes seconds; a log that ends sooner proves nothing. */
const patienceMs = 15 * 60_000;

export const restartWithoutRecovery = eventRule({
  id: 'restart-without-recovery',
  title: 'Writeback did not come back after a restart',
  severity: 'critical',
  needsEnd: true,
  confidence: 'likely',
  explanation:
    'The service was stopped or restarted, and no start of the writeback endpoint (31015) and no heartbeat follow. Synchronisation may run all the same.',
  fix: [
    { text: 'Check that the service ADSync runs, and start it if not.' },
    { text: 'Restart it once more and watch for 31015 and two heartbeats 31019.' },
    { text: 'Check in the wizard that password writeback is enabled, then disable and re-enable it.' },
    { text: 'Look for an error of .NET Runtime or of the service manager at the time of the restart.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: ['The server may have been made a staging server, which does no writeback.'],
  pick: (input) => {
    const last = lastStopOrStart(input);
    // A service that stands still has its own finding.
    if (last === null || input.facts.service?.value.state === 'stopped') return [];
    const alive = [...input.events.of(writebackSource, 31015), ...input.events.of(writebackSource, 31019)];
    const explained = input.outages.some(({ outage }) => outage.end === null);
    const failed = input.events.of(syncEngineSource, 6800).some((event) => event.timeMs >= last.timeMs);
    const tooSoon = logEndMs(input) - last.timeMs < patienceMs;
    const recovered = alive.some((event) => event.timeMs >= last.timeMs);
    return recovered || explained || failed || tooSoon ? [] : [last];
  },
  what: ([event]) =>
    `The service was ${event?.eventId === 2001 ? 'started' : 'stopped'} at ${moment(event?.time ?? '')}, and writeback shows no sign of life since.`,
});

/** Newest start or stop of the engine, or stop of the endpoint, in a log that knew writeback before. */
function lastStopOrStart(input: RuleInput) {
  const wasThere = [31015, 31016, 31019, 31002, 31007].some((id) => input.events.of(writebackSource, id).length > 0);
  if (!wasThere) return null;
  const events = [
    ...input.events.of(syncEngineSource, 2001),
    ...input.events.of(syncEngineSource, 2002),
    ...input.events.of(writebackSource, 31016),
  ].toSorted((a, b) => a.timeMs - b.timeMs || 0);
  return events.at(-1) ?? null;
}

function logEndMs(input: RuleInput): number {
  return input.events.all.at(-1)?.timeMs ?? 0;
}
