import type { TextWindow } from './text-window.ts';
import { LARGEST_ITEM } from './text-window.ts';

/*
 * Our own pull tokeniser rather than sax or saxes: those take a DTD's place in the text but no bound on an item, stop
 * or guess at the first mistake, and give no way to resume at the next event of a torn log. What is needed here is
 * small, and no entity but the five of XML itself is ever known, so nothing can expand.
 */

/** `name` is without namespace prefix; `attributes` is the raw text behind it. */
export type XmlToken =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'characters'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'doctype'; readonly length: number }
  | { readonly kind: 'malformed'; readonly detail: string; readonly length: number }
  /** An item longer than any honest one: everything in memory is dropped. */
  | { readonly kind: 'oversized'; readonly length: number }
  /** An item the text ends in. */
  | { readonly kind: 'torn'; readonly length: number };

/** The token at `window.at`, which moves behind it; null where more text is needed first or the text has ended. */
export function nextXmlToken(window: TextWindow): XmlToken | null {
  const { text, at } = window;
  if (at >= text.length) {
    return null;
  }
  if (text.charCodeAt(at) !== LESS_THAN) {
    return textToken(window);
  }
  switch (text[at + 1]) {
    case undefined:
      return incomplete(window);
    case '/':
    case '?':
      return text[at + 1] === '/' ? closeToken(window) : skipTo(window, '?>', 2);
    case '!':
      return declarationToken(window);
    default:
      return openToken(window);
  }
}

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

function textToken(window: TextWindow): XmlToken {
  const { text, at } = window;
  const next = text.indexOf('<', at);
  window.at = next === -1 ? text.length : next;
  return { kind: 'text', raw: text.slice(at, window.at) };
}

/** The item at `window.at` goes on behind the text in memory. */
function incomplete(window: TextWindow): XmlToken | null {
  const left = window.text.length - window.at;
  if (window.last) {
    window.at = window.text.length;
    return { kind: 'torn', length: left };
  }
  if (left > LARGEST_ITEM) {
    window.at = window.text.length;
    return { kind: 'oversized', length: left };
  }
  return null;
}

/** Skips to behind `terminator`: what lies between is of no interest, and is given back as empty text. */
function skipTo(window: TextWindow, terminator: string, from: number): XmlToken | null {
  const end = window.text.indexOf(terminator, window.at + from);
  if (end === -1) {
    return incomplete(window);
  }
  window.at = end + terminator.length;
  return { kind: 'text', raw: '' };
}

function declarationToken(window: TextWindow): XmlToken | null {
  const { text, at } = window;
  if (text.startsWith('<!--', at)) {
    return skipTo(window, '-->', 4);
  }
  if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at + 9);
    if (end === -1) {
      return incomplete(window);
    }
    window.at = end + 3;
    return { kind: 'characters', text: text.slice(at + 9, end) };
  }
  if (text.length - at < 9) {
    return incomplete(window);
  }
  if (text.startsWith('<!DOCTYPE', at)) {
    const end = doctypeEnd(text, at + 9);
    if (end === -1) {
      return incomplete(window);
    }
    window.at = end;
    return { kind: 'doctype', length: end - at };
  }
  return malformed(window, at + 2, 'a declaration of unknown kind');
}

/** Behind a DOCTYPE with its internal subset, or -1. Nothing in it is looked at but where it ends. */
function doctypeEnd(text: string, from: number): number {
  let depth = 0;
  for (let index = from; index < text.length; index += 1) {
    const character = text[index];
    if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    else if (character === '>' && depth <= 0) return index + 1;
    else if (character === '"' || character === "'" || text.startsWith('<!--', index)) {
      const terminator = character === '<' ? '-->' : character;
      const end = text.indexOf(terminator ?? '', index + 1);
      if (end === -1) return -1;
      index = end + (character === '<' ? 2 : 0);
    }
  }
  return -1;
}

// </Data>, </e:Data >
const closeTag = /<\/(?:[^\s<>/:]{1,200}:)?([^\s<>/:]{1,200})\s*>/y;

function closeToken(window: TextWindow): XmlToken | null {
  const { text, at } = window;
  closeTag.lastIndex = at;
  const match = closeTag.exec(text);
  const name = match?.[1];
  if (name !== undefined) {
    window.at = closeTag.lastIndex;
    return { kind: 'close', name };
  }
  const end = tagEnd(text, at);
  return end === 0 ? incomplete(window) : malformed(window, Math.abs(end), 'an end tag without a name');
}

// Provider, e:Event
const tagName = /(?:([^\s<>/:="'&!?]{1,200}):)?([^\s<>/:="'&!?]{1,200})/y;

function openToken(window: TextWindow): XmlToken | null {
  const { text, at } = window;
  const end = tagEnd(text, at);
  if (end === 0) {
    return incomplete(window);
  }
  tagName.lastIndex = at + 1;
  const name = tagName.exec(text)?.[2];
  if (end < 0 || name === undefined) {
    return malformed(window, Math.abs(end), 'a tag that is not closed or has no name');
  }
  window.at = end;
  const empty = text[end - 2] === '/';
  return { kind: 'open', name, attributes: text.slice(tagName.lastIndex, end - (empty ? 2 : 1)), empty };
}

/**
 * Behind the `>` of the tag that begins at `at`; 0 where the text ends first; the negated place of a `<` that comes
 * before it: no tag may hold one, so the log was torn here and the next tag begins there.
 */
function tagEnd(text: string, at: number): number {
  let quote = 0;
  for (let index = at + 1; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === LESS_THAN) return -index;
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === GREATER_THAN) {
      return index + 1;
    } else if (unit === QUOTE || unit === APOSTROPHE) {
      quote = unit;
    }
  }
  return 0;
}

function malformed(window: TextWindow, end: number, detail: string): XmlToken {
  const length = end - window.at;
  window.at = end;
  return { kind: 'malformed', detail, length };
}

// Name='User', Qualifiers="0", e:Name = 'x'
const attribute = /([^\s=<>"'/:]{1,200})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Value of the attribute with this local name, references resolved, or null. */
export function xmlAttribute(attributes: string, name: string): string | null {
  if (!attributes.includes(name)) {
    return null;
  }
  for (const match of attributes.matchAll(attribute)) {
    if (match[1] === name) {
      return resolveReferences(match[2] ?? match[3] ?? '');
    }
  }
  return null;
}

const namedEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

// &amp; &#10; &#x1F600;
const reference = /&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g;

/** Character references and the five entities of XML; any other reference stays as it is written. */
export function resolveReferences(raw: string): string {
  if (!raw.includes('&')) {
    return raw;
  }
  return raw.replace(
    reference,
    (whole: string, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) {
        return namedEntities[name] ?? whole;
      }
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
