import type { ChunkWriter } from './chunk-writer.ts';
import { linkTemplate, putByte, putBytes, putName, putText, putUint16, putUint32 } from './chunk-writer.ts';

/** What a classic template holds literally: one template per triple and chunk. */
export interface ClassicSource {
  readonly provider: string;
  readonly channel: string;
  readonly computer: string;
}

/** Substitution value types as descriptors and 0x0d/0x0e tokens carry them. */
export const valueType = {
  none: 0x00,
  text: 0x01,
  uint8: 0x04,
  uint16: 0x06,
  uint32: 0x08,
  uint64: 0x0a,
  binary: 0x0e,
  guid: 0x0f,
  fileTime: 0x11,
  sid: 0x13,
  hexUint64: 0x15,
  fragment: 0x21,
  textArray: 0x81,
} as const;

const token = {
  end: 0x00,
  openElement: 0x01,
  closeStart: 0x02,
  closeEmpty: 0x03,
  endElement: 0x04,
  text: 0x05,
  attribute: 0x06,
  template: 0x0c,
  optionalSubstitution: 0x0e,
  fragment: 0x0f,
  more: 0x40,
} as const;

const NO_DEPENDENCY = 0xffff;
const EVENT_NAMESPACE = 'http://schemas.microsoft.com/win/2004/08/events/event';
const EVENT_DATA_KEY = 'EventData';

/** Bytes a system template takes at most besides its literals (each name inline once; measured, asserted by the tests). */
export const SYSTEM_TEMPLATE_BYTES = 1_500;
/** Bytes the template of `<EventData>` takes at most. */
export const EVENT_DATA_TEMPLATE_BYTES = 200;

export function sourceKey(source: ClassicSource): string {
  return `${source.provider}\0${source.channel}\0${source.computer}`;
}

export function hasEventDataTemplate(chunk: ChunkWriter): boolean {
  return chunk.templates.has(EVENT_DATA_KEY);
}

export function putFragmentHeader(chunk: ChunkWriter): void {
  putByte(chunk, token.fragment);
  putByte(chunk, 1);
  putByte(chunk, 1);
  putByte(chunk, 0);
}

export function putEnd(chunk: ChunkWriter): void {
  putByte(chunk, token.end);
}

/** Template instance for `<Event>` with its `<System>`; the definition goes inline at its first use in the chunk. */
export function putSystemInstance(chunk: ChunkWriter, source: ClassicSource): void {
  putInstance(chunk, sourceKey(source), () => {
    putEventElement(chunk, source);
  });
}

/** Template instance for `<EventData><Data>%0</Data><Binary>%2</Binary></EventData>`. */
export function putEventDataInstance(chunk: ChunkWriter): void {
  putInstance(chunk, EVENT_DATA_KEY, () => {
    putElement(chunk, 'EventData', NO_DEPENDENCY, null, () => {
      putElement(chunk, 'Data', 0, null, () => {
        putSubstitution(chunk, 0, valueType.textArray);
      });
      putElement(chunk, 'Binary', 2, null, () => {
        putSubstitution(chunk, 2, valueType.binary);
      });
    });
  });
}

function putInstance(chunk: ChunkWriter, key: string, putBody: () => void): void {
  const known = chunk.templates.get(key);
  const identity = templateGuid(key);
  const identifier = new DataView(identity.buffer).getUint32(0, true);
  putByte(chunk, token.template);
  putByte(chunk, 1);
  putUint32(chunk, identifier);
  if (known !== undefined) {
    putUint32(chunk, known);
    return;
  }
  putUint32(chunk, chunk.offset + 4);
  linkTemplate(chunk, key, identifier);
  putBytes(chunk, identity);
  putSized(chunk, () => {
    putFragmentHeader(chunk);
    putBody();
    putEnd(chunk);
  });
}

/** The System element of an event raised through the classic ReportEvent API, value for value as Windows 10 and later write it. */
function putEventElement(chunk: ChunkWriter, source: ClassicSource): void {
  const namespaceAttribute = (): void => {
    putAttribute(chunk, 'xmlns', true, () => {
      putLiteral(chunk, EVENT_NAMESPACE);
    });
  };
  putElement(chunk, 'Event', 19, namespaceAttribute, () => {
    putElement(chunk, 'System', NO_DEPENDENCY, null, () => {
      putSystemFields(chunk, source);
    });
    putSubstitution(chunk, 19, valueType.fragment);
  });
}

