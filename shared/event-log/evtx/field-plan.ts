import type { XmlAttribute, XmlElement, XmlPart } from './binxml-tree.ts';

/** Text known from the template, one value, or both mixed (`MD5=%3`). */
export type FieldText = string | number | readonly (string | number)[];

/** Where the System fields of an event come from; absent ones are null. */
export interface SystemPlan {
  readonly provider: FieldText | null;
  readonly eventId: FieldText | null;
  readonly level: FieldText | null;
  readonly time: FieldText | null;
  readonly recordId: FieldText | null;
  readonly channel: FieldText | null;
  readonly computer: FieldText | null;
  readonly user: FieldText | null;
}

/** Whose children an element is among: it decides what becomes of it. */
export type FieldContext = 'event' | 'event-data' | 'leaf' | 'rendering';

/** One step of turning an instance into `EventRecord.data` and `message`. */
export type DataStep =
  | {
      readonly kind: 'value';
      readonly into: 'data' | 'message';
      readonly name: FieldText | null;
      readonly value: FieldText;
      /** Slot whose emptiness omits the datum, or -1. */
      readonly omittedWithout: number;
      /** Slot whose array items become one datum each, or -1. */
      readonly repeatedBy: number;
      /** Elements other than Data that hold nothing (`<Binary></Binary>`) are no insertion values. */
      readonly keepEmpty: boolean;
    }
  | { readonly kind: 'nested'; readonly slot: number; readonly context: FieldContext }
  | { readonly kind: 'fragment'; readonly offset: number; readonly end: number; readonly context: FieldContext };

function textOf(parts: readonly XmlPart[]): FieldText {
  const pieces: (string | number)[] = [];
  for (const part of parts) {
    if (part.kind === 'slot') pieces.push(part.slot);
    else if (part.kind === 'text' && part.text !== '') pieces.push(part.text);
    else if (part.kind === 'element') {
      const inner = textOf(part.element.content);
      pieces.push(...(typeof inner === 'object' ? inner : [inner]));
    }
  }
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  return pieces.length === 1 ? (pieces[0] ?? '') : pieces;
}

function child(element: XmlElement | null, name: string): XmlElement | null {
  for (const part of element?.content ?? []) {
    if (part.kind === 'element' && part.element.name === name) return part.element;
  }
  return null;
}

/** The one slot whose emptiness omits the element, or null. */
function omittingSlot({ content }: XmlElement): number | null {
  const only = content.length === 1 ? content[0] : undefined;
  return only?.kind === 'slot' && only.optional ? only.slot : null;
}

function nameOf(element: XmlElement): FieldText | null {
  const found = element.attributes.find(({ name }) => name === 'Name');
  return found === undefined ? null : textOf(found.parts);
}

function attribute(element: XmlElement | null, name: string): FieldText | null {
  // No System element with attributes that matter has such content; one that might be omitted is damage.
  if (element !== null && omittingSlot(element) !== null) return null;
  const found = element?.attributes.find((candidate: XmlAttribute) => candidate.name === name);
  return found === undefined ? null : textOf(found.parts);
}

export function planSystem(root: XmlElement): SystemPlan | null {
  const system = root.name === 'Event' ? child(root, 'System') : null;
  if (system === null) return null;
  const content = (name: string): FieldText | null => {
    const element = child(system, name);
    return element === null ? null : textOf(element.content);
  };
  return {
    provider: attribute(child(system, 'Provider'), 'Name'),
    eventId: content('EventID'),
    level: content('Level'),
    time: attribute(child(system, 'TimeCreated'), 'SystemTime'),
    recordId: content('EventRecordID'),
    channel: content('Channel'),
    computer: content('Computer'),
    user: attribute(child(system, 'Security'), 'UserID'),
  };
}

/** The steps for a tree whose root stands in `context`. Recursion is as deep as elements nest, which the parser bounds. */
export function planData(root: XmlElement, context: FieldContext): readonly DataStep[] {
  const steps: DataStep[] = [];
  if (root.name === 'Event' && context === 'event') planContent(root, 'event', steps);
  else planElement(root, context, steps);
  return steps;
}

function planContent(element: XmlElement, context: FieldContext, steps: DataStep[]): void {
  for (const part of element.content) {
    if (part.kind === 'element') planElement(part.element, context, steps);
    else if (part.kind === 'slot') steps.push({ kind: 'nested', slot: part.slot, context });
    else if (part.kind === 'instance') steps.push({ kind: 'fragment', offset: part.offset, end: part.end, context });
  }
}

function planElement(element: XmlElement, context: FieldContext, steps: DataStep[]): void {
  switch (context) {
    case 'event':
      if (element.name === 'EventData') planContent(element, 'event-data', steps);
      else if (element.name === 'RenderingInfo') planContent(element, 'rendering', steps);
      else if (element.name !== 'System') planContent(element, 'leaf', steps);
      break;
    case 'rendering':
      if (element.name === 'Message') steps.push(planValue(element, context));
      break;
    case 'event-data':
    case 'leaf':
      if (element.content.some((part) => part.kind === 'element' || part.kind === 'instance')) {
        planContent(element, 'leaf', steps);
      } else {
        steps.push(planValue(element, context));
      }
      break;
  }
}

function planValue(element: XmlElement, context: 'event-data' | 'leaf' | 'rendering'): DataStep {
  const { content } = element;
  const isData = context === 'event-data' && element.name === 'Data';
  const slot = content.find((part) => part.kind === 'slot');
  return {
    kind: 'value',
    into: context === 'rendering' ? 'message' : 'data',
    name: isData ? nameOf(element) : element.name,
    value: textOf(content),
    omittedWithout: omittingSlot(element) ?? -1,
    repeatedBy: slot?.kind === 'slot' ? slot.slot : -1,
    keepEmpty: isData || context === 'leaf',
  };
}
