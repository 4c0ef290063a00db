import { writebackSource } from '../operations/event-sources.ts';
import { eventRule } from './support/event-rule.ts';
import { troubleshootWriteback } from './support/references.ts';
import { countOf, period } from './support/sentences.ts';

export const cloudResponseInvalid = eventRule({
  id: 'cloud-response-invalid',
  title: 'Cloud and server do not understand each other',
  severity: 'error',
  confidence: 'certain',
  explanation:
    'The password reset service answered with something that the server could not accept, or was sent a request that it could not accept. A proxy that rewrites answers, or a set-up that no longer matches the cloud, can be the reason.',
  fix: [
    { text: 'Try the operation again: a single case is often gone by then.' },
    { text: 'Exempt *.passwordreset.microsoftonline.com from inspection and rewriting on the proxy.' },
    { text: 'Disable and re-enable password writeback in the wizard if it goes on.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: [],
  pick: (input) =>
    [...input.events.of(writebackSource, 32003), ...input.events.of(writebackSource, 32008)].toSorted(
      (a, b) => a.timeMs - b.timeMs || 0,
    ),
  what: (events) =>
    `${countOf(events.length, 'message')} between cloud and server did not hold what was expected (32003, 32008)${period(events[0]?.time ?? null, events.at(-1)?.time ?? null)}.`,
  refine: (events) => (events.length === 1 ? { severity: 'warning' } : {}),
});
