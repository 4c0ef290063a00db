import { parseElement, Token } from './binxml-parser.ts';
import type { NameReference, ParsedElement } from './binxml-tree.ts';
import { spendSteps, unreadable } from './budget.ts';
import type { Budget } from './budget.ts';
import { CHUNK_HEADER_SIZE, CHUNK_SIZE, isNamed, rawName } from './chunk-view.ts';
import type { ChunkView } from './chunk-view.ts';
import { planData, planSystem } from './field-plan.ts';
import type { DataStep, FieldContext, SystemPlan } from './field-plan.ts';
import type { Taught } from './kernel/teach.ts';
import type { EvtxLimits } from './limits.ts';
import type { ScanPlan } from './scan-plan.ts';
import { programsOf } from './xml-program.ts';
import type { XmlPrograms } from './xml-program.ts';

/** A piece of BinXML made ready to run: from a template definition, or from an element that stands alone. */
export interface Template {
  readonly system: SystemPlan | null;
  /** What the reading's filter asks of its records, once that is worked out. */
  scan: ScanPlan | null;
  /** Its definition, where that is kept for the next chunks. */
  stored: StoredTemplate | null;
  /** What the kernel knows of it. */
  taught: Taught | null;
  /** Compiled when first asked for: a scan needs neither. */
  xml(): XmlPrograms;
  /** The same, or null while nobody asked. */
  programs(): XmlPrograms | null;
  data(context: FieldContext): readonly DataStep[];
  /** The same by context, as far as anybody asked. */
  readonly plans: ReadonlyMap<FieldContext, readonly DataStep[]>;
}

export function createTemplate({ root }: ParsedElement): Template {
  let xml: XmlPrograms | null = null;
  const plans = new Map<FieldContext, readonly DataStep[]>();
  // A template's pieces nearly always stand in the same context.
  let usual: FieldContext | null = null;
  let usualPlan: readonly DataStep[] = [];
  return {
    system: planSystem(root),
    scan: null,
    stored: null,
    taught: null,
    xml: () => (xml ??= programsOf(root)),
    programs: () => xml,
    data(context) {
      if (context === usual) return usualPlan;
      usual = context;
      usualPlan = plans.get(context) ?? planData(root, context);
      plans.set(context, usualPlan);
      return usualPlan;
    },
    plans,
  };
}

export interface StoredTemplate {
  readonly template: Template;
  /** First word of the GUID and the size: what is compared only where this agrees. */
  readonly key: number;
  /** Of the store whose names it refers to. */
  readonly generation: number;
  readonly body: Uint8Array;
  readonly bodyView: DataView;
  /** For each name: where its offset stands in the body, 1 if the name itself follows, the number equal names share. */
  readonly names: Int32Array;
}

/** Templates of the chunk at hand by definition offset, and of earlier chunks by content. */
export interface TemplateStore {
  readonly limits: EvtxLimits;
  /** Index into `current` plus `epoch` by definition offset; entries of earlier chunks lie below `epoch`. */
  readonly byOffset: Int32Array;
  epoch: number;
  current: Template[];
  readonly byContent: Map<number, StoredTemplate[]>;
  /**
   * Numbers of the names that stored templates refer to, by their characters as stored (two names may be shown alike and
   * still differ), and those characters by number.
   */
  readonly nameNumbers: Map<string, number>;
  nameUnits: Uint16Array[];
  /** By offset: the number of the name known to stand there in this chunk, plus `nameEpoch`. */
  readonly nameAt: Int32Array;
  nameEpoch: number;
  stored: number;
  storedBytes: number;
  /** Counts how often the store was emptied; numbers of names hold within one generation. */
  generation: number;
}

export function createTemplateStore(limits: EvtxLimits): TemplateStore {
  return {
    limits,
    byOffset: new Int32Array(CHUNK_SIZE).fill(-1),
    epoch: 0,
    current: [],
    byContent: new Map(),
    nameNumbers: new Map(),
    nameUnits: [],
    nameAt: new Int32Array(CHUNK_SIZE),
    nameEpoch: 1,
    stored: 0,
    storedBytes: 0,
    generation: 0,
  };
}

/** Forgets the offsets of the chunk before, not the templates. */
export function enterChunk(store: TemplateStore): void {
  store.epoch += store.current.length;
  store.current = [];
  // Long before the numbers run out, begin again.
  if (store.epoch > 1_000_000_000) {
    store.epoch = 0;
    store.byOffset.fill(-1);
  }
  forgetNames(store);
}

function forgetNames(store: TemplateStore): void {
  store.nameEpoch += store.nameUnits.length + 1;
  if (store.nameEpoch > 1_000_000_000) {
    store.nameEpoch = 1;
    store.nameAt.fill(0);
  }
}

function storeNames(
  store: TemplateStore,
  chunk: ChunkView,
  names: readonly NameReference[],
  elementAt: number,
): Int32Array {
  const stored = new Int32Array(names.length * 3);
  const before = store.nameUnits.length;
  let index = 0;
  for (const { at, inline, offset } of names) {
    stored[index] = elementAt + at;
    stored[index + 1] = inline ? 1 : 0;
    stored[index + 2] = nameNumber(store, chunk, offset);
    index += 3;
  }
  // The numbers of this epoch have become more.
  if (store.nameUnits.length > before) forgetNames(store);
  return stored;
}