function putSystemFields(chunk: ChunkWriter, source: ClassicSource): void {
  const literal = (text: string) => () => {
    putLiteral(chunk, text);
  };
  const value = (index: number, type: number) => () => {
    putSubstitution(chunk, index, type);
  };
  const attribute = (name: string, last: boolean, put: () => void) => () => {
    putAttribute(chunk, name, last, put);
  };
  putElement(chunk, 'Provider', NO_DEPENDENCY, attribute('Name', true, literal(source.provider)), null);
  const qualifiers = attribute('Qualifiers', true, value(4, valueType.uint16));
  putElement(chunk, 'EventID', 3, qualifiers, value(3, valueType.uint16));
  putElement(chunk, 'Version', 11, null, value(11, valueType.uint8));
  putElement(chunk, 'Level', 0, null, value(0, valueType.uint8));
  putElement(chunk, 'Task', 2, null, value(2, valueType.uint16));
  putElement(chunk, 'Opcode', 1, null, value(1, valueType.uint8));
  putElement(chunk, 'Keywords', 5, null, value(5, valueType.hexUint64));
  const systemTime = attribute('SystemTime', true, value(6, valueType.fileTime));
  putElement(chunk, 'TimeCreated', NO_DEPENDENCY, systemTime, null);
  putElement(chunk, 'EventRecordID', 10, null, value(10, valueType.uint64));
  const activity = (): void => {
    putAttribute(chunk, 'ActivityID', false, value(7, valueType.guid));
    putAttribute(chunk, 'RelatedActivityID', true, value(18, valueType.guid));
  };
  putElement(chunk, 'Correlation', NO_DEPENDENCY, activity, null);
  const execution = (): void => {
    putAttribute(chunk, 'ProcessID', false, value(8, valueType.uint32));
    putAttribute(chunk, 'ThreadID', true, value(9, valueType.uint32));
  };
  putElement(chunk, 'Execution', NO_DEPENDENCY, execution, null);
  putElement(chunk, 'Channel', NO_DEPENDENCY, null, literal(source.channel));
  putElement(chunk, 'Computer', NO_DEPENDENCY, null, literal(source.computer));
  putElement(chunk, 'Security', NO_DEPENDENCY, attribute('UserID', true, value(12, valueType.sid)), null);
}

/** `dependency` is the value whose absence drops the element, or NO_DEPENDENCY. */
function putElement(
  chunk: ChunkWriter,
  name: string,
  dependency: number,
  putAttributes: (() => void) | null,
  putContent: (() => void) | null,
): void {
  putByte(chunk, token.openElement | (putAttributes === null ? 0 : token.more));
  putUint16(chunk, dependency);
  putSized(chunk, () => {
    putName(chunk, name);
    if (putAttributes !== null) {
      putSized(chunk, putAttributes);
    }
    if (putContent === null) {
      putByte(chunk, token.closeEmpty);
      return;
    }
    putByte(chunk, token.closeStart);
    putContent();
    putByte(chunk, token.endElement);
  });
}

function putAttribute(chunk: ChunkWriter, name: string, last: boolean, putValue: () => void): void {
  putByte(chunk, token.attribute | (last ? 0 : token.more));
  putName(chunk, name);
  putValue();
}

function putLiteral(chunk: ChunkWriter, text: string): void {
  putByte(chunk, token.text);
  putByte(chunk, valueType.text);
  putUint16(chunk, text.length);
  putText(chunk, text);
}

function putSubstitution(chunk: ChunkWriter, index: number, type: number): void {
  putByte(chunk, token.optionalSubstitution);
  putUint16(chunk, index);
  putByte(chunk, type);
}

/** A u32 byte count in front of what `put` writes. */
function putSized(chunk: ChunkWriter, put: () => void): void {
  const sizeAt = chunk.offset;
  putUint32(chunk, 0);
  put();
  chunk.view.setUint32(sizeAt, chunk.offset - sizeAt - 4, true);
}

/** A made-up but stable identity: FNV-1a over the key, once per 32-bit word. */
function templateGuid(key: string): Uint8Array {
  const guid = new Uint8Array(16);
  const view = new DataView(guid.buffer);
  for (let word = 0; word < 4; word += 1) {
    let hash = 0x811c9dc5 ^ word;
    for (let index = 0; index < key.length; index += 1) {
      hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
    }
    view.setUint32(word * 4, hash >>> 0, true);
  }
  return guid;
}
