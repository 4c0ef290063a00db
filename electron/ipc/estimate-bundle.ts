import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.ts';
import { isLogName } from '../bundle/gathered.ts';
import type { EndedRun } from './collection-runs.ts';

const deflate = promisify(deflateRaw);

/** Facts, findings, report and case together, packed; those of the sample servers take 17 to 25 KB. */
const documentBytes = 24 * 1024;
/**
 * A redacted log comes as JSON Lines and as XML. Packed, the two take 1.07 to 1.09 times the room of the .evtx on the
 * sample servers.
 */
const redactedForms = 1.1;

const pieceBytes = 256 * 1024;
const piecesPerFile = 4;

/**
 * About how large the bundle will be: what was collected, times how well some pieces of it pack. Reads a mebibyte of
 * each file at most.
 */
export async function estimateBundle(
  run: EndedRun,
  { redaction }: Pick<RequestInput<'bundle.estimate'>, 'redaction'>,
): Promise<RequestOutput<'bundle.estimate'>> {
  const rawForms = redaction.kind === 'none' || redaction.keepRawLogs === true ? 1 : 0;
  const forms = rawForms + (redaction.kind === 'none' ? 0 : redactedForms);
  let collectedBytes = 0;
  let aboutBytes = documentBytes;
  for (const file of run.collection.files) {
    const { size, packed } = await packedSize(file.path);
    collectedBytes += size;
    aboutBytes += packed * (isLogName(file.name) ? forms : 1);
  }
  return { collectedBytes, aboutBytes: Math.round(aboutBytes) };
}

async function packedSize(path: string): Promise<{ readonly size: number; readonly packed: number }> {
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      let looked = 0;
      let packed = 0;
      for (let piece = 0; piece < piecesPerFile; piece += 1) {
        const buffer = Buffer.alloc(pieceBytes);
        const from =
          size <= pieceBytes * piecesPerFile ? piece * pieceBytes : Math.floor((size / piecesPerFile) * piece);
        const { bytesRead } = await handle.read(buffer, 0, pieceBytes, from);
        looked += bytesRead;
        packed += bytesRead === 0 ? 0 : (await deflate(buffer.subarray(0, bytesRead))).length;
      }
      return { size, packed: looked === 0 ? 0 : (packed / looked) * size };
    } finally {
      await handle.close();
    }
  } catch {
    // A file that is gone is told when the bundle is written.
    return { size: 0, packed: 0 };
  }
}
