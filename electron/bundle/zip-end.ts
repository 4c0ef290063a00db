import type { RandomBytes } from './random-bytes.ts';

/** Where an archive lies inside its file, by its end-of-directory record. */
export interface ZipExtent {
  /** Bytes before the archive's own first byte. */
  readonly start: number;
  /** Just behind the end record and its comment. */
  readonly end: number;
  /** Offset of the central directory in the file, and its length as the end record claims it. */
  readonly directory: { readonly offset: number; readonly length: number } | null;
}

const endSignature = 0x06054b50;
const endLength = 22;
const longestComment = 0xffff;
const locatorSignature = 0x07064b50;
const directorySignature = 0x02014b50;

/**
 * Finds the archive in a file that may have bytes glued before or behind it. Null where there is no end record.
 * Of several end records the last sound one wins, as in every common tool.
 */
export async function findZipExtent(bytes: RandomBytes): Promise<ZipExtent | null> {
  const tailLength = Math.min(bytes.size, endLength + longestComment + 4096);
  const tailStart = bytes.size - tailLength;
  const tail = await bytes.read(tailStart, tailLength);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = view.byteLength - endLength; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) {
      continue;
    }
    const end = tailStart + at + endLength + view.getUint16(at + 20, true);
    if (end > bytes.size) {
      continue;
    }
    const isZip64 = at >= 20 && view.getUint32(at - 20, true) === locatorSignature;
    if (isZip64) {
      // Its offsets are 64-bit and counted from the start of the file; yauzl checks them.
      return { start: 0, end, directory: null };
    }
    const length = view.getUint32(at + 12, true);
    const claimed = view.getUint32(at + 16, true);
    const offset = tailStart + at - length;
    const start = offset - claimed;
    if (start < 0 || offset < 0) {
      // The directory cannot end where it has to: let yauzl look at the place it names.
      return { start: 0, end, directory: null };
    }
    if (start > 0 && !(await holds(bytes, offset, directorySignature)) && length > 0) {
      return { start: 0, end, directory: null };
    }
    return { start, end, directory: { offset, length } };
  }
  return null;
}

async function holds(bytes: RandomBytes, position: number, signature: number): Promise<boolean> {
  const found = await bytes.read(position, 4);
  return found.length === 4 && new DataView(found.buffer, found.byteOffset, 4).getUint32(0, true) === signature;
}
