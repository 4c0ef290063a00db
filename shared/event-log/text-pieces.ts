import { peekSource } from './byte-source.ts';
import type { ByteSource } from './log-reading.ts';
import type { ReadingJournal } from './reading-journal.ts';
import { detectEncoding } from './text-encoding.ts';

/** How much of a text is looked at to find its encoding and form. */
export const PEEK_BYTES = 65_536;
const DECODED_AT_ONCE = 65_536;

/**
 * The text of a source in pieces of at most 64 Ki characters, byte order mark removed. Bytes that are no character
 * of the encoding become U+FFFD. A guessed encoding is noted in the journal.
 */
export async function* textPieces(source: ByteSource, journal: ReadingJournal): AsyncGenerator<string> {
  const peeked = await peekSource(source, PEEK_BYTES);
  const { label, certainty } = detectEncoding(peeked.head);
  if (certainty === 'guessed') {
    journal.problem('encoding-guessed', `The text is not UTF-8 and names no encoding; it was read as ${label}.`, 0);
  }
  const decoder = new TextDecoder(label);
  for await (const bytes of peeked.source) {
    journal.bytes += bytes.length;
    for (let offset = 0; offset < bytes.length; offset += DECODED_AT_ONCE) {
      const text = decoder.decode(bytes.subarray(offset, offset + DECODED_AT_ONCE), { stream: true });
      if (text !== '') {
        yield text;
      }
    }
  }
  const rest = decoder.decode();
  if (rest !== '') {
    yield rest;
  }
}
