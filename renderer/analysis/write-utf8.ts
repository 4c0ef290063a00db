/**
 * Writes a text as UTF-8 at `at` and gives where it ends; there must be room for three bytes a character. Lone surrogates
 * become U+FFFD, as TextEncoder has it; but that one leaves an object of the browser behind for each text, of a million
 * tens of megabytes until they are collected.
 */
export function writeUtf8(text: string, bytes: Uint8Array, at: number): number {
  let end = at;
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code < 0x80) {
      bytes[end++] = code;
      continue;
    }
    if (code < 0x800) {
      bytes[end++] = 0xc0 | (code >> 6);
      bytes[end++] = 0x80 | (code & 0x3f);
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      // Half of a pair that is whole, or nothing.
      const pair = text.codePointAt(index)!;
      if (pair > 0xffff) {
        index += 1;
        bytes[end++] = 0xf0 | (pair >> 18);
        bytes[end++] = 0x80 | ((pair >> 12) & 0x3f);
        bytes[end++] = 0x80 | ((pair >> 6) & 0x3f);
        bytes[end++] = 0x80 | (pair & 0x3f);
        continue;
      }
      code = 0xfffd;
    }
    bytes[end++] = 0xe0 | (code >> 12);
    bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
    bytes[end++] = 0x80 | (code & 0x3f);
  }
  return end;
}
