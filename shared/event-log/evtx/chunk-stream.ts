import type { ByteSource } from '../log-reading.ts';
import { openByteWindow } from './byte-window.ts';
import { CHUNK_SIZE } from './chunk-view.ts';
import { findChunk, hasFirstRecord, isChunk } from './chunk-walk.ts';
import type { Crc32 } from './crc32.ts';
import type { ProblemList } from './problem-list.ts';

/** Header block at a log's start; the header proper fills its first 128 bytes. */
const FILE_HEADER_SIZE = 4096;

/** Header flag: the writer keeps no checksums. */
const NO_CHECKSUMS = 4;

/** Enough bytes behind a chunk to recognise the start of another one that begins on its last byte. */
const LOOKAHEAD = 64;

export interface StreamedChunk {
  /** Offset in the file. */
  readonly offset: number;
  /** Valid until the next chunk is asked for. */
  readonly bytes: Uint8Array;
  /** What its checksums are made with; null where this log keeps none. */
  readonly crc32: Crc32 | null;
}

/** True for a log's first bytes (8 suffice), and for a bare run of chunks whose file header was lost. */
export function looksLikeEvtx(firstBytes: Uint8Array): boolean {
  return isFileHeader(firstBytes) || isChunk(firstBytes, 0);
}

function isFileHeader(bytes: Uint8Array): boolean {
  // "ElfFile\0"
  return bytes.length >= 8 && [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0].every((byte, at) => bytes[at] === byte);
}

export interface ChunkStream {
  /** The next chunk if its bytes are at hand and nothing is wrong, else null: then `next` has to be asked. */
  now(): StreamedChunk | null;
  /** The next chunk, or null at the end. */
  next(): Promise<StreamedChunk | null>;
  close(): Promise<void>;
}

/**
 * Every chunk there is, to the end of the bytes and whatever the header counts. Chunks stand every 64 KiB; where one is
 * missing, the next is looked for at any offset. Reports what lies between. `buffer` as for `openByteWindow`.
 */
export function streamChunks(
  source: ByteSource,
  problems: ProblemList,
  progress: { bytes: number },
  crc32: Crc32,
  buffer?: Uint8Array<ArrayBuffer>,
): ChunkStream {
  const window = openByteWindow(source, buffer);
  let lostFrom = -1;
  let isOpen = false;
  let checksums: Crc32 | null = null;
  /** Bytes of the chunk given last, to be skipped when the next is asked for. */
  let given = 0;

  const lostUntil = (offset: number): void => {
    if (lostFrom < 0) return;
    problems.add('bytes-unreadable', 'These bytes hold no chunk of events.', lostFrom, offset - lostFrom);
    lostFrom = -1;
  };
  const skipGiven = (): void => {
    if (given > 0) window.skip(given);
    given = 0;
  };
  const give = (bytes: Uint8Array): StreamedChunk => {
    const offset = window.offset();
    given = bytes.length;
    progress.bytes = offset + bytes.length;
    return { offset, bytes, crc32: checksums };
  };

  return {
    now() {
      if (!isOpen || lostFrom >= 0) return null;
      skipGiven();
      const bytes = window.peekNow(CHUNK_SIZE);
      return bytes !== null && isChunk(bytes, 0) ? give(bytes) : null;
    },
    async next() {
      if (!isOpen) {
        isOpen = true;
        const header = await window.peek(FILE_HEADER_SIZE);
        checksums = readFileHeader(header, problems, crc32) ? crc32 : null;
        if (isFileHeader(header)) window.skip(header.length);
      }
      skipGiven();
      for (;;) {
        progress.bytes = window.offset();
        let bytes = await window.peek(CHUNK_SIZE);
        if (bytes.length === 0) break;
        const offset = window.offset();
        if (isChunk(bytes, 0) || hasFirstRecord(bytes)) {
          lostUntil(offset);
          if (!isChunk(bytes, 0)) {
            problems.add(
              'chunk-header-damaged',
              'The chunk has lost its signature; its records are read all the same.',
              offset,
              0,
            );
          }
          return give(bytes);
        }
        bytes = await window.peek(CHUNK_SIZE + LOOKAHEAD);
        const next = findChunk(bytes, 1, CHUNK_SIZE);
        const step = next > 0 ? next : Math.min(bytes.length, CHUNK_SIZE);
        // A log grows in steps, so zeros are room for chunks to come.
        if (lostFrom < 0 && bytes.subarray(0, step).some((byte) => byte !== 0)) lostFrom = offset;
        window.skip(step);
      }
      lostUntil(window.offset());
      progress.bytes = window.offset();
      return null;
    },
    close: async () => await window.close(),
  };
}

/** Checks the file header; says whether the log has checksums. */
function readFileHeader(header: Uint8Array, problems: ProblemList, crc32: Crc32): boolean {
  if (!isFileHeader(header)) {
    const detail =
      header.length === 0 ? 'The file is empty.' : 'The file does not begin with the header of an event log.';
    problems.add('header-missing', detail, 0, 0);
    return true;
  }
  if (header.length < FILE_HEADER_SIZE) {
    problems.add('truncated', 'The file ends inside its header.', header.length, 0);
    return true;
  }
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const checksums = (view.getUint32(120, true) & NO_CHECKSUMS) === 0;
  const major = view.getUint16(38, true);
  const minor = view.getUint16(36, true);
  if (checksums && crc32(header.subarray(0, 120)) !== view.getUint32(124, true)) {
    problems.add('header-checksum', "The file header's checksum does not match; nothing in it is relied upon.", 0, 0);
  }
  if (major !== 3 || minor < 1 || minor > 2) {
    problems.add(
      'version-unknown',
      `Format ${major}.${minor} is not known (3.1 and 3.2 are); it is read as 3.2.`,
      36,
      0,
    );
  }
  return checksums;
}
