import { crc32 } from '../crc32.ts';

/** A typed value of a template instance. */
export interface BuiltValue {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** An element of a record without template. */
export interface PlainElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Elements, texts, and references as `{ entity: 'amp' }` or `{ character: 10 }`; none makes an empty tag. */
  readonly content?: readonly (PlainElement | string | { readonly entity: string } | { readonly character: number })[];
}

/** A value's place in a template. */
export interface Slot {
  readonly slot: number;
  /** What holds nothing else is left out where this is empty. */
  readonly optional: boolean;
}

/** An element of a template. */
export interface TemplateElement {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly parts: readonly (string | Slot)[] }[];
  readonly content: readonly (string | Slot | TemplateElement)[];
}

/** Builds one chunk byte by byte, so that tests can state what no honest writer would. Offsets count from the chunk. */
export class ChunkBuilder {
  readonly bytes = new Uint8Array(65_536);
  readonly view = new DataView(this.bytes.buffer);
  /** Definitions stand at the end of the chunk, growing downwards; records at its start. */
  private definitionsFrom = 65_536;
  private recordsUntil = 512;
  private count = 0n;

  private static inlineName(text: string, at: number): number[] {
    const bytes = [...u32(at + 4), ...u32(0), 0, 0, ...u16(text.length)];
    for (let index = 0; index < text.length; index++) bytes.push(...u16(text.charCodeAt(index)));
    return [...bytes, 0, 0];
  }

  /** A name that definitions can share: its offset stands for it among their children. */
  name(text: string): number {
    const bytes = ChunkBuilder.inlineName(text, 0).slice(4);
    this.definitionsFrom -= bytes.length;
    this.bytes.set(bytes, this.definitionsFrom);
    return this.definitionsFrom;
  }

  /** A definition of one element that holds `children` (beside or inside each other) and then the given slots. */
  definition(name: string, children: readonly (string | number)[], slots: readonly number[], stacked = false): number {
    return this.define((at) => this.body(at, name, children, slots, stacked));
  }

  /** `bodyAt` gives the body that stands at an offset: names are inline, so it must be known; the size does not depend on it. */
  private define(bodyAt: (at: number) => readonly number[]): number {
    this.definitionsFrom -= bodyAt(0).length + 24;
    const at = this.definitionsFrom;
    const body = bodyAt(at + 24);
    this.bytes.set([...u32(0), ...u32(at), ...new Uint8Array(12), ...u32(body.length), ...body], at);
    return at;
  }

  private body(
    at: number,
    name: string,
    children: readonly (string | number)[],
    slots: readonly number[],
    stacked: boolean,
  ): readonly number[] {
    const body = [0x0f, 1, 1, 0];
    const open = (element: string | number): void => {
      body.push(0x01, 0xff, 0xff, 0, 0, 0, 0);
      const named = typeof element === 'number' ? u32(element) : ChunkBuilder.inlineName(element, at + body.length);
      body.push(...named, 0x02);
    };
    open(name);
    for (const child of children) {
      open(child);
      if (!stacked) body.push(0x04);
    }
    for (const slot of slots) body.push(0x0d, ...u16(slot), 0x01);
    if (stacked) for (const _ of children) body.push(0x04);
    body.push(0x04, 0);
    return body;
  }

  /** A definition of any form. */
  template(root: TemplateElement): number {
    return this.define((at) => ChunkBuilder.templateBody(at, root));
  }

  private static templateBody(at: number, root: TemplateElement): readonly number[] {
    const body = [0x0f, 1, 1, 0];
    const putPart = (part: string | Slot): void => {
      if (typeof part !== 'string') body.push(part.optional ? 0x0e : 0x0d, ...u16(part.slot), 0x01);
      else body.push(0x05, 1, ...u16(part.length), ...units(part));
    };
    const put = ({ name, attributes, content }: TemplateElement): void => {
      body.push(attributes.length > 0 ? 0x41 : 0x01, 0xff, 0xff, 0, 0, 0, 0);
      body.push(...ChunkBuilder.inlineName(name, at + body.length));
      if (attributes.length > 0) body.push(0, 0, 0, 0);
      for (const attribute of attributes) {
        body.push(0x06, ...ChunkBuilder.inlineName(attribute.name, at + body.length + 1));
        attribute.parts.forEach(putPart);
      }
      if (content.length === 0) {
        body.push(0x03);
        return;
      }
      body.push(0x02);
      for (const part of content) {
        if (typeof part === 'object' && 'name' in part) put(part);
        else putPart(part);
      }
      body.push(0x04);
    };
    put(root);
    body.push(0);
    return body;
  }

