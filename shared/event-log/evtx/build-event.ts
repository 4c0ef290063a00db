import type { EventDatum, EventRecord } from '../event-record.ts';
import { EvtxFault, spendOutput, spendSteps, unreadable } from './budget.ts';
import { nextPiece } from './decoder.ts';
import type { Decoder } from './decoder.ts';
import { passes } from './event-filter.ts';
import type { PreparedFilter } from './prepared-filter.ts';
import { fieldNumber, fieldText, systemTime } from './event-fields.ts';
import type { DataStep, FieldContext } from './field-plan.ts';
import { isEmpty } from './render-xml.ts';
import type { Template } from './template-store.ts';
import { ARRAY, ValueType, arrayItemSize } from './value-types.ts';

interface Draft {
  /** The first `count` are of the record at hand. */
  readonly data: EventDatum[];
  count: number;
  message: string | null;
}

/** Used again for every record: the list of an event is cut from it at its exact length. */
const scratch: Draft = { data: [], count: 0, message: null };

/** A longer list is let go of, so that one odd record does not keep memory for good. */
const LONG_LIST = 4096;

/** What a datum costs beside its characters, so that a flood of empty ones is bounded too. */
const DATUM_COST = 64;

/** What is wanted of a log: which records, and which of them with their data. Null stands for all. */
export interface Wanted {
  readonly filter: PreparedFilter | null;
  readonly dataOf: ReadonlySet<string> | null;
}

export const everything: Wanted = { filter: null, dataOf: null };

const noData: readonly EventDatum[] = [];

/**
 * The record whose BinXML fills `[offset, end)` as an event, or null where the filter holds it back. Fails
 * where not even its System part can be read.
 * `id`, `low` and `high` are the record header's number and time, for events that carry none of their own.
 */
export function buildEvent(
  decoder: Decoder,
  { filter, dataOf }: Wanted,
  file: string,
  offset: number,
  end: number,
  id: number,
  low: number,
  high: number,
): EventRecord | null {
  const piece = nextPiece(decoder, offset, end);
  const system = piece?.system;
  if (piece === null || system === null || system === undefined) throw unreadable('it holds no event');
  const { base, count } = decoder;
  if (filter !== null && !passes(decoder, filter, system, base, count, low, high)) {
    decoder.damage = null;
    return null;
  }
  const provider = fieldText(decoder, system.provider, base, count);
  scratch.count = 0;
  scratch.message = null;
  let data = noData;
  if (dataOf === null || dataOf.has(provider)) {
    collect(decoder, piece, 'event', base, count, scratch, 0);
    data = scratch.data.slice(0, scratch.count);
    if (scratch.data.length > LONG_LIST) scratch.data.length = 0;
  } else {
    skim(decoder, piece, 'event', base, count, 0);
  }
  const time = systemTime(decoder, system, base, count, low, high);
  const recordId = fieldNumber(decoder, system.recordId, base, count) ?? id;
  return {
    file,
    place: { kind: 'record', id: recordId },
    recordId,
    time: time.text,
    timeMs: time.ms,
    provider,
    eventId: fieldNumber(decoder, system.eventId, base, count) ?? 0,
    level: fieldNumber(decoder, system.level, base, count) ?? 0,
    channel: fieldText(decoder, system.channel, base, count),
    computer: fieldText(decoder, system.computer, base, count),
    user: fieldText(decoder, system.user, base, count) || null,
    data,
    message: scratch.message,
  };
}

function collect(
  decoder: Decoder,
  piece: Template,
  context: FieldContext,
  base: number,
  count: number,
  draft: Draft,
  depth: number,
): void {
  for (const step of piece.data(context)) {
    spendSteps(decoder.budget, 1);
    switch (step.kind) {
      case 'value':
        addValue(decoder, step, base, count, draft, depth);
        break;
      case 'nested':
        if (step.slot < count) addNested(decoder, base + step.slot * 3, step.context, draft, depth);
        break;
      case 'fragment':
        collectNested(decoder, step.offset, step.end, step.context, draft, depth + 1);
        break;
    }
  }
}

/**
 * Goes where `collect` goes and makes no texts: what is damaged shows the same. A record that only a forger writes may
 * cost `collect` more than its budget and pass here, because texts are what costs.
 */
function skim(
  decoder: Decoder,
  piece: Template,
  context: FieldContext,
  base: number,
  count: number,
  depth: number,
): void {
  for (const step of piece.data(context)) {
    spendSteps(decoder.budget, 1);
    if (step.kind === 'fragment') {
      skimNested(decoder, step.offset, step.end, step.context, depth + 1);
      continue;
    }
    const index = step.kind === 'nested' ? step.slot : step.repeatedBy;
    if (index < 0 || index >= count) continue;
    const slot = base + index * 3;
    const size = decoder.slots[slot + 1]!;
    if (size === 0 || decoder.slots[slot + 2] !== ValueType.binXml) continue;
    const offset = decoder.slots[slot]!;
    skimNested(decoder, offset, offset + size, step.kind === 'nested' ? step.context : 'leaf', depth + 1);
  }
}

