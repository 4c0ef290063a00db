import { open } from 'node:fs/promises';
import { logPieceBytes } from '../../shared/ipc/contract.ts';
import type { IpcError, RequestOutput } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';

/** One piece of a log, at most `logPieceBytes`; `end` where nothing follows. */
export async function readPiece(
  file: string,
  path: string,
  offset: number,
): Promise<Result<RequestOutput<'collection.read-log'>, IpcError>> {
  try {
    const handle = await open(path, 'r');
    try {
      const buffer = new Uint8Array(logPieceBytes);
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
      return success({ bytes: buffer.slice(0, bytesRead), end: bytesRead < buffer.length });
    } finally {
      await handle.close();
    }
  } catch (error) {
    return failure({ code: 'log-unreadable', file, detail: error instanceof Error ? error.message : String(error) });
  }
}
