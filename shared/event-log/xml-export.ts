import { compileFilter } from './event-filter.ts';
import type { FilterFields } from './event-filter.ts';
import type { EventRecord } from './event-record.ts';
import type { ByteSource, LogReading, ReadOptions } from './log-reading.ts';
import { createJournal } from './reading-journal.ts';
import type { ReadingJournal } from './reading-journal.ts';
import type { TextWindow } from './text-window.ts';
import { LARGEST_ITEM, bytesOf, lineAt, textWindows } from './text-window.ts';
import { feedXmlEvent, newXmlEvent, xmlEventRecord } from './xml-event.ts';
import type { XmlEvent } from './xml-event.ts';
import { nextXmlToken } from './xml-tokens.ts';
import type { XmlToken } from './xml-tokens.ts';

/**
 * Reads events as XML: Event Viewer's export, `wevtutil qe` with or without a root element, text copied from the
 * detail pane. Any sequence of `<Event>` elements will do, in any wrapper and any encoding that can be told.
 * Streams: at most one event (4 Mi characters) and 64 KiB are in memory. Content never throws; errors of the source do.
 * No DTD is resolved and no entity defined by one is known.
 */
export function openXmlExport(source: ByteSource, options: ReadOptions): LogReading {
  const journal = createJournal('xml', options.file);
  return { format: 'xml', batches: readBatches(source, options, journal), summary: () => journal.summary() };
}

interface Progress {
  readonly journal: ReadingJournal;
  readonly passes: (fields: FilterFields) => boolean;
  event: XmlEvent | null;
  batch: EventRecord[];
}

async function* readBatches(
  source: ByteSource,
  options: ReadOptions,
  journal: ReadingJournal,
): AsyncGenerator<readonly EventRecord[]> {
  const progress: Progress = { journal, passes: compileFilter(options.filter), event: null, batch: [] };
  for await (const window of textWindows(source, journal)) {
    for (let token = nextXmlToken(window); token !== null; token = nextXmlToken(window)) {
      takeToken(progress, token, window);
    }
    if (window.last && progress.event !== null) {
      loseEvent(progress, progress.event, window, 'truncated', 'The log ends inside an event.');
    }
    if (progress.batch.length > 0) {
      const { batch } = progress;
      progress.batch = [];
      yield batch;
    }
  }
}

function takeToken(progress: Progress, token: XmlToken, window: TextWindow): void {
  const { journal, event } = progress;
  if (token.kind === 'open' && token.name === 'Event') {
    if (event !== null) {
      loseEvent(progress, event, window, 'record-torn', 'An event breaks off where the next one begins.');
    }
    if (!token.empty) {
      progress.event = newXmlEvent(lineAt(window, window.at), window.passed + window.at);
    }
    return;
  }
  if (token.kind === 'doctype') {
    const lost = bytesOf(token.length, window, journal);
    journal.problem(
      'doctype-ignored',
      'The file declares a document type; it was skipped, nothing in it is used.',
      lost,
    );
    return;
  }
  if (token.kind === 'oversized') {
    const lost = bytesOf(token.length, window, journal);
    journal.problem('record-too-large', 'A tag, comment or section never ends; it was skipped.', lost);
    progress.event = null;
    return;
  }
  if (event === null) {
    if (token.kind === 'torn') {
      journal.problem('truncated', 'The log ends inside a tag.', bytesOf(token.length, window, journal));
    } else if (token.kind === 'malformed') {
      const lost = bytesOf(token.length, window, journal);
      journal.problem('xml-malformed', `Between two events stands ${token.detail}.`, lost);
    }
    return;
  }
  if (token.kind === 'close' && token.name === 'Event') {
    finishEvent(progress, event, window);
    return;
  }
  if (window.passed + window.at - event.start > LARGEST_ITEM) {
    loseEvent(progress, event, window, 'record-too-large', 'An event is larger than any real one; it was skipped.');
    return;
  }
  feedXmlEvent(event, token, progress.passes);
}

function loseEvent(progress: Progress, event: XmlEvent, window: TextWindow, code: string, detail: string): void {
  progress.event = null;
  const lost = bytesOf(window.passed + window.at - event.start, window, progress.journal);
  progress.journal.problem(code, `${detail} It began on line ${event.line}.`, lost);
}

function finishEvent(progress: Progress, event: XmlEvent, window: TextWindow): void {
  const { journal } = progress;
  progress.event = null;
  journal.recordsSeen += 1;
  if (event.state === 'rejected') {
    return;
  }
  const record = xmlEventRecord(event, journal.file);
  if (record === null) {
    loseEvent(progress, event, window, 'record-unreadable', 'An event has no System part with an event id.');
    return;
  }
  if (event.damage !== null || event.path.length > 0) {
    const reason = event.damage ?? `<${event.path.at(-1) ?? ''}> is not closed`;
    journal.problem('record-damaged', `The event on line ${event.line} was read, but not all of it: ${reason}.`, 0);
  }
  journal.yielded(record);
  progress.batch.push(record);
}
