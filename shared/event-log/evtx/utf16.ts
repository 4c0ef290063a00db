/**
 * Arrays to hand to String.fromCharCode, one per length: the engine passes the elements of a plain array of small
 * integers on as they are, and takes a slow way with typed arrays and with arrays whose length changes. Each is made when
 * first used.
 */
const units: number[][] = [];

/** UTF-16LE text of `size` bytes (an odd last byte is ignored). Lone surrogates stay as they are. */
export function readUtf16(bytes: Uint8Array, offset: number, size: number): string {
  const count = size >> 1;
  if (count > 128) return readLong(bytes, offset, count);
  const list = (units[count] ??= zeros(count));
  for (let index = 0, at = offset; index < count; index++, at += 2) list[index] = bytes[at]! | (bytes[at + 1]! << 8);
  return String.fromCharCode.apply(null, list);
}

/** A list of so many zeros, without holes. */
export function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

/** Made when the first long text comes: it takes milliseconds. */
let decoder: TextDecoder | null = null;

function readLong(bytes: Uint8Array, offset: number, count: number): string {
  const end = offset + count * 2;
  for (let at = offset + 1; at < end; at += 2) {
    // A decoder would replace lone surrogates, so texts with any surrogate are put together here.
    if ((bytes[at]! & 0xf8) === 0xd8) {
      let text = '';
      for (let from = offset; from < end; from += 256) text += readUtf16(bytes, from, Math.min(256, end - from));
      return text;
    }
  }
  decoder ??= new TextDecoder('utf-16le', { ignoreBOM: true });
  return decoder.decode(bytes.subarray(offset, end));
}

/** Size in bytes of a UTF-16 text without the NULs that end it: writers differ in whether they count them. */
export function withoutNuls(bytes: Uint8Array, offset: number, size: number): number {
  let length = size & ~1;
  while (length > 0 && bytes[offset + length - 1] === 0 && bytes[offset + length - 2] === 0) length -= 2;
  return length;
}
