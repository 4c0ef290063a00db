import { naiveEscape, naiveItems, naiveValue } from './naive-value.ts';
import type { NaiveValue } from './naive-value.ts';
import { u16, u32 } from './naive-walk.ts';

export interface NaiveNode {
  readonly kind: 'element';
  /** Where its token stands: elements that an array repeats share it. */
  readonly source: number;
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, text: string, raw: string])[];
  readonly children: readonly NaiveChild[];
  readonly empty: boolean;
  /** Made to hold elements, whether or not any are left once empty ones are omitted. */
  readonly structured: boolean;
  /** Left out where its only content, an optional value, is empty. */
  readonly omittable: boolean;
}

export type NaiveChild =
  | NaiveNode
  | { readonly kind: 'text'; readonly text: string; readonly raw: string | null; readonly slot: boolean }
  | { readonly kind: 'nested'; readonly nodes: readonly NaiveNode[] };

type Part =
  | { readonly kind: 'text'; readonly text: string; readonly raw: string | null }
  | { readonly kind: 'slot'; readonly slot: number; readonly optional: boolean }
  | { readonly kind: 'element'; readonly element: Parsed }
  | { readonly kind: 'instance'; readonly offset: number; readonly end: number };

interface Parsed {
  readonly source: number;
  readonly name: string;
  readonly attributes: { readonly name: string; readonly parts: Part[] }[];
  readonly content: Part[];
  empty: boolean;
}

export class NaiveUnreadable extends Error {}

/** Work on one record beyond which the comparison is given up: the real reader stops at its budget too. */
export const NAIVE_WORK = 200_000;

export class NaiveGaveUp extends Error {}

function isStructured({ content }: Parsed): boolean {
  return content.some((part) => part.kind === 'element' || part.kind === 'instance');
}

/** BinXML to trees with values filled in, by plain recursion. */
export class NaivePieces {
  readonly chunk: Uint8Array;
  work = NAIVE_WORK;

  constructor(chunk: Uint8Array) {
    this.chunk = chunk;
  }

  need(at: number, size: number, end: number): void {
    this.work -= 1;
    if (this.work < 0) throw new NaiveGaveUp();
    if (at + size > end) throw new NaiveUnreadable();
  }

  first(at: number, end: number): readonly NaiveNode[] {
    const piece = this.piece(at, end, 0);
    if (piece === null) throw new NaiveUnreadable();
    return piece.nodes;
  }

  all(offset: number, end: number, depth: number): readonly NaiveNode[] {
    if (depth > 16) throw new NaiveUnreadable();
    const nodes: NaiveNode[] = [];
    for (let at = offset; ;) {
      const piece = this.piece(at, end, depth);
      if (piece === null) return nodes;
      nodes.push(...piece.nodes);
      at = piece.next;
    }
  }

  nested(offset: number, end: number, depth: number): readonly NaiveNode[] {
    try {
      return this.all(offset, end, depth);
    } catch (error) {
      if (error instanceof NaiveUnreadable) return [];
      throw error;
    }
  }

  piece(offset: number, end: number, depth: number): { nodes: readonly NaiveNode[]; next: number } | null {
    let at = offset;
    while (at < end) {
      const token = (this.chunk[at] ?? 0) & 0xbf;
      if (token === 0x0f) {
        at += 4;
      } else if (token === 0x0c) {
        return this.instance(at, end, depth);
      } else if (token === 0x01) {
        const parsed = this.element(at, end, false, 1);
        return { nodes: this.fill(parsed.element, [], depth), next: parsed.next };
      } else if (token === 0) {
        return null;
      } else {
        throw new NaiveUnreadable();
      }
    }
    return null;
  }

  valuesAt(at: number, end: number): number {
    this.need(at, 10, end);
    const definition = u32(this.chunk, at + 6);
    if (definition !== at + 10) return at + 10;
    this.need(definition, 24, end);
    const size = u32(this.chunk, definition + 20);
    this.need(definition + 24, size, end);
    return definition + 24 + size;
  }

