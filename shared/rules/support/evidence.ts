import { eventText } from '../../event-log/event-record.ts';
import type { EventRecord } from '../../event-log/event-record.ts';
import type { Fact } from '../../facts/facts.ts';
import type { Evidence } from '../rule.ts';

/**
 * The longest string that Windows lets an event carry. No shorter limit: where a line is cut must not depend on what
 * stands in it, else a redacted log, whose names have other lengths, would give other quotes. Views shorten for display.
 */
export const maxQuote = 31_839;

/** A finding carries this many pieces at most; the newest are kept. */
export const maxEvidence = 20;

/** Quotes the line of an event that matches, or its first line: whole, word for word. */
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
    quote: line === '' ? `${event.provider} ${event.eventId}` : line.slice(0, maxQuote),
  };
}

/** A fact as proof of a state. `place` and `quote` name the value inside it. */
export function evidenceOfFact(fact: Fact<unknown>, quote: string, place?: string): Evidence {
  return { file: fact.source.file, place: place ?? fact.source.place, time: null, quote };
}
