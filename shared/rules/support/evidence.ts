import { eventText } from '../../event-log/event-record.ts';
import type { EventRecord } from '../../event-log/event-record.ts';
import type { Fact } from '../../facts/facts.ts';
import type { Evidence } from '../rule.ts';

const maxQuote = 400;

/** A finding carries this many pieces at most; the newest are kept. */
export const maxEvidence = 20;

/** Quotes the line of an event that matches, or its first line; word for word, cut at 400 characters. */
export function evidenceOf(event: EventRecord, match?: RegExp): Evidence {
  const lines = eventText(event)
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '"');
  const line = (match === undefined ? undefined : lines.find((candidate) => match.test(candidate))) ?? lines[0] ?? '';
  return {
    file: event.file,
    place: event.place.kind === 'record' ? `record ${event.place.id}` : `line ${event.place.line}`,
    time: event.time,
    quote: line === '' ? `${event.provider} ${event.eventId}` : cut(line, match),
  };
}

/** A long line is cut around the match, so that the words that count stay in. */
function cut(line: string, match: RegExp | undefined): string {
  if (line.length <= maxQuote) return line;
  const at = match === undefined ? 0 : Math.max(0, line.search(match));
  const from = at + 40 < maxQuote ? 0 : Math.min(at - 40, line.length - maxQuote);
  return line.slice(from, from + maxQuote);
}

/** A fact as proof of a state. `place` and `quote` name the value inside it. */
export function evidenceOfFact(fact: Fact<unknown>, quote: string, place?: string): Evidence {
  return { file: fact.source.file, place: place ?? fact.source.place, time: null, quote };
}
