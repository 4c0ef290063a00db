import type { XmlElement, XmlPart } from './binxml-tree.ts';
import { escapeAttribute, escapeText, utf8 } from './xml-escape.ts';

/** What the renderer does, one instruction after another; operands follow the instruction in `code`. */
export const Op = {
  /** literal */
  literal: 0,
  /** slot: its value as element content; BinXML values are rendered in place. */
  text: 1,
  /** slot: its value inside an attribute. */
  attribute: 2,
  /** slot, target: go on at target if the value is NULL or empty. */
  skipIfEmpty: 3,
  /** slot, target: if the value is an array, run what lies before target once per item, then go on at target. */
  perItem: 4,
  /** offset, end: a template instance in the middle of content. */
  fragment: 5,
} as const;

export interface XmlProgram {
  readonly code: Int32Array;
  readonly literals: readonly Uint8Array[];
}

/** Content that arrays do not repeat: an array stands for several elements of text. */
function holdsElements(part: XmlPart): boolean {
  return part.kind === 'element' || part.kind === 'instance';
}

/** Turns a tree into the instructions that write it. Recursion is as deep as elements nest, which the parser bounds. */
export function compileXml(root: XmlElement): XmlProgram {
  const code: number[] = [];
  const literals: Uint8Array[] = [];
  let pending = '';

  const flush = (): void => {
    if (pending === '') return;
    code.push(Op.literal, literals.length);
    literals.push(utf8(pending));
    pending = '';
  };
  /** Emits a jump whose target is filled in by the function it returns. */
  const jump = (op: number, slot: number): (() => void) => {
    flush();
    code.push(op, slot, 0);
    const hole = code.length - 1;
    return () => {
      flush();
      code[hole] = code.length;
    };
  };
  const attributePart = (part: XmlPart): void => {
    if (part.kind === 'text') {
      pending += part.raw ?? escapeAttribute(part.text);
    } else if (part.kind === 'slot') {
      flush();
      code.push(Op.attribute, part.slot);
    }
  };
  const contentPart = (part: XmlPart): void => {
    switch (part.kind) {
      case 'text':
        pending += part.raw ?? escapeText(part.text);
        break;
      case 'slot':
        flush();
        code.push(Op.text, part.slot);
        break;
      case 'element':
        element(part.element);
        break;
      case 'instance':
        flush();
        code.push(Op.fragment, part.offset, part.end);
        break;
    }
  };
  const element = ({ name, attributes, content, form }: XmlElement): void => {
    const only = content.length === 1 ? content[0] : undefined;
    // An element that would hold nothing but an optional value is left out when there is no value.
    const landings: (() => void)[] = [];
    if (only?.kind === 'slot' && only.optional) landings.push(jump(Op.skipIfEmpty, only.slot));
    const repeated = content.some(holdsElements) ? undefined : content.find((part) => part.kind === 'slot');
    if (repeated?.kind === 'slot') landings.push(jump(Op.perItem, repeated.slot));
    pending += `<${name}`;
    for (const attribute of attributes) {
      const value = attribute.parts.length === 1 ? attribute.parts[0] : undefined;
      const land = value?.kind === 'slot' && value.optional ? jump(Op.skipIfEmpty, value.slot) : null;
      pending += ` ${attribute.name}='`;
      attribute.parts.forEach(attributePart);
      pending += "'";
      land?.();
    }
    if (form === 'empty-tag') {
      pending += '/>';
    } else {
      pending += '>';
      content.forEach(contentPart);
      pending += `</${name}>`;
    }
    for (const land of landings) land();
  };

  element(root);
  flush();
  return { code: Int32Array.from(code), literals };
}
