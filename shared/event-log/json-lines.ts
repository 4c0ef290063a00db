import { compileFilter } from './event-filter.ts';
import type { EventDatum, EventRecord } from './event-record.ts';
import { jsonEventRecord } from './json-event.ts';
import { nextJsonObject } from './json-objects.ts';
import type { JsonItem } from './json-objects.ts';
import type { ByteSource, LogReading, ReadOptions } from './log-reading.ts';
import { createJournal } from './reading-journal.ts';
import type { ReadingJournal } from './reading-journal.ts';
import { bytesOf, lineAt, textWindows } from './text-window.ts';

/**
 * One event as a line of JSON, without line break: `{ recordId, time, provider, eventId, level, channel, computer, user,
 * data }`, and `message` where there is one. `data` is a list of texts where the values have no names, an object where
 * all have different ones, and a list of texts and one-name objects where both occur.
 */
export function toJsonLine(event: EventRecord): string {
  const { recordId, time, provider, eventId, level, channel, computer, user, message } = event;
  const start = JSON.stringify({ recordId, time, provider, eventId, level, channel, computer, user });
  const end = message === null ? '}' : `,"message":${JSON.stringify(message)}}`;
  return `${start.slice(0, -1)},"data":${dataJson(event.data)}${end}`;
}

// 0, 15: JavaScript moves such keys of an object to the front
const numericKey = /^\d+$/;

/** Written by hand: an object literal would swallow a value named __proto__. */
function pair(name: string, value: string): string {
  return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
}

function dataJson(data: readonly EventDatum[]): string {
  const names = new Set<string>();
  for (const { name } of data) {
    if (name !== undefined && !numericKey.test(name)) names.add(name);
  }
  if (data.length > 0 && names.size === data.length) {
    return `{${data.map(({ name = '', value }) => pair(name, value)).join(',')}}`;
  }
  const items = data.map(({ name, value }) => (name === undefined ? JSON.stringify(value) : `{${pair(name, value)}}`));
  return `[${items.join(',')}]`;
}

const problemTexts: Readonly<Record<JsonItem['kind'], string>> = {
  object: 'has no event id, so it is no event',
  'record-unreadable': 'is no valid JSON',
  'record-too-large': 'is larger than any real event; it was skipped',
  truncated: 'is cut off by the end of the log',
};

/**
 * Reads events as JSON: lines as `toJsonLine` writes them, and what `Get-WinEvent | ConvertTo-Json` gives, one object or a
 * list. Any sequence of objects will do, in a list or not. Content never throws; errors of the source do.
 */
export function openJsonLines(source: ByteSource, options: ReadOptions): LogReading {
  const journal = createJournal('jsonl', options.file);
  return { format: 'jsonl', batches: readBatches(source, options, journal), summary: () => journal.summary() };
}

async function* readBatches(
  source: ByteSource,
  options: ReadOptions,
  journal: ReadingJournal,
): AsyncGenerator<readonly EventRecord[]> {
  const passes = compileFilter(options.filter);
  for await (const window of textWindows(source, journal)) {
    const batch: EventRecord[] = [];
    for (let item = nextJsonObject(window); item !== null; item = nextJsonObject(window)) {
      const line = lineAt(window, item.start);
      const record = item.kind === 'object' ? jsonEventRecord(item.value, journal.file, line) : null;
      if (record === null) {
        const lost = bytesOf(item.length, window, journal);
        const code = item.kind === 'object' ? 'record-unreadable' : item.kind;
        journal.problem(code, `The object on line ${line} ${problemTexts[item.kind]}.`, lost);
        continue;
      }
      journal.recordsSeen += 1;
      if (passes(record)) {
        journal.yielded(record);
        batch.push(record);
      }
    }
    if (batch.length > 0) {
      yield batch;
    }
  }
}
