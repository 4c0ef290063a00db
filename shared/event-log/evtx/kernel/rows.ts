import type { EventDatum, EventRecord } from '../../event-record.ts';
import { readName } from '../chunk-view.ts';
import type { ChunkView } from '../chunk-view.ts';
import { fileTimeMs } from '../time-text.ts';
import { readUtf16 } from '../utf16.ts';
import { plainText, smallNumberText } from '../value-text.ts';
import { TIME_SIZE } from './kernel.ts';
import type { Kernel } from './kernel.ts';

/** Words of a row before its data, and of each datum; see assembly/extract.ts. */
const HEAD = 18;
const DATUM = 3;

/** How a text is stated: in the last three bits of its first word. */
const Tag = { empty: 0, literal: 1, kept: 2, toKeep: 3, value: 4, number: 5, joined: 6 } as const;

/** Used again for every event: the list of an event is cut from it at its exact length. */
const scratch: EventDatum[] = [];
const LONG_LIST = 4096;
const noData: readonly EventDatum[] = [];

/** Made when first used: it takes a millisecond. */
let utf8: TextDecoder | null = null;

/** Makes the literals that `extract` met in templates it learnt; they are numbered in this order. */
export function takeLiterals({ wasm, pending, literals }: Kernel, chunk: ChunkView): void {
  const count = wasm.takePending();
  for (let index = 0; index < count; index++) {
    const offset = pending[index * 2]!;
    const size = pending[index * 2 + 1]!;
    literals.push(size < 0 ? readName(chunk, offset) : readUtf16(chunk.bytes, offset, size));
  }
}

/** Makes events of the rows `extract` wrote last. Texts are asked for in the order of the rows: the cache counts on it. */
export function appendEvents(kernel: Kernel, file: string, batch: EventRecord[]): void {
  const { words, literals } = kernel;
  const end = kernel.wasm.extractedWords.value;
  if (end === 0) return;
  utf8 ??= new TextDecoder();
  const joined = utf8.decode(kernel.joinedTexts.subarray(0, kernel.wasm.joinedSize.value));
  const times = utf8.decode(kernel.times.subarray(0, kernel.wasm.extracted.value * TIME_SIZE));
  let timeAt = 0;
  for (let at = 0; at < end;) {
    const recordId = numberOf(words[at + 1]!, words[at + 2]!);
    const low = words[at + 3]! >>> 0;
    const high = words[at + 4]! >>> 0;
    const provider = textAt(kernel, joined, at + 7);
    const channel = textAt(kernel, joined, at + 9);
    const computer = textAt(kernel, joined, at + 11);
    const user = textAt(kernel, joined, at + 13);
    const message = textAt(kernel, joined, at + 15);
    const eventId = words[at + 5]!;
    const level = words[at + 6]!;
    const behind = at + HEAD + words[at + 17]! * DATUM;
    let count = 0;
    for (at += HEAD; at < behind; at += DATUM) {
      const name = words[at]!;
      const value = textAt(kernel, joined, at + 1);
      // The last bit says: no value, no datum.
      if (value === '' && (name & 1) === 1) continue;
      scratch[count] = name < 2 ? { value } : { name: literals[name >> 1]!, value };
      count += 1;
    }
    batch.push({
      file,
      place: { kind: 'record', id: recordId },
      recordId,
      time: times.slice(timeAt, timeAt + TIME_SIZE),
      timeMs: fileTimeMs(low, high),
      provider,
      eventId,
      level,
      channel,
      computer,
      user: user === '' ? null : user,
      data: count === 0 ? noData : scratch.slice(0, count),
      message: message === '' ? null : message,
    });
    timeAt += TIME_SIZE;
    if (scratch.length > LONG_LIST) scratch.length = 0;
  }
}

/** An unsigned number of 64 bits; those below 2^31 stay small integers, which need no memory of their own. */
function numberOf(low: number, high: number): number {
  return high === 0 && low >= 0 ? low : (high >>> 0) * 4_294_967_296 + (low >>> 0);
}

function textAt(kernel: Kernel, joined: string, at: number): string {
  const word = kernel.words[at]!;
  if ((word & 7) === Tag.kept) return kernel.texts[word >> 3]!;
  switch (word & 7) {
    case Tag.joined: {
      const start = word >>> 3;
      return joined.slice(start, start + kernel.words[at + 1]!);
    }
    case Tag.literal:
      return kernel.literals[word >> 3]!;
    case Tag.toKeep: {
      const text = valueText(kernel, at, word >> 23, (word >> 15) & 0xff);
      kernel.texts[(word >> 3) & 0xfff] = text;
      return text;
    }
    case Tag.value:
      return valueText(kernel, at, word >>> 11, (word >> 3) & 0xff);
    case Tag.number:
      return smallNumberText(kernel.words[at + 1]! >>> 0);
    default:
      return '';
  }
}

function valueText({ words, chunk, chunkView }: Kernel, at: number, size: number, type: number): string {
  return plainText(chunk, chunkView, words[at + 1]!, size, type);
}