function skimNested(decoder: Decoder, offset: number, end: number, context: FieldContext, depth: number): void {
  const { top } = decoder;
  try {
    if (depth > decoder.limits.nesting) throw unreadable(`BinXML nests deeper than ${decoder.limits.nesting}`);
    let at = offset;
    for (;;) {
      const { top: before } = decoder;
      const piece = nextPiece(decoder, at, end);
      if (piece === null) return;
      at = decoder.next;
      skim(decoder, piece, context, decoder.base, decoder.count, depth);
      decoder.top = before;
    }
  } catch (error) {
    if (!(error instanceof EvtxFault) || error.code === 'budget-exceeded') throw error;
    decoder.damage = error.message;
    decoder.top = top;
  }
}

/** Takes all BinXML in `[offset, end)`. Recursion is bounded by `limits.nesting`. */
function collectFragment(
  decoder: Decoder,
  offset: number,
  end: number,
  context: FieldContext,
  draft: Draft,
  depth: number,
): void {
  if (depth > decoder.limits.nesting) throw unreadable(`BinXML nests deeper than ${decoder.limits.nesting}`);
  let at = offset;
  for (;;) {
    const { top } = decoder;
    const piece = nextPiece(decoder, at, end);
    if (piece === null) return;
    at = decoder.next;
    collect(decoder, piece, context, decoder.base, decoder.count, draft, depth);
    decoder.top = top;
  }
}

/** Nested BinXML that cannot be read adds nothing, and the record around it stands: as in the XML. */
function collectNested(
  decoder: Decoder,
  offset: number,
  end: number,
  context: FieldContext,
  draft: Draft,
  depth: number,
): void {
  const { top } = decoder;
  const { count, message } = draft;
  try {
    collectFragment(decoder, offset, end, context, draft, depth);
  } catch (error) {
    if (!(error instanceof EvtxFault) || error.code === 'budget-exceeded') throw error;
    decoder.damage = error.message;
    decoder.top = top;
    draft.count = count;
    draft.message = message;
  }
}

/** A value that stands where elements are expected: BinXML with those elements, or in EventData a bare text. */
function addNested(decoder: Decoder, slot: number, context: FieldContext, draft: Draft, depth: number): void {
  const offset = decoder.slots[slot] ?? 0;
  const size = decoder.slots[slot + 1] ?? 0;
  if (size === 0) return;
  if (decoder.slots[slot + 2] === ValueType.binXml) {
    collectNested(decoder, offset, offset + size, context, draft, depth + 1);
  } else if (context === 'event-data') {
    addValue(decoder, bareText, slot, 1, draft, depth);
  }
}

/** The step for a text that stands in EventData itself: the only value of a one-value instance. */
const bareText: DataStep & { readonly kind: 'value' } = {
  kind: 'value',
  into: 'data',
  name: null,
  value: 0,
  omittedWithout: -1,
  repeatedBy: 0,
  keepEmpty: true,
};

function addValue(
  decoder: Decoder,
  step: Extract<DataStep, { kind: 'value' }>,
  base: number,
  count: number,
  draft: Draft,
  depth: number,
): void {
  const { omittedWithout, repeatedBy } = step;
  if (omittedWithout >= 0 && (omittedWithout >= count || isEmpty(decoder, base + omittedWithout * 3))) return;
  const slot = repeatedBy >= 0 && repeatedBy < count ? base + repeatedBy * 3 : -1;
  const type = slot < 0 ? 0 : (decoder.slots[slot + 2] ?? 0);
  const name = fieldText(decoder, step.name, base, count);
  if (type === ValueType.binXml) {
    addNested(decoder, slot, 'leaf', draft, depth);
  } else if ((type & ARRAY) !== 0 && decoder.slots[slot + 1] !== 0) {
    addPerItem(decoder, step, name, base, count, draft, slot);
  } else {
    const value = fieldText(decoder, step.value, base, count);
    add(decoder, step, draft, name, value);
  }
}

/** Lets the slot stand for each item of its array in turn: one Data element each, as in the XML. */
function addPerItem(
  decoder: Decoder,
  step: Extract<DataStep, { kind: 'value' }>,
  name: string,
  base: number,
  count: number,
  draft: Draft,
  slot: number,
): void {
  const offset = decoder.slots[slot] ?? 0;
  const size = decoder.slots[slot + 1] ?? 0;
  const type = decoder.slots[slot + 2] ?? 0;
  const end = offset + size;
  for (let at = offset; at < end;) {
    const itemSize = arrayItemSize(decoder.chunk.bytes, at, end, type & ~ARRAY);
    decoder.slots[slot] = at;
    decoder.slots[slot + 1] = itemSize;
    decoder.slots[slot + 2] = type & ~ARRAY;
    add(decoder, step, draft, name, fieldText(decoder, step.value, base, count));
    at += itemSize;
  }
  decoder.slots[slot] = offset;
  decoder.slots[slot + 1] = size;
  decoder.slots[slot + 2] = type;
}

function add(
  decoder: Decoder,
  step: Extract<DataStep, { kind: 'value' }>,
  draft: Draft,
  name: string,
  value: string,
): void {
  if (value === '' && !step.keepEmpty) return;
  if (step.into === 'message') {
    draft.message = value;
    return;
  }
  spendSteps(decoder.budget, 1);
  spendOutput(decoder.budget, DATUM_COST);
  draft.data[draft.count] = name === '' ? { value } : { name, value };
  draft.count += 1;
}
