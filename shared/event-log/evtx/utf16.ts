const scratch = new Uint16Array(4096);

/** UTF-16LE text of `size` bytes (an odd last byte is ignored). Lone surrogates stay as they are. */
export function readUtf16(bytes: Uint8Array, offset: number, size: number): string {
  let text = '';
  let left = size >> 1;
  let at = offset;
  while (left > 0) {
    const take = left < 4096 ? left : 4096;
    for (let index = 0; index < take; index++, at += 2) {
      scratch[index] = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    }
    text += String.fromCharCode(...scratch.subarray(0, take));
    left -= take;
  }
  return text;
}

/** Size in bytes of a UTF-16 text without the NULs that end it: writers differ in whether they count them. */
export function withoutNuls(bytes: Uint8Array, offset: number, size: number): number {
  let length = size & ~1;
  while (length > 0 && bytes[offset + length - 1] === 0 && bytes[offset + length - 2] === 0) length -= 2;
  return length;
}
