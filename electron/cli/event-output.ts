import { peekSource } from '../../shared/event-log/byte-source.ts';
import { eventRecordToXml } from '../../shared/event-log/event-xml.ts';
import { looksLikeEvtx, openEvtxXml } from '../../shared/event-log/evtx/read-evtx.ts';
import { toJsonLine } from '../../shared/event-log/json-lines.ts';
import type { ByteSource, LogSummary, ReadOptions } from '../../shared/event-log/log-reading.ts';
import { type NotReadable, openLog } from '../../shared/event-log/open-log.ts';
import { success, type Result } from '../../shared/result/result.ts';
import { shownLine, type Terminal } from './terminal.ts';

export const eventFormats = ['jsonl', 'xml'] as const;
export type EventFormat = (typeof eventFormats)[number];

const headBytes = 4096;
const utf8 = new TextDecoder();

/** Streams the events of one log to stdout, a batch at a time, as fast as the reader of stdout takes them. */
export async function writeEvents(
  source: ByteSource,
  options: ReadOptions,
  format: EventFormat,
  terminal: Pick<Terminal, 'write' | 'isShown'>,
): Promise<Result<LogSummary, NotReadable>> {
  const peeked = await peekSource(source, headBytes);
  if (format === 'xml' && looksLikeEvtx(peeked.head)) {
    // From the binary log itself, so that every value is as Windows renders it.
    const reading = openEvtxXml(peeked.source, options);
    for await (const bytes of reading.batches) {
      // The bytes are good until the next batch only; a pipe may take them later.
      await terminal.write(terminal.isShown ? shownLine(utf8.decode(bytes)) : bytes.slice());
    }
    return success(reading.summary());
  }
  const opened = await openLog(peeked.source, options);
  if (!opened.ok) {
    return opened;
  }
  const render = format === 'xml' ? eventRecordToXml : toJsonLine;
  for await (const batch of opened.value.batches) {
    await writeLines(batch.map(render), terminal);
  }
  return success(opened.value.summary());
}

/** Byte for byte into files and pipes; without what could steer it onto a terminal. */
async function writeLines(lines: readonly string[], terminal: Pick<Terminal, 'write' | 'isShown'>): Promise<void> {
  if (lines.length > 0) {
    const text = terminal.isShown ? lines.map(shownLine) : lines;
    await terminal.write(`${text.join('\n')}\n`);
  }
}
