import type { EventDatum, EventPlace, EventRecord } from './event-record.ts';
import { eventTimeMs } from './event-time.ts';
import type { FilterFields } from './event-filter.ts';
import type { XmlToken } from './xml-tokens.ts';
import { resolveReferences, xmlAttribute } from './xml-tokens.ts';

/** Names are kept this deep; what nests deeper is counted only. */
const NAMED_DEPTH = 64;

/** An `<Event>` element being read. Mutable on purpose: one per event, filled token by token. */
export interface XmlEvent {
  readonly line: number;
  /** Where it began, in characters from the beginning of the text. */
  readonly start: number;
  /** Open elements below Event, outermost first. */
  readonly path: string[];
  /** Open elements beyond the named depth. */
  deeper: number;
  state: 'reading' | 'rejected' | 'complete';
  /** Something in it could not be read. */
  damage: string | null;
  /** The element opened last has no child so far, so its text is a value. */
  leaf: boolean;
  raw: string;
  name: string | null;
  hasSystem: boolean;
  provider: string;
  eventId: number;
  level: number;
  time: string;
  recordId: number | null;
  channel: string;
  computer: string;
  user: string | null;
  data: EventDatum[];
  message: string | null;
}

export function newXmlEvent(line: number, start: number): XmlEvent {
  return {
    line,
    start,
    path: [],
    deeper: 0,
    state: 'reading',
    damage: null,
    leaf: false,
    raw: '',
    name: null,
    hasSystem: false,
    provider: '',
    eventId: Number.NaN,
    level: 0,
    time: '',
    recordId: null,
    channel: '',
    computer: '',
    user: null,
    data: [],
    message: null,
  };
}

/** Takes one token from inside the element. `passes` decides as soon as the System element is complete. */
export function feedXmlEvent(event: XmlEvent, token: XmlToken, passes: (fields: FilterFields) => boolean): void {
  switch (token.kind) {
    case 'text':
      if (event.leaf && event.state === 'reading') event.raw += token.raw;
      break;
    case 'characters':
      if (event.leaf && event.state === 'reading') event.raw += token.text.replaceAll('&', '&amp;');
      break;
    case 'open':
      openElement(event, token.name, token.attributes);
      if (token.empty) closeElement(event, passes);
      break;
    case 'close':
      closeNamed(event, token.name, passes);
      break;
    case 'malformed':
      event.damage ??= token.detail;
      break;
    case 'doctype':
    case 'oversized':
    case 'torn':
      break;
  }
}

function openElement(event: XmlEvent, name: string, attributes: string): void {
  if (event.path.length >= NAMED_DEPTH) {
    event.deeper += 1;
    return;
  }
  event.path.push(name);
  event.leaf = true;
  event.raw = '';
  event.name = null;
  if (event.state !== 'reading' || event.path.length !== 2) {
    return;
  }
  if (event.path[0] === 'System') {
    if (name === 'Provider') event.provider = xmlAttribute(attributes, 'Name') ?? '';
    else if (name === 'TimeCreated') event.time = xmlAttribute(attributes, 'SystemTime') ?? '';
    else if (name === 'Security') event.user = xmlAttribute(attributes, 'UserID');
  } else if (event.path[0] === 'EventData' && name === 'Data') {
    event.name = xmlAttribute(attributes, 'Name');
  }
}

function closeNamed(event: XmlEvent, name: string, passes: (fields: FilterFields) => boolean): void {
  if (event.deeper > 0) {
    event.deeper -= 1;
    return;
  }
  const depth = event.path.lastIndexOf(name);
  if (depth !== event.path.length - 1) {
    event.damage ??= `</${name}> closes no open element`;
  }
  if (depth !== -1) {
    while (event.path.length > depth) closeElement(event, passes);
  }
}

function closeElement(event: XmlEvent, passes: (fields: FilterFields) => boolean): void {
  if (event.deeper > 0) {
    event.deeper -= 1;
    return;
  }
  const name = event.path.at(-1) ?? '';
  const depth = event.path.length;
  if (event.state === 'reading') {
    if (event.leaf && depth > 1) takeValue(event, name, depth);
    if (depth === 1 && name === 'System') {
      event.hasSystem = true;
      if (!passes({ ...event, timeMs: eventTimeMs(event.time) })) event.state = 'rejected';
    }
  }
  event.path.pop();
  event.leaf = false;
  event.raw = '';
}

/** Text of an element without children, by the section it stands in. */
function takeValue(event: XmlEvent, name: string, depth: number): void {
  const section = event.path[0] ?? '';
  if (section === 'System') {
    if (depth === 2) takeSystemField(event, name, resolveReferences(event.raw));
  } else if (section === 'RenderingInfo') {
    if (depth === 2 && name === 'Message') event.message = resolveReferences(event.raw);
  } else if (section === 'EventData' && depth === 2) {
    takeDatum(event, name);
  } else {
    event.data.push({ name, value: resolveReferences(event.raw) });
  }
}

function takeDatum(event: XmlEvent, name: string): void {
  const value = resolveReferences(event.raw);
  if (name !== 'Data') {
    // An empty <Binary></Binary> is no insertion value.
    if (value !== '') event.data.push({ name, value });
  } else if (event.name === null) {
    event.data.push({ value });
  } else {
    event.data.push({ name: event.name, value });
  }
}

function takeSystemField(event: XmlEvent, name: string, value: string): void {
  switch (name) {
    case 'EventID':
      event.eventId = wholeNumber(value) ?? Number.NaN;
      break;
    case 'Level':
      event.level = wholeNumber(value) ?? 0;
      break;
    case 'EventRecordID':
      event.recordId = wholeNumber(value);
      break;
    case 'Channel':
      event.channel = value;
      break;
    case 'Computer':
      event.computer = value;
      break;
    default:
      break;
  }
}

// 6329
const digits = /^\s*(\d{1,20})\s*$/;

function wholeNumber(text: string): number | null {
  const match = digits.exec(text)?.[1];
  return match === undefined ? null : Number(match);
}

/** The finished event, or null where it lacks what makes an event: System with an EventID. */
export function xmlEventRecord(event: XmlEvent, file: string): EventRecord | null {
  if (!event.hasSystem || Number.isNaN(event.eventId)) {
    return null;
  }
  const place: EventPlace =
    event.recordId === null ? { kind: 'line', line: event.line } : { kind: 'record', id: event.recordId };
  const { recordId, time, provider, eventId, level, channel, computer, user, data, message } = event;
  const timeMs = eventTimeMs(time);
  return { file, place, recordId, time, timeMs, provider, eventId, level, channel, computer, user, data, message };
}
