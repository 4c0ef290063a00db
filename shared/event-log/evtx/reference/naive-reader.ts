import type { EventRecord } from '../../event-record.ts';
import { NaivePieces, NaiveUnreadable } from './naive-binxml.ts';
import { naiveEvent, naiveXml } from './naive-event.ts';
import { naiveValue } from './naive-value.ts';
import { hasNoChecksums, headerNumber, naiveChunks, naiveRecords } from './naive-walk.ts';

/**
 * The simplest reader that follows the same rules as the real one: whole file in memory, every record parsed from its
 * bytes to a tree with its values filled in, XML and events taken from that tree. No cache, no compiled form, no
 * filter, no streaming. It exists to be compared with; shipped code never imports it.
 */
export interface NaiveRecord {
  readonly offset: number;
  readonly xml: string | null;
  readonly event: EventRecord | null;
}

export function readNaively(file: Uint8Array, name: string): readonly NaiveRecord[] {
  const records: NaiveRecord[] = [];
  for (const [start, end] of naiveChunks(file)) {
    const chunk = file.slice(start, end);
    for (const [at, size] of naiveRecords(chunk, hasNoChecksums(file))) {
      records.push({ offset: start + at, ...decode(chunk, at, size, name) });
    }
  }
  return records;
}

function decode(
  chunk: Uint8Array,
  at: number,
  size: number,
  file: string,
): { readonly xml: string | null; readonly event: EventRecord | null } {
  try {
    const root = new NaivePieces(chunk).first(at + 24, at + size - 4);
    const time = naiveValue(chunk, at + 16, 8, 0x11);
    return { xml: root.map(naiveXml).join(''), event: naiveEvent(root, file, Number(headerNumber(chunk, at)), time) };
  } catch (error) {
    if (error instanceof NaiveUnreadable) return { xml: null, event: null };
    throw error;
  }
}