  instance(at: number, end: number, depth: number): { nodes: readonly NaiveNode[]; next: number } {
    let place = this.valuesAt(at, end);
    const definition = u32(this.chunk, at + 6);
    if (definition < 512 || definition + 24 > this.chunk.length) throw new NaiveUnreadable();
    const bodyEnd = definition + 24 + u32(this.chunk, definition + 20);
    if (bodyEnd > this.chunk.length) throw new NaiveUnreadable();
    let body = definition + 24;
    while (body < bodyEnd && ((this.chunk[body] ?? 0) & 0xbf) === 0x0f) body += 4;
    const { element } = this.element(body, bodyEnd, true, 1);
    this.need(place, 4, end);
    const count = u32(this.chunk, place);
    if (count > 4096) throw new NaiveUnreadable();
    place += 4;
    this.need(place, count * 4, end);
    const values: NaiveValue[] = [];
    let offset = place + count * 4;
    for (let index = 0; index < count; index++) {
      const size = u16(this.chunk, place + index * 4);
      if (offset + size > end) {
        values.push({ offset: end, size: 0, type: 0 });
        offset = end;
      } else {
        values.push({ offset, size, type: this.chunk[place + index * 4 + 2] ?? 0 });
        offset += size;
      }
    }
    return { nodes: this.fill(element, values, depth), next: offset };
  }

  name(at: number, end: number): { readonly name: string; readonly next: number } {
    this.need(at, 4, end);
    const offset = u32(this.chunk, at);
    if (offset < 512 || offset + 8 > this.chunk.length) throw new NaiveUnreadable();
    const length = u16(this.chunk, offset + 6);
    if (length === 0 || length > 1024 || offset + 8 + length * 2 > this.chunk.length) throw new NaiveUnreadable();
    const name = this.utf16(offset + 8, length).replace(/[^\p{L}\p{N}_:.-]/gu, '_');
    if (offset !== at + 4) return { name, next: at + 4 };
    this.need(at + 4, 10 + length * 2, end);
    return { name, next: at + 14 + length * 2 };
  }

  utf16(at: number, length: number): string {
    return Array.from({ length }, (_, index) => String.fromCharCode(u16(this.chunk, at + index * 2))).join('');
  }

