import { spendSteps } from './budget.ts';
import type { Budget } from './budget.ts';
import type { XmlAttribute, XmlElement, XmlPart } from './binxml-tree.ts';
import { escapeAttribute, escapeText } from './xml-escape.ts';
import { literalBytes, packLiteral } from './literal-bytes.ts';

/** What the renderer does, one instruction after another; operands follow the instruction in `code`. */
export const Op = {
  /** size, first word among the program's literals. */
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
  /** Instructions with their operands; of a straight program its rows, see `straighten`. */
  readonly code: Int32Array;
  readonly form: 'straight' | 'general';
  /** What running it once costs, without its values. */
  readonly steps: number;
  /** What the literals are made of, see packLiteral. */
  readonly literals: Float64Array;
}

/**
 * The programs of one template: the general one, and for each combination of empty values that occurs a straight one
 * without jumps, whose literals run together. Records of one template mostly share their combination.
 */
export interface XmlPrograms {
  readonly root: XmlElement;
  /** Made when it is first needed; see `generalXml`. */
  general: XmlProgram | null;
  /** Slots whose emptiness or being an array changes what is written; more than this bit mask holds: general only. */
  readonly deciding: readonly number[];
  readonly shapes: Map<number, XmlProgram>;
}

/** Characters after which a literal is written down, so that the budget sees it grow. */
const LONG_PENDING = 4096;

/** Bits of a mask that stay small integers. */
const MOST_DECIDING = 30;

/** Shapes kept for one template; real ones have one to four. */
const MOST_SHAPES = 16;

export function programsOf(root: XmlElement): XmlPrograms {
  const deciding = new Set<number>();
  findDeciding(root, deciding);
  return { root, general: null, deciding: deciding.size > MOST_DECIDING ? [] : [...deciding], shapes: new Map() };
}

/** The program for any values. */
export function generalXml(programs: XmlPrograms, budget: Budget): XmlProgram {
  return (programs.general ??= compile(programs.root, () => 'unknown', budget));
}

/** The one slot whose emptiness leaves out what holds nothing else, or -1. */
function omittingSlot(parts: readonly XmlPart[]): number {
  const only = parts.length === 1 ? parts[0] : undefined;
  return only?.kind === 'slot' && only.optional ? only.slot : -1;
}

/** The slot whose array repeats an element of text, or -1. */
function repeatingSlot({ content }: XmlElement): number {
  if (content.some(holdsElements)) return -1;
  const slot = content.find((part) => part.kind === 'slot');
  return slot?.kind === 'slot' ? slot.slot : -1;
}

/** Recursion is as deep as elements nest, which the parser bounds. */
function findDeciding(element: XmlElement, deciding: Set<number>): void {
  const slots = [omittingSlot(element.content), repeatingSlot(element)];
  for (const { parts } of element.attributes) slots.push(omittingSlot(parts));
  for (const slot of slots) if (slot >= 0) deciding.add(slot);
  for (const part of element.content) if (part.kind === 'element') findDeciding(part.element, deciding);
}

/** The straight program for values of which those in `mask` (bits as in `deciding`) are empty and none is an array. */
export function xmlShape(programs: XmlPrograms, mask: number, budget: Budget): XmlProgram {
  const known = programs.shapes.get(mask);
  if (known !== undefined) return known;
  if (programs.shapes.size >= MOST_SHAPES) return generalXml(programs, budget);
  const { deciding } = programs;
  const shape = compile(
    programs.root,
    (slot) => ((mask & (1 << deciding.indexOf(slot))) === 0 ? 'present' : 'empty'),
    budget,
  );
  programs.shapes.set(mask, shape);
  return shape;
}

/**
 * Instructions without jumps as rows of four words: size and first word of a literal, the slot that follows it (-1 for
 * none) and 1 where that stands in an attribute. Null where there are others.
 */
function straighten(code: readonly number[]): readonly number[] | null {
  const rows: number[] = [];
  for (let at = 0; at < code.length;) {
    let size = 0;
    let from = 0;
    if (code[at] === Op.literal) {
      size = code[at + 1] ?? 0;
      from = code[at + 2] ?? 0;
      at += 3;
    }
    const op = at < code.length ? code[at] : Op.literal;
    if (op === Op.literal) {
      rows.push(size, from, -1, 0);
    } else if (op === Op.text || op === Op.attribute) {
      rows.push(size, from, code[at + 1] ?? 0, op === Op.attribute ? 1 : 0);
      at += 2;
    } else {
      return null;
    }
  }
  return rows;
}

/** Content that arrays do not repeat: an array stands for several elements of text. */
function holdsElements(part: XmlPart): boolean {
  return part.kind === 'element' || part.kind === 'instance';
}

/**
 * Turns a tree into the instructions that write it. `decide` says what is known of a slot on which an omission or a
 * repetition depends. Recursion is as deep as elements nest, which the parser bounds.
 */
function compile(
  root: XmlElement,
  decide: (slot: number) => 'unknown' | 'present' | 'empty',
  budget: Budget,
): XmlProgram {
  const code: number[] = [];
  literalBytes.used = 0;
  let pending = '';

  const flush = (): void => {
    if (pending === '') return;
    // A name of a thousand characters can be used thousands of times: what a template says is paid for as output is.
    const from = literalBytes.used;
    const size = packLiteral(pending);
    spendSteps(budget, (size >> 1) + 4);
    code.push(Op.literal, size, from >> 3);
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
  const value = (op: number, slot: number): void => {
    flush();
    code.push(op, slot);
  };
  const contentPart = (part: XmlPart): void => {
    switch (part.kind) {
      case 'text':
        pending += part.raw ?? escapeText(part.text);
        break;
      case 'slot':
        value(Op.text, part.slot);
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
  const attribute = ({ name, parts }: XmlAttribute): void => {
    const optional = omittingSlot(parts);
    const known = optional < 0 ? 'present' : decide(optional);
    if (known === 'empty') return;
    const land = known === 'unknown' ? jump(Op.skipIfEmpty, optional) : null;
    pending += ` ${name}='`;
    for (const part of parts) {
      if (part.kind === 'text') pending += part.raw ?? escapeAttribute(part.text);
      else if (part.kind === 'slot') value(Op.attribute, part.slot);
    }
    pending += "'";
    land?.();
  };
  const element = (each: XmlElement): void => {
    const { name, attributes, content, form } = each;
    const landings: (() => void)[] = [];
    // An element that would hold nothing but an optional value is left out when there is no value.
    const optional = omittingSlot(content);
    if (optional >= 0) {
      const known = decide(optional);
      if (known === 'empty') return;
      if (known === 'unknown') landings.push(jump(Op.skipIfEmpty, optional));
    }
    const repeated = repeatingSlot(each);
    if (repeated >= 0 && decide(repeated) === 'unknown') landings.push(jump(Op.perItem, repeated));
    pending += `<${name}`;
    attributes.forEach(attribute);
    if (form === 'empty-tag') {
      pending += '/>';
    } else {
      pending += '>';
      content.forEach(contentPart);
      pending += `</${name}>`;
    }
    for (const land of landings) land();
    if (pending.length > LONG_PENDING) flush();
  };

  element(root);
  flush();
  const literals = new Float64Array(literalBytes.bytes.buffer.slice(0, literalBytes.used));
  const steps = (code.length >> 1) + literals.length;
  const rows = straighten(code);
  const form = rows === null ? 'general' : 'straight';
  return { code: Int32Array.from(rows ?? code), form, steps, literals };
}
