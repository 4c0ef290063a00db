import type { ByteSource } from './log-reading.ts';
import type { ReadingJournal } from './reading-journal.ts';
import { textPieces } from './text-pieces.ts';

/**
 * The part of a text that is in memory. The reader takes whole items from `text` and moves `at` behind them; what it
 * leaves is there again, followed by more, in the next round.
 */
export interface TextWindow {
  text: string;
  at: number;
  /** Nothing follows: what cannot be completed now never will be. */
  last: boolean;
  /** Line (1-based) of `text[countedTo]`. Kept by `lineAt`. */
  line: number;
  countedTo: number;
  /** Characters that were in `text` once and are gone. */
  passed: number;
}

/** Most characters a reader may leave for the next round. A longer item is given up. */
export const LARGEST_ITEM = 4 * 1024 * 1024;

/** One window that slides over the text; it at least doubles what was left over, so that rescanning stays linear. */
export async function* textWindows(source: ByteSource, journal: ReadingJournal): AsyncGenerator<TextWindow> {
  const window: TextWindow = { text: '', at: 0, last: false, line: 1, countedTo: 0, passed: 0 };
  let pending: string[] = [];
  let pendingLength = 0;
  let left = 0;
  for await (const piece of textPieces(source, journal)) {
    pending.push(piece);
    pendingLength += piece.length;
    if (pendingLength < left) continue;
    slide(window, pending.join(''));
    pending = [];
    pendingLength = 0;
    yield window;
    left = window.text.length - window.at;
  }
  window.last = true;
  slide(window, pending.join(''));
  yield window;
}

function slide(window: TextWindow, more: string): void {
  lineAt(window, window.at);
  window.passed += window.at;
  window.text = window.text.slice(window.at) + more;
  window.at = 0;
  window.countedTo = 0;
}

/** Line (1-based) of a place in the window. Places must be asked for in ascending order. */
export function lineAt(window: TextWindow, place: number): number {
  let next = window.text.indexOf('\n', window.countedTo);
  while (next !== -1 && next < place) {
    window.line += 1;
    window.countedTo = next + 1;
    next = window.text.indexOf('\n', window.countedTo);
  }
  return window.line;
}

/** Bytes that `characters` of this text take up, by the average of what was read so far: exact for ASCII and UTF-16. */
export function bytesOf(characters: number, window: TextWindow, journal: ReadingJournal): number {
  return Math.round((characters * journal.bytes) / Math.max(1, window.passed + window.text.length));
}
