import { assertNever, failure, success } from '../result/result.ts';
import type { Result } from '../result/result.ts';
import { peekSource } from './byte-source.ts';
import { looksLikeCsvExport, openCsvExport } from './csv-export.ts';
import { looksLikeEvtx, openEvtx } from './evtx/read-evtx.ts';
import { openJsonLines } from './json-lines.ts';
import type { ByteSource, LogFormat, LogReading, ReadOptions } from './log-reading.ts';
import { detectEncoding } from './text-encoding.ts';
import { PEEK_BYTES } from './text-pieces.ts';
import { openXmlExport } from './xml-export.ts';

export interface NotReadable {
  readonly code: 'not-a-log' | 'empty';
  /** A plain sentence for a person. */
  readonly detail: string;
}

/**
 * Opens an event log of any form: .evtx, Event XML, Event Viewer's CSV, JSON. The form is told by the first 64 KiB, never by
 * the name; nothing of the source is lost by looking. Content never throws; errors of the source do.
 */
export async function openLog(source: ByteSource, options: ReadOptions): Promise<Result<LogReading, NotReadable>> {
  const peeked = await peekSource(source, PEEK_BYTES);
  if (peeked.head.length === 0) {
    await peeked.close();
    return failure({ code: 'empty', detail: 'The file is empty.' });
  }
  const format = detectFormat(peeked.head);
  if (format === 'no-events' || format === 'unknown') {
    await peeked.close();
    return failure(
      format === 'no-events'
        ? { code: 'empty', detail: 'The file has a heading but no events.' }
        : {
            code: 'not-a-log',
            detail: 'The file is no event log: neither .evtx, nor Event XML, nor a CSV export, nor JSON events.',
          },
    );
  }
  return success(openFormat(format, peeked.source, options));
}

function openFormat(format: LogFormat, source: ByteSource, options: ReadOptions): LogReading {
  switch (format) {
    case 'evtx':
      return openEvtx(source, options);
    case 'xml':
      return openXmlExport(source, options);
    case 'csv':
      return openCsvExport(source, options);
    case 'jsonl':
      return openJsonLines(source, options);
    default:
      return assertNever(format);
  }
}

// <Event xmlns='…'>, <Events>, <e:Event …>
const eventTag = /<(?:[\w.-]{1,60}:)?Events?[\s/>]/;
// "eventId": 6329, "Id":  6329, "EventID": 6329
const eventIdKey = /"(?:eventId|EventId|EventID|Id)"\s*:\s*\d/;
// { or [ {
const jsonStart = /^\s*(?:\[\s*)?\{/;
// <?xml …, or - <Event …> as copied from the detail pane
const xmlStart = /^[\s-]*</;

/** The form of a log by its beginning; `no-events`: a table that ends with its heading. */
export function detectFormat(head: Uint8Array): LogFormat | 'no-events' | 'unknown' {
  if (looksLikeEvtx(head)) {
    return 'evtx';
  }
  const text = new TextDecoder(detectEncoding(head).label).decode(head, { stream: true });
  const holdsEvents = eventTag.test(text);
  if (holdsEvents && xmlStart.test(text)) {
    return 'xml';
  }
  if (jsonStart.test(text) && eventIdKey.test(text)) {
    return 'jsonl';
  }
  const table = looksLikeCsvExport(text);
  if (table !== 'unknown') {
    return table;
  }
  // The rest of a torn export.
  return holdsEvents ? 'xml' : 'unknown';
}
