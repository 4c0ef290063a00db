import { spendSteps, unreadable } from './budget.ts';
import type { Budget } from './budget.ts';
import { need, readName } from './chunk-view.ts';
import type { ChunkView } from './chunk-view.ts';
import type { NameReference, ParsedElement, XmlAttribute, XmlElement, XmlPart } from './binxml-tree.ts';
import { readUtf16 } from './utf16.ts';

/** BinXML tokens ([MS-EVEN6] 2.2.12); 0x40 is a flag for "more follows". */
export const Token = {
  endOfStream: 0x00,
  openStart: 0x01,
  closeStart: 0x02,
  closeEmpty: 0x03,
  endElement: 0x04,
  text: 0x05,
  attribute: 0x06,
  cdata: 0x07,
  characterReference: 0x08,
  entityReference: 0x09,
  instructionTarget: 0x0a,
  instructionData: 0x0b,
  templateInstance: 0x0c,
  normalSlot: 0x0d,
  optionalSlot: 0x0e,
  fragmentHeader: 0x0f,
} as const;

const entityText: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

interface OpenElement {
  readonly name: string;
  readonly attributes: { readonly name: string; readonly parts: XmlPart[] }[];
  readonly content: XmlPart[];
}

/**
 * Parses one element and all it holds, without recursion. `end` bounds what may be read; names may lie anywhere in
 * the chunk. Inside template definitions an element carries two bytes more (its dependency id) than elsewhere.
 */
