import type { EventDatum, EventRecord } from '../../event-record.ts';
import type { NaiveChild, NaiveNode } from './naive-binxml.ts';
import { naiveEscape } from './naive-value.ts';

export function naiveXml(node: NaiveNode): string {
  const attributes = node.attributes.map(([name, , raw]) => ` ${name}='${raw}'`).join('');
  if (node.empty) return `<${node.name}${attributes}/>`;
  const content = node.children.map((child) => {
    if (child.kind === 'element') return naiveXml(child);
    if (child.kind === 'nested') return child.nodes.map(naiveXml).join('');
    return child.raw ?? naiveEscape(child.text, false);
  });
  return `<${node.name}${attributes}>${content.join('')}</${node.name}>`;
}

type Context = 'event' | 'event-data' | 'leaf' | 'rendering';

interface Found {
  readonly data: EventDatum[];
  message: string | null;
}

/** Static text of a node: what its own template says and its values, without BinXML values. */
function textOf(node: NaiveNode): string {
  return node.children
    .map((child) => (child.kind === 'text' ? child.text : child.kind === 'element' ? textOf(child) : ''))
    .join('');
}

function elements(node: NaiveNode): readonly NaiveNode[] {
  return node.children.filter((child) => child.kind === 'element');
}

export function naiveEvent(
  roots: readonly NaiveNode[],
  file: string,
  headerId: number,
  headerTime: string,
): EventRecord | null {
  const [root] = roots;
  if (root?.name !== 'Event') return null;
  const system = elements(root).find((node) => node.name === 'System');
  if (system === undefined) return null;
  /** An array repeats an element; as a field it is one text. */
  const child = (name: string): readonly NaiveNode[] => {
    const first = elements(system).find((node) => node.name === name);
    return elements(system).filter((node) => node.name === name && node.source === first?.source);
  };
  const content = (name: string): string => child(name).map(textOf).join(', ');
  const attribute = (name: string, key: string): string =>
    child(name)
      .find((node) => !node.omittable)
      ?.attributes.find(([candidate]) => candidate === key)?.[1] ?? '';

  const found: Found = { data: [], message: null };
  takeAll(root.children, 'event', found);
  const recordId = number(content('EventRecordID')) ?? headerId;
  const stated = attribute('TimeCreated', 'SystemTime');
  const time = Number.isNaN(timeMs(stated)) ? headerTime : stated;
  return {
    file,
    place: { kind: 'record', id: recordId },
    recordId,
    time,
    timeMs: timeMs(time),
    provider: attribute('Provider', 'Name'),
    eventId: number(content('EventID')) ?? 0,
    level: number(content('Level')) ?? 0,
    channel: content('Channel'),
    computer: content('Computer'),
    user: attribute('Security', 'UserID') || null,
    data: found.data,
    message: found.message,
  };
}

function number(text: string): number | null {
  return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** Sample: 2026-10-05T08:15:31.1234567Z */
const iso = /^(\d{4,5})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z?$/;

function timeMs(text: string): number {
  const found = iso.exec(text);
  if (found === null) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const possible = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 60;
  const ms = Math.floor(Number(`0.${found[7] ?? '0'}`) * 1000 + 1e-9);
  return possible ? Date.UTC(year, month - 1, day, hour, minute, second, ms) : Number.NaN;
}

function takeAll(children: readonly NaiveChild[], context: Context, found: Found): void {
  for (const child of children) {
    if (child.kind === 'element') take(child, context, found);
    else if (child.kind === 'nested') for (const node of child.nodes) take(node, context, found);
    else if (child.slot && context === 'event-data') found.data.push({ value: child.text });
  }
}

function take(node: NaiveNode, context: Context, found: Found): void {
  if (context === 'event') {
    const inner: Context =
      node.name === 'EventData' ? 'event-data' : node.name === 'RenderingInfo' ? 'rendering' : 'leaf';
    // A nested piece may be an Event again: its parts are the event's.
    if (node.name === 'Event') takeAll(node.children, 'event', found);
    else if (node.name !== 'System') takeAll(node.children, inner, found);
    return;
  }
  if (context === 'rendering' && node.name !== 'Message') return;
  const isData = context === 'event-data' && node.name === 'Data';
  if (context !== 'rendering' && node.structured) {
    takeAll(node.children, 'leaf', found);
    return;
  }
  const firstSlot = node.children.find((child) => child.kind === 'nested' || (child.kind === 'text' && child.slot));
  if (firstSlot?.kind === 'nested') {
    for (const inner of firstSlot.nodes) take(inner, 'leaf', found);
    return;
  }
  const value = textOf(node);
  if (value === '' && !isData && context !== 'leaf') return;
  if (context === 'rendering') {
    found.message = value;
    return;
  }
  const name = isData ? (node.attributes.find(([key]) => key === 'Name')?.[1] ?? '') : node.name;
  found.data.push(name === '' ? { value } : { name, value });
}