  text(text: string): BuiltValue {
    return { type: 0x01, bytes: Uint8Array.from(units(text)) };
  }

  /** BinXML of an instance of the definition at `definition`, to put into a record or into another instance. */
  instance(definition: number, values: readonly BuiltValue[]): BuiltValue {
    const head = [0x0f, 1, 1, 0, 0x0c, 1, ...u32(definition), ...u32(definition), ...u32(values.length)];
    const descriptors = values.flatMap(({ type, bytes }) => [...u16(bytes.length), type, 0]);
    return {
      type: 0x21,
      bytes: Uint8Array.from([...head, ...descriptors, ...values.flatMap(({ bytes }) => [...bytes])]),
    };
  }

  /** A record as collectors of forwarded events write it: the event itself, without a template. */
  plainRecord(id: bigint, event: PlainElement): void {
    const at = this.recordsUntil + 24;
    const body = [0x0f, 1, 1, 0];
    const text = (value: string): readonly number[] => [0x05, 1, ...u16(value.length), ...this.text(value).bytes];
    const named = (token: number, extra: readonly number[], name: string): void => {
      body.push(token, ...extra);
      body.push(...ChunkBuilder.inlineName(name, at + body.length));
    };
    const put = ({ name, attributes, content }: PlainElement): void => {
      const pairs = Object.entries(attributes ?? {});
      named(pairs.length > 0 ? 0x41 : 0x01, [0, 0, 0, 0], name);
      if (pairs.length > 0) body.push(0, 0, 0, 0);
      for (const [key, value] of pairs) {
        named(0x06, [], key);
        body.push(...text(value));
      }
      if (content === undefined) {
        body.push(0x03);
        return;
      }
      body.push(0x02);
      for (const child of content) {
        if (typeof child === 'string') body.push(...text(child));
        else if ('entity' in child) named(0x49, [], child.entity);
        else if ('character' in child) body.push(0x48, ...u16(child.character));
        else put(child);
      }
      body.push(0x04);
    };
    put(event);
    body.push(0);
    this.record(id, Uint8Array.from(body));
  }

  record(id: bigint, binXml: Uint8Array): void {
    const size = 24 + binXml.length + 4;
    const at = this.recordsUntil;
    if (at + size > this.definitionsFrom) throw new RangeError('the chunk is full');
    this.bytes.set([0x2a, 0x2a, 0, 0, ...u32(size)], at);
    this.view.setBigUint64(at + 8, id, true);
    this.view.setBigUint64(at + 16, 134_100_000_000_000_000n + id, true);
    this.bytes.set(binXml, at + 24);
    this.bytes.set(u32(size), at + size - 4);
    this.recordsUntil += size;
    this.count += 1n;
  }

  finish(): Uint8Array {
    this.bytes.set(new TextEncoder().encode('ElfChnk'), 0);
    this.view.setUint32(40, 128, true);
    this.view.setUint32(48, this.recordsUntil, true);
    this.view.setUint32(52, crc32(this.bytes.subarray(512, this.recordsUntil)), true);
    const header = new Uint8Array(504);
    header.set(this.bytes.subarray(0, 120));
    header.set(this.bytes.subarray(128, 512), 120);
    this.view.setUint32(124, crc32(header.subarray(0, 504)), true);
    return this.bytes;
  }
}

function u16(value: number): readonly number[] {
  return [value & 255, (value >> 8) & 255];
}

function u32(value: number): readonly number[] {
  return [...u16(value), ...u16(value >>> 16)];
}

/** UTF-16LE. */
function units(text: string): readonly number[] {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) bytes.push(...u16(text.charCodeAt(index)));
  return bytes;
}

/** A log of that one chunk. */
export function wrapChunk(builder: ChunkBuilder): Uint8Array {
  const log = new Uint8Array(4096 + 65_536);
  log.set(new TextEncoder().encode('ElfFile'), 0);
  log.set([1, 0, 3, 0, 0, 0x10, 1, 0], 36);
  new DataView(log.buffer).setUint32(124, crc32(log.subarray(0, 120)), true);
  log.set(builder.finish(), 4096);
  return log;
}
