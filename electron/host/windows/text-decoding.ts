import { upperHalves } from './code-page-tables.ts';

/** Names by which TextDecoder knows the other console code pages. */
const decoderNames: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  65_001: 'utf-8',
};

/**
 * Text of a program's output. A byte order mark decides; so does UTF-16 without one, which shows in its zero bytes;
 * else valid UTF-8 with a multi-byte character in it; else the console code page. Never throws: what cannot be
 * decoded becomes U+FFFD, and an unknown code page is read as 1252, which keeps its ASCII part.
 */
export function decodeOutput(bytes: Uint8Array, codePage: number): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return new TextDecoder('utf-8').decode(bytes);
  }
  if (looksLikeUtf16(bytes)) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  return decodeAsUtf8(bytes) ?? decodeCodePage(bytes, codePage);
}

/**
 * In UTF-16 the second byte of every ASCII character is zero: of each line end, digit, quote and space, also in a text
 * that is Japanese otherwise. In other encodings no byte is.
 */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = Math.min(bytes.length, 4_096) & ~1;
  let first = 0;
  let second = 0;
  for (let index = 0; index < sample; index += 2) {
    first += bytes[index] === 0 ? 1 : 0;
    second += bytes[index + 1] === 0 ? 1 : 0;
  }
  return sample >= 4 && second * 20 >= sample && second > first * 4;
}

/** Null where the bytes are not UTF-8, or are ASCII, which every code page reads alike. */
function decodeAsUtf8(bytes: Uint8Array): string | null {
  if (bytes.every((byte) => byte < 0x80)) {
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  const name = decoderNames[codePage];
  const upper = upperHalves[codePage] ?? (name === undefined ? upperHalves[1_252] : undefined);
  if (upper !== undefined) {
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : (upper[byte - 0x80] ?? '\uFFFD'),
    ).join('');
  }
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    // A runtime with little of ICU: keep what is ASCII.
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\uFFFD')).join('');
  }
}
