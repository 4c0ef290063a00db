import type { EventDatum, EventRecord } from './event-record.ts';

/** As Windows writes line breaks; everything else XML 1.0 cannot hold in any form becomes U+FFFD. */
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

// a < b, a line break, U+0000, a lone surrogate, U+FFFE
const inText = /[&<>\p{Cc}\p{Cs}\ufffe\uffff]/gu;
// the same and quotes
const inAttribute = /[&<>'"\p{Cc}\p{Cs}\ufffe\uffff]/gu;

function escapeText(text: string): string {
  return text.replaceAll(inText, (character) => (character === '\t' ? character : escapeCharacter(character)));
}

function escapeCharacter(character: string): string {
  const escaped = escapes[character];
  if (escaped !== undefined) return escaped;
  // Control characters from U+007F to U+009F are allowed.
  return character >= '\u007f' && character <= '\u009f' ? character : '\ufffd';
}

function element(name: string, value: string): string {
  return `<${name}>${escapeText(value)}</${name}>`;
}

function attribute(name: string, value: string): string {
  return ` ${name}='${value.replaceAll(inAttribute, escapeCharacter)}'`;
}

/**
 * An event in the form Windows gives it, on one line: for records whose own XML is not at hand (those of .evtx files have it).
 * Holds what an EventRecord holds, no more; what it does not know (version, task, keywords …) is left out.
 */
export function eventRecordToXml(event: EventRecord): string {
  const time = event.time === '' ? '' : `<TimeCreated${attribute('SystemTime', event.time)}/>`;
  const recordId = event.recordId === null ? '' : element('EventRecordID', String(event.recordId));
  const channel = event.channel === '' ? '' : element('Channel', event.channel);
  const computer = event.computer === '' ? '' : element('Computer', event.computer);
  const user = event.user === null ? '<Security/>' : `<Security${attribute('UserID', event.user)}/>`;
  const message = event.message === null ? '' : `<RenderingInfo>${element('Message', event.message)}</RenderingInfo>`;
  return (
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>` +
    `<Provider${attribute('Name', event.provider)}/>${element('EventID', String(event.eventId))}` +
    `${element('Level', String(event.level))}${time}${recordId}${channel}${computer}${user}</System>` +
    `<EventData>${event.data.map(datumXml).join('')}</EventData>${message}</Event>`
  );
}

function datumXml({ name, value }: EventDatum): string {
  const named = name === undefined ? '' : attribute('Name', name);
  return `<Data${named}>${escapeText(value)}</Data>`;
}
