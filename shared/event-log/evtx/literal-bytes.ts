/**
 * Where the literals of a program are gathered while it is compiled: texts as UTF-8 in words of eight bytes, the last
 * word of each padded with zeros. A few stores write such a text. The words are numbers to the engine, which keeps their
 * bits: UTF-8 holds no bytes that would make one of them a NaN.
 */
export const literalBytes: { bytes: Uint8Array<ArrayBuffer>; used: number } = {
  bytes: new Uint8Array(16_384),
  used: 0,
};

const encoder = new TextEncoder();

/** Adds a text; gives its size in bytes, without the padding. */
export function packLiteral(text: string): number {
  const { used } = literalBytes;
  // Three bytes a UTF-16 unit is the most UTF-8 takes.
  const most = used + text.length * 3 + 8;
  if (most > literalBytes.bytes.length) {
    const grown = new Uint8Array(Math.max(most, literalBytes.bytes.length * 2));
    grown.set(literalBytes.bytes.subarray(0, used));
    literalBytes.bytes = grown;
  }
  const { bytes } = literalBytes;
  const { written } = encoder.encodeInto(text, bytes.subarray(used));
  const end = used + written;
  literalBytes.used = (end + 7) & ~7;
  bytes.fill(0, end, literalBytes.used);
  return written;
}