function nameNumber(store: TemplateStore, chunk: ChunkView, offset: number): number {
  const seen = store.nameAt[offset]! - store.nameEpoch;
  if (seen >= 0) return seen;
  const text = rawName(chunk, offset);
  const known = store.nameNumbers.get(text);
  if (known !== undefined) {
    store.nameAt[offset] = store.nameEpoch + known;
    return known;
  }
  const number = store.nameUnits.length;
  store.nameNumbers.set(text, number);
  const units = new Uint16Array(text.length);
  for (let index = 0; index < units.length; index++) units[index] = text.charCodeAt(index);
  store.nameUnits.push(units);
  store.storedBytes += text.length * 2;
  return number;
}

/** The template whose definition begins at `offset`, if this chunk has used it before. */
export function knownTemplate(store: TemplateStore, offset: number): Template | null {
  const index = offset < CHUNK_SIZE ? store.byOffset[offset]! - store.epoch : -1;
  return index >= 0 ? (store.current[index] ?? null) : null;
}

/** The template whose definition begins at `offset` of the chunk. */
export function templateAt(store: TemplateStore, chunk: ChunkView, offset: number, budget: Budget): Template {
  const known = knownTemplate(store, offset);
  if (known !== null) return known;
  const template = loadTemplate(store, chunk, offset, budget);
  store.byOffset[offset] = store.epoch + store.current.length;
  store.current.push(template);
  return template;
}

/** A definition: link u32, GUID, size of the body u32, body. */
function loadTemplate(store: TemplateStore, chunk: ChunkView, offset: number, budget: Budget): Template {
  if (offset < CHUNK_HEADER_SIZE || offset + 24 > chunk.length) throw unreadable('its template lies outside the chunk');
  const size = chunk.view.getUint32(offset + 20, true);
  const start = offset + 24;
  const end = start + size;
  if (end > chunk.length) throw unreadable('its template reaches beyond the chunk');
  spendSteps(budget, 16 + (size >> 4));
  // The GUID only finds candidates: definitions that share one are known to differ.
  const key = chunk.view.getInt32(offset + 4, true) ^ size;
  const candidates = store.byContent.get(key);
  for (const candidate of candidates ?? []) {
    if (sameDefinition(store, candidate, chunk, start, size)) return candidate.template;
  }
  let elementAt = start;
  while (elementAt < end && ((chunk.bytes[elementAt] ?? 0) & 0xbf) === Token.fragmentHeader) elementAt += 4;
  const parsed = parseElement(chunk, elementAt, end, 'definition', store.limits.elementDepth, budget);
  const template = createTemplate(parsed);
  if (!parsed.bound) {
    if (store.stored >= store.limits.cachedTemplates || store.storedBytes + size > store.limits.cachedTemplateBytes) {
      forgetNames(store);
      store.byContent.clear();
      store.nameNumbers.clear();
      store.nameUnits = [];
      store.stored = 0;
      store.storedBytes = 0;
      store.generation += 1;
    }
    const body = chunk.bytes.slice(start, end);
    const entry: StoredTemplate = {
      template,
      key,
      generation: store.generation,
      body,
      bodyView: new DataView(body.buffer),
      names: storeNames(store, chunk, parsed.names, elementAt - start),
    };
    template.stored = entry;
    const list = store.byContent.get(key);
    if (list === undefined) store.byContent.set(key, [entry]);
    else list.push(entry);
    store.stored += 1;
    store.storedBytes += size;
  }
  return template;
}

/**
 * True where the bytes at `start` mean the same: equal but for the offsets of names, which differ from chunk to chunk,
 * and every such offset leading to the same name.
 */
function sameDefinition(
  store: TemplateStore,
  stored: StoredTemplate,
  chunk: ChunkView,
  start: number,
  size: number,
): boolean {
  const { body, bodyView, names } = stored;
  const { nameAt, nameEpoch } = store;
  if (body.length !== size) return false;
  const { bytes, view } = chunk;
  let from = 0;
  for (let index = 0; index <= names.length; index += 3) {
    const last = index === names.length;
    const to = last ? size : names[index]!;
    for (; from + 4 <= to; from += 4) {
      if (bodyView.getInt32(from, true) !== view.getInt32(start + from, true)) return false;
    }
    for (; from < to; from++) if (body[from] !== bytes[start + from]) return false;
    if (last) break;
    const offset = view.getUint32(start + to, true);
    const inline = names[index + 1] === 1;
    if ((offset === start + to + 4) !== inline) return false;
    const number = nameEpoch + names[index + 2]!;
    if (!inline && (offset >= CHUNK_SIZE || nameAt[offset] !== number)) {
      if (!isNamed(chunk, offset, store.nameUnits[names[index + 2]!]!)) return false;
      nameAt[offset] = number;
    }
    // Behind an inline name's own offset stands its link to other names, which differs too.
    from = inline ? to + 8 : to + 4;
  }
  return true;
}