  element(start: number, limit: number, definition: boolean, depth: number): { element: Parsed; next: number } {
    this.need(start, 1, limit);
    if (((this.chunk[start] ?? 0) & 0xbf) !== 0x01 || depth > 64) throw new NaiveUnreadable();
    const flagged = ((this.chunk[start] ?? 0) & 0x40) !== 0;
    const named = this.name(start + (definition ? 7 : 5), limit);
    const element: Parsed = { source: start, name: named.name, attributes: [], content: [], empty: false };
    let at = named.next;
    if (flagged) {
      this.need(at, 4, limit);
      at += 4;
    }
    let target: Part[] | null = null;
    let inTag = true;
    let instruction = 'unknown';
    const put = (part: Part): void => {
      if (target === null) throw new NaiveUnreadable();
      target.push(part);
    };
    for (;;) {
      this.need(at, 1, limit);
      const token = (this.chunk[at] ?? 0) & 0xbf;
      if (token === 0x01) {
        if (inTag) throw new NaiveUnreadable();
        const inner = this.element(at, limit, definition, depth + 1);
        element.content.push({ kind: 'element', element: inner.element });
        at = inner.next;
      } else if (token === 0x06) {
        if (!inTag) throw new NaiveUnreadable();
        const attribute = this.name(at + 1, limit);
        target = [];
        element.attributes.push({ name: attribute.name, parts: target });
        at = attribute.next;
      } else if (token === 0x02) {
        if (!inTag) throw new NaiveUnreadable();
        inTag = false;
        target = element.content;
        at += 1;
      } else if (token === 0x03 || token === 0x04) {
        if (inTag !== (token === 0x03)) throw new NaiveUnreadable();
        element.empty = inTag;
        return { element, next: at + 1 };
      } else if (token === 0x05 || token === 0x07 || token === 0x0b) {
        const skip = token === 0x05 ? 2 : 1;
        this.need(at, skip + 2, limit);
        if (token === 0x05 && this.chunk[at + 1] !== 1) throw new NaiveUnreadable();
        const length = u16(this.chunk, at + skip);
        this.need(at + skip + 2, length * 2, limit);
        const text = this.utf16(at + skip + 2, length);
        at += skip + 2 + length * 2;
        if (token === 0x05) {
          put({ kind: 'text', text, raw: null });
        } else if (token === 0x07) {
          put({ kind: 'text', text, raw: `<![CDATA[${text.split(']]>').join(']]]]><![CDATA[>')}]]>` });
        } else {
          put({ kind: 'text', text: '', raw: `<?${instruction} ${text.split('?>').join('? >')}?>` });
          instruction = 'unknown';
        }
      } else if (token === 0x08) {
        this.need(at, 3, limit);
        const code = u16(this.chunk, at + 1);
        put({ kind: 'text', text: String.fromCharCode(code), raw: `&#${code};` });
        at += 3;
      } else if (token === 0x09) {
        const entity = this.name(at + 1, limit);
        const known = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })).get(entity.name);
        put({ kind: 'text', text: known ?? `&${entity.name};`, raw: `&${entity.name};` });
        at = entity.next;
      } else if (token === 0x0a) {
        const instructionName = this.name(at + 1, limit);
        instruction = instructionName.name;
        at = instructionName.next;
      } else if (token === 0x0c) {
        const end = this.instanceEnd(at, limit);
        put({ kind: 'instance', offset: at, end });
        at = end;
      } else if (token === 0x0d || token === 0x0e) {
        this.need(at, 4, limit);
        put({ kind: 'slot', slot: u16(this.chunk, at + 1), optional: token === 0x0e });
        at += 4;
      } else if (token === 0x0f) {
        this.need(at, 4, limit);
        at += 4;
      } else {
        throw new NaiveUnreadable();
      }
    }
  }

  instanceEnd(at: number, end: number): number {
    const values = this.valuesAt(at, end);
    this.need(values, 4, end);
    const count = u32(this.chunk, values);
    this.need(values + 4, count * 4, end);
    let next = values + 4 + count * 4;
    for (let index = 0; index < count; index++) next += u16(this.chunk, values + 4 + index * 4);
    this.need(next, 0, end);
    return next;
  }

  isEmpty(value: NaiveValue | undefined): boolean {
    if (value === undefined || value.size === 0 || value.type === 0) return true;
    return value.type === 1 && naiveValue(this.chunk, value.offset, value.size, 1) === '';
  }

  fill(parsed: Parsed, values: readonly NaiveValue[], depth: number): readonly NaiveNode[] {
    const { content } = parsed;
    const [only] = content;
    if (content.length === 1 && only?.kind === 'slot' && only.optional && this.isEmpty(values[only.slot])) return [];
    const slot = isStructured(parsed) ? undefined : content.find((part) => part.kind === 'slot');
    const repeated = slot?.kind === 'slot' ? values[slot.slot] : undefined;
    if (slot?.kind !== 'slot' || repeated === undefined || repeated.size === 0 || (repeated.type & 0x80) === 0) {
      return [this.fillOne(parsed, values, depth)];
    }
    return naiveItems(this.chunk, repeated).map((item) => {
      const replaced = [...values];
      replaced[slot.slot] = item;
      return this.fillOne(parsed, replaced, depth);
    });
  }

  fillOne(parsed: Parsed, values: readonly NaiveValue[], depth: number): NaiveNode {
    this.need(0, 0, 0);
    const attributes = parsed.attributes.flatMap(({ name, parts }) => {
      const [only] = parts;
      const lone = parts.length === 1 && only?.kind === 'slot' && only.optional ? only : null;
      if (lone !== null && this.isEmpty(values[lone.slot])) return [];
      const value = parts.map((part) => this.attributeText(part, values));
      return [[name, value.map(([text]) => text).join(''), value.map(([, raw]) => raw).join('')] as const];
    });
    const children = parsed.content.flatMap((part): readonly NaiveChild[] => {
      if (part.kind === 'text') return [{ ...part, slot: false }];
      if (part.kind === 'element') return this.fill(part.element, values, depth);
      if (part.kind === 'instance') {
        return [{ kind: 'nested', nodes: this.nested(part.offset, part.end, depth + 1) }];
      }
      const value = values[part.slot];
      if (value?.type === 0x21) {
        const nodes = value.size === 0 ? [] : this.nested(value.offset, value.offset + value.size, depth + 1);
        return [{ kind: 'nested', nodes }];
      }
      if (value === undefined || value.size === 0) return [];
      return [
        { kind: 'text', text: naiveValue(this.chunk, value.offset, value.size, value.type), raw: null, slot: true },
      ];
    });
    const [only] = parsed.content;
    const omittable = parsed.content.length === 1 && only?.kind === 'slot' && only.optional;
    return { ...parsed, kind: 'element', structured: isStructured(parsed), omittable, attributes, children };
  }

  /** What an attribute's part means, and how it is written. */
  attributeText(part: Part, values: readonly NaiveValue[]): readonly [text: string, raw: string] {
    if (part.kind === 'text') return [part.text, part.raw ?? naiveEscape(part.text, true)];
    const value = part.kind === 'slot' ? values[part.slot] : undefined;
    if (value === undefined || value.size === 0) return ['', ''];
    const text = naiveValue(this.chunk, value.offset, value.size, value.type);
    return [text, naiveEscape(text, true)];
  }
}
