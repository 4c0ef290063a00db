import { parseElement, Token, valuesOfInstance } from './binxml-parser.ts';
import { createBudget, spendSteps, unreadable } from './budget.ts';
import type { Budget } from './budget.ts';
import { createChunkView, need } from './chunk-view.ts';
import type { ChunkView } from './chunk-view.ts';
import type { EvtxLimits } from './limits.ts';
import { createTemplate, createTemplateStore, templateAt } from './template-store.ts';
import type { Template, TemplateStore } from './template-store.ts';

/** All that decoding needs, made once per file and reused for every record. */
export interface Decoder {
  readonly limits: EvtxLimits;
  readonly chunk: ChunkView;
  readonly budget: Budget;
  readonly store: TemplateStore;
  /** Offset, size and type of every value of the instances being decoded, innermost last. */
  slots: Int32Array;
  /** Where the next instance's slots go. */
  top: number;
  /** Set by `nextPiece`: the piece's slots, their number, and where the bytes go on behind it. */
  base: number;
  count: number;
  next: number;
  /** Why something in the record at hand could not be read, or null. What could be read is kept. */
  damage: string | null;
}

export function createDecoder(limits: EvtxLimits): Decoder {
  return {
    limits,
    chunk: createChunkView(),
    budget: createBudget(limits),
    store: createTemplateStore(limits),
    slots: new Int32Array(3 * 256),
    top: 0,
    base: 0,
    count: 0,
    next: 0,
    damage: null,
  };
}

/**
 * The next piece of BinXML in `[offset, end)` – a template instance or an element that stands alone – or null at its
 * end. The piece's slots stay valid until `top` is set back to what it was before the call.
 */
export function nextPiece(decoder: Decoder, offset: number, end: number): Template | null {
  const { chunk, budget } = decoder;
  let at = offset;
  while (at < end) {
    spendSteps(budget, 1);
    const token = (chunk.bytes[at] ?? 0) & 0xbf;
    switch (token) {
      case Token.fragmentHeader:
        at += 4;
        break;
      case Token.templateInstance:
        return openInstance(decoder, at, end);
      case Token.openStart: {
        const parsed = parseElement(chunk, at, end, 'plain', decoder.limits.elementDepth, budget);
        decoder.base = decoder.top;
        decoder.count = 0;
        decoder.next = parsed.end;
        return createTemplate(parsed);
      }
      case Token.endOfStream:
        return null;
      default:
        throw unreadable(`token 0x${token.toString(16)} begins no element`);
    }
  }
  return null;
}

/** Instance: token, byte, id u32, definition offset u32, [definition], value count u32, descriptions, values. */
function openInstance(decoder: Decoder, offset: number, end: number): Template {
  const { chunk, budget, limits } = decoder;
  const { view } = chunk;
  let at = valuesOfInstance(chunk, offset, end);
  const template = templateAt(decoder.store, chunk, view.getUint32(offset + 6, true), budget);
  need(at, 4, end);
  const count = view.getUint32(at, true);
  if (count > limits.values) throw unreadable(`it claims ${count} values`);
  at += 4;
  need(at, count * 4, end);
  spendSteps(budget, count);
  const base = decoder.top;
  const top = base + count * 3;
  if (top > decoder.slots.length) growSlots(decoder, top);
  const { slots } = decoder;
  let value = at + count * 4;
  for (let slot = base; slot < top; slot += 3, at += 4) {
    // Size u16, type u8 and a byte of no meaning.
    const description = view.getInt32(at, true);
    const size = description & 0xffff;
    slots[slot] = value;
    if (value + size > end) {
      // Cut off: what lies before it is still good.
      slots[slot] = end;
      slots[slot + 1] = 0;
      slots[slot + 2] = 0;
      value = end;
      decoder.damage = 'its values are cut off';
    } else {
      slots[slot + 1] = size;
      slots[slot + 2] = (description >> 16) & 0xff;
      value += size;
    }
  }
  decoder.base = base;
  decoder.count = count;
  decoder.top = top;
  decoder.next = value;
  return template;
}

/** Doubles, so its size follows what is really there: at most `values` slots on each of `nesting` levels. */
function growSlots(decoder: Decoder, least: number): void {
  const grown = new Int32Array(Math.max(least, decoder.slots.length * 2));
  grown.set(decoder.slots);
  decoder.slots = grown;
}