export function parseElement(
  chunk: ChunkView,
  start: number,
  end: number,
  where: 'definition' | 'plain',
  elementDepth: number,
  budget: Budget,
): ParsedElement {
  const { bytes, view } = chunk;
  const stack: OpenElement[] = [];
  const names: NameReference[] = [];
  let bound = false;
  let at = start;
  /** Where values go: the attribute being read, else the content of the innermost element. */
  let target: XmlPart[] | null = null;
  let inTag = false;
  let instruction: string | null = null;

  const name = (): string => {
    need(at, 4, end);
    const offset = view.getUint32(at, true);
    const inline = offset === at + 4;
    const text = readName(chunk, offset);
    names.push({ at: at - start, inline, offset });
    at += 4;
    if (inline) {
      const size = 10 + view.getUint16(offset + 6, true) * 2;
      need(at, size, end);
      at += size;
    }
    return text;
  };
  const counted = (): string => {
    need(at, 2, end);
    const size = view.getUint16(at, true) * 2;
    need(at + 2, size, end);
    const text = readUtf16(bytes, at + 2, size);
    at += 2 + size;
    return text;
  };
  const put = (part: XmlPart): void => {
    if (target === null) throw unreadable('a value stands outside any element');
    target.push(part);
  };
  const close = (form: XmlElement['form']): XmlElement | null => {
    const done = stack.pop();
    if (done === undefined) throw unreadable('an element ends that never began');
    const attributes: readonly XmlAttribute[] = done.attributes;
    const element: XmlElement = { name: done.name, attributes, content: done.content, form };
    const parent = stack.at(-1);
    inTag = false;
    if (parent === undefined) return element;
    parent.content.push({ kind: 'element', element });
    target = parent.content;
    return null;
  };

  for (;;) {
    spendSteps(budget, 4);
    need(at, 1, end);
    const token = (bytes[at] ?? 0) & 0xbf;
    switch (token) {
      case Token.openStart: {
        if (inTag) throw unreadable('an element begins inside a tag');
        if (stack.length >= elementDepth) throw unreadable(`elements nest deeper than ${elementDepth}`);
        const hasAttributes = ((bytes[at] ?? 0) & 0x40) !== 0;
        // The size field after it is not needed: tokens say where an element ends, and they cannot lie.
        at += where === 'definition' ? 7 : 5;
        const opened: OpenElement = { name: name(), attributes: [], content: [] };
        if (hasAttributes) {
          need(at, 4, end);
          at += 4;
        }
        stack.push(opened);
        inTag = true;
        target = null;
        break;
      }
      case Token.attribute: {
        const owner = stack.at(-1);
        if (!inTag || owner === undefined) throw unreadable('an attribute stands outside a tag');
        at += 1;
        const attribute = { name: name(), parts: [] };
        owner.attributes.push(attribute);
        target = attribute.parts;
        break;
      }
      case Token.closeStart: {
        const owner = stack.at(-1);
        if (!inTag || owner === undefined) throw unreadable('a tag ends that never began');
        at += 1;
        inTag = false;
        target = owner.content;
        break;
      }
      case Token.closeEmpty:
      case Token.endElement: {
        if (inTag !== (token === Token.closeEmpty)) throw unreadable('an element ends in the wrong place');
        at += 1;
        const root = close(token === Token.closeEmpty ? 'empty-tag' : 'tag-pair');
        if (root !== null) return { root, end: at, names, bound };
        break;
      }
      case Token.text: {
        need(at, 2, end);
        if (bytes[at + 1] !== 1) throw unreadable('a literal value is no text');
        at += 2;
        put({ kind: 'text', text: counted() });
        break;
      }
      case Token.cdata: {
        at += 1;
        const text = counted();
        put({ kind: 'text', text, raw: `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` });
        break;
      }
      case Token.characterReference: {
        need(at, 3, end);
        const code = view.getUint16(at + 1, true);
        at += 3;
        put({ kind: 'text', text: String.fromCharCode(code), raw: `&#${code};` });
        break;
      }
      case Token.entityReference: {
        at += 1;
        const entity = name();
        put({ kind: 'text', text: entityText.get(entity) ?? `&${entity};`, raw: `&${entity};` });
        break;
      }
      case Token.instructionTarget: {
        at += 1;
        instruction = name();
        break;
      }
      case Token.instructionData: {
        at += 1;
        const text = counted().replaceAll('?>', '? >');
        put({ kind: 'text', text: '', raw: `<?${instruction ?? 'unknown'} ${text}?>` });
        instruction = null;
        break;
      }
      case Token.normalSlot:
      case Token.optionalSlot: {
        need(at, 4, end);
        put({ kind: 'slot', slot: view.getUint16(at + 1, true), optional: token === Token.optionalSlot });
        at += 4;
        break;
      }
      case Token.templateInstance: {
        const instanceEnd = endOfInstance(chunk, at, end, budget);
        put({ kind: 'instance', offset: at, end: instanceEnd });
        bound = true;
        at = instanceEnd;
        break;
      }
      case Token.fragmentHeader:
        need(at, 4, end);
        at += 4;
        break;
      case Token.endOfStream:
        throw unreadable('it ends inside an element');
      default:
        throw unreadable(`token 0x${token.toString(16)} is unknown`);
    }
  }
}

/** Where the values of the template instance at `offset` begin (at their count). */
export function valuesOfInstance(chunk: ChunkView, offset: number, end: number): number {
  need(offset, 10, end);
  const definition = chunk.view.getUint32(offset + 6, true);
  if (definition !== offset + 10) return offset + 10;
  need(definition, 24, end);
  const size = chunk.view.getUint32(definition + 20, true);
  need(definition + 24, size, end);
  return definition + 24 + size;
}

function endOfInstance(chunk: ChunkView, offset: number, end: number, budget: Budget): number {
  const values = valuesOfInstance(chunk, offset, end);
  need(values, 4, end);
  const count = chunk.view.getUint32(values, true);
  // Each value has four bytes of description, which bounds the count by the bytes that are there.
  need(values + 4, count * 4, end);
  spendSteps(budget, count);
  let at = values + 4 + count * 4;
  for (let index = 0; index < count; index++) at += chunk.view.getUint16(values + 4 + index * 4, true);
  need(at, 0, end);
  return at;
}
