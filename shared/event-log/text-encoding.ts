import { levelOf } from './csv-words.ts';

/** Which encoding a text is in, and how that is known. */
export interface TextEncodingGuess {
  /** A label TextDecoder knows. */
  readonly label: string;
  readonly certainty: 'marked' | 'declared' | 'valid' | 'guessed';
}

const SAMPLE_BYTES = 4096;

// <?xml version="1.0" encoding="utf-8" standalone="yes"?>
const xmlDeclaration = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/;

// エラー
const notAscii = /[\u0080-\uffff]/;

/**
 * Encoding of a text log by its first bytes: byte order mark; zero bytes (UTF-16 without mark); the XML declaration;
 * valid UTF-8; else the Windows code page in which the lines begin with level words, or the Western one, as a guess.
 */
export function detectEncoding(head: Uint8Array): TextEncodingGuess {
  const [first = 0, second = 0, third = 0] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { label: 'utf-8', certainty: 'marked' };
  if (first === 0xff && second === 0xfe) return { label: 'utf-16le', certainty: 'marked' };
  if (first === 0xfe && second === 0xff) return { label: 'utf-16be', certainty: 'marked' };
  const wide = zeroByteOrder(head.subarray(0, SAMPLE_BYTES));
  if (wide !== null) return { label: wide, certainty: 'valid' };
  const declared = declaredEncoding(head);
  if (declared !== null) return { label: declared, certainty: 'declared' };
  return isUtf8(head) ? { label: 'utf-8', certainty: 'valid' } : { label: guessCodePage(head), certainty: 'guessed' };
}

/** Line breaks and separators of UTF-16 have a zero byte, always on the same side; other encodings have none. */
function zeroByteOrder(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) {
      if (index % 2 === 0) even += 1;
      else odd += 1;
    }
  }
  if (odd > 4 * even) return 'utf-16le';
  return even > 4 * odd ? 'utf-16be' : null;
}

function declaredEncoding(head: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(head.subarray(0, 300));
  const label = xmlDeclaration.exec(start)?.[1]?.toLowerCase();
  // Bytes that could be read as ASCII are not UTF-16, whatever the text claims.
  if (label === undefined || label.startsWith('utf-16') || label.startsWith('utf-8') || label.startsWith('ucs')) {
    return null;
  }
  try {
    new TextDecoder(label).decode();
    return label;
  } catch {
    return null;
  }
}

function isUtf8(head: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    // With `stream`, a character cut off by the end of the sample is no error.
    decoder.decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Code pages of Windows that TextDecoder knows, Western first. */
const codePages = [
  'windows-1252',
  'shift_jis',
  'gbk',
  'big5',
  'euc-kr',
  'windows-1251',
  'windows-1250',
  'windows-1253',
  'windows-1254',
] as const;

/** A table in another script shows by its level words: in the wrong code page they are words of no language. */
function guessCodePage(head: Uint8Array): string {
  for (const label of codePages) {
    const lines = new TextDecoder(label).decode(head.subarray(0, SAMPLE_BYTES), { stream: true }).split('\n', 20);
    const words = lines.map((line) => line.split(/[,;\t]/, 1)[0] ?? '');
    if (words.some((word) => notAscii.test(word) && levelOf(word) !== null)) return label;
  }
  return 'windows-1252';
}
