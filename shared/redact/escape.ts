/**
 * Escapes that stand for one character each: of JSON, XML and URLs. An escape is read as one number, its length in units
 * above its code point, so that reading a file of them makes no objects; 0 where none stands.
 */

/** How far the length stands above the code point. */
export const lengthShift = 21;
export const codePointMask: number = (1 << lengthShift) - 1;

/**
 * Stands for `\"` in the readable text of JSON, so that a quote inside a string is not taken for the string's end.
 * A private-use character: no real text holds it, and the finders take it for a quote.
 */
const escapedQuote = 0xe022;

const escape = (length: number, code: number): number => (length << lengthShift) | code;

/** `\u0040`, `\"`, `\\`, `\n` of JSON. */
export function jsonEscapeAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x5c) return 0;
  switch (text.charCodeAt(at + 1)) {
    case 0x22:
      return escape(2, escapedQuote);
    case 0x5c:
      return escape(2, 0x5c);
    case 0x2f:
      return escape(2, 0x2f);
    case 0x62:
      return escape(2, 0x08);
    case 0x66:
      return escape(2, 0x0c);
    case 0x6e:
      return escape(2, 0x0a);
    case 0x72:
      return escape(2, 0x0d);
    case 0x74:
      return escape(2, 0x09);
    case 0x75:
      return hexEscape(text, at + 2, 4);
    default:
      return 0;
  }
}

/** `&amp;`, `&#64;`, `&#x40;`. */
export function xmlEscapeAt(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x26) return 0;
  if (text.charCodeAt(at + 1) === 0x23) return numericEntity(text, at);
  if (text.startsWith('amp;', at + 1)) return escape(5, 0x26);
  if (text.startsWith('lt;', at + 1)) return escape(4, 0x3c);
  if (text.startsWith('gt;', at + 1)) return escape(4, 0x3e);
  if (text.startsWith('quot;', at + 1)) return escape(6, 0x22);
  return text.startsWith('apos;', at + 1) ? escape(6, 0x27) : 0;
}

/** Any escape that may stand inside readable text: `%40`, `%C3%BC`, `&amp;`, `\u0040`, `\x40`, `\\`, `\/`, `\"`. */
export function anyEscapeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit === 0x25) return percentEscape(text, at);
  if (unit === 0x26) return xmlEscapeAt(text, at);
  if (unit !== 0x5c) return 0;
  const next = text.charCodeAt(at + 1);
  if (next === 0x5c || next === 0x2f) return escape(2, next);
  if (next === 0x22) return escape(2, escapedQuote);
  if (next === 0x75) return hexEscape(text, at + 2, 4);
  return next === 0x78 ? hexEscape(text, at + 2, 2) : 0;
}

/** Behind `\u` or `\x`. */
function hexEscape(text: string, from: number, digits: number): number {
  const code = hexAt(text, from, digits);
  return code < 0 ? 0 : escape(digits + 2, code);
}

/** One UTF-8 character of up to three bytes; a byte that is no UTF-8 is one character, which keeps the places right. */
function percentEscape(text: string, at: number): number {
  const first = hexAt(text, at + 1, 2);
  if (first < 0) return 0;
  if (first < 0xc0 || first > 0xef) return escape(3, first);
  const second = continuationAt(text, at + 3);
  if (second < 0) return escape(3, first);
  if (first < 0xe0) return escape(6, first < 0xc2 ? second : ((first & 0x1f) << 6) | (second & 0x3f));
  const third = continuationAt(text, at + 6);
  if (third < 0) return escape(3, first);
  const code = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  return escape(9, code < 0x800 || (code >= 0xd800 && code < 0xe000) ? third : code);
}

/** The byte of `%80` to `%BF`; -1 for anything else. */
function continuationAt(text: string, at: number): number {
  const byte = text.charCodeAt(at) === 0x25 ? hexAt(text, at + 1, 2) : -1;
  return byte >= 0x80 && byte < 0xc0 ? byte : -1;
}

/** Up to seven decimal or six hexadecimal digits; beyond Unicode it stands for the replacement character. */
function numericEntity(text: string, at: number): number {
  const isHex = (text.charCodeAt(at + 2) | 0x20) === 0x78;
  const from = at + (isHex ? 3 : 2);
  const most = from + (isHex ? 6 : 7);
  let code = 0;
  let end = from;
  for (; end < most; end++) {
    const digit = digitOf(text.charCodeAt(end));
    if (digit < 0 || (digit > 9 && !isHex)) break;
    code = code * (isHex ? 16 : 10) + digit;
  }
  if (end === from || text.charCodeAt(end) !== 0x3b) return 0;
  return escape(end + 1 - at, code <= 0x10_ffff ? code : 0xfffd);
}

/** The number that `digits` hexadecimal digits write; -1 where one is none. */
function hexAt(text: string, from: number, digits: number): number {
  let code = 0;
  for (let at = from; at < from + digits; at++) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit < 0) return -1;
    code = code * 16 + digit;
  }
  return code;
}

function digitOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const small = unit | 0x20;
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
}
