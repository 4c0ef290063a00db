import { randomUUID } from 'node:crypto';
import { open as openFile, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { longestDropBytes } from '../../shared/ipc/contract.ts';
import type { IpcError } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { codeOf } from '../bundle/disk.ts';
import { makeWorkFolder } from '../bundle/work-folder.ts';

/** A file that was dropped into the window, as the page handed it over. */
export interface DroppedFile {
  /** As the page names it; never part of a path. */
  readonly name: string;
  /** Private copy, in a folder of its own. */
  readonly path: string;
  dispose(): Promise<void>;
}

/**
 * Takes dropped files over in pieces: the page reads them, so that this process never learns where they lie. One at a
 * time; the next lets an unfinished one go.
 */
export interface DroppedFiles {
  begin(name: string, bytes: number): Promise<Result<{ readonly dropId: string }, IpcError>>;
  add(dropId: string, bytes: Uint8Array): Promise<Result<{ readonly received: number }, IpcError>>;
  /** The whole file; its caller disposes of it. */
  end(dropId: string): Promise<Result<DroppedFile, IpcError>>;
  cancel(dropId: string): Promise<void>;
  dispose(): Promise<void>;
}

interface Current {
  readonly dropId: string;
  readonly name: string;
  readonly bytes: number;
  readonly folder: string;
  readonly path: string;
  readonly handle: FileHandle;
  received: number;
  /** Pieces are written in the order they came. */
  last: Promise<unknown>;
}

// Sample: `from-customer.zip`, `case.csbundle`.
const archiveName = /\.(?:zip|csbundle)$/iu;

export function createDroppedFiles(temporary: string): DroppedFiles {
  let current: Current | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other: of two that begin at once the first is let go by the second. */
  const inTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return await done;
  };

  const letGo = async (): Promise<void> => {
    const before = current;
    current = undefined;
    if (before === undefined) return;
    await before.last.catch(() => undefined);
    await before.handle.close().catch(() => undefined);
    await rm(before.folder, { recursive: true, force: true });
  };

  const open = async (name: string, bytes: number): Promise<Current> => {
    const folder = await makeWorkFolder(temporary);
    // What the name says of the form is all that is kept of it.
    const path = join(folder, archiveName.test(name) ? 'dropped.zip' : 'dropped');
    try {
      const handle = await openFile(path, 'wx', 0o600);
      return { dropId: randomUUID(), name, bytes, folder, path, handle, received: 0, last: Promise.resolve() };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  };

  /** Unless another has begun since. */
  const giveUp = async (drop: Current): Promise<void> =>
    await inTurn(async () => {
      if (current === drop) await letGo();
    });

  return {
    async begin(name, bytes) {
      if (bytes > longestDropBytes) return failure({ code: 'too-large', name, limitBytes: longestDropBytes });
      return await inTurn(async () => {
        await letGo();
        try {
          current = await open(name, bytes);
          return success({ dropId: current.dropId });
        } catch (error) {
          return failure(notTaken(name, error));
        }
      });
    },
    async add(dropId, bytes) {
      const drop = current;
      if (drop?.dropId !== dropId) return failure({ code: 'unknown-input' });
      if (drop.received + bytes.length > drop.bytes) {
        await giveUp(drop);
        return failure({ code: 'bad-input', detail: 'more bytes than were announced' });
      }
      drop.received += bytes.length;
      const { received } = drop;
      const writing = drop.last.then(async () => {
        await drop.handle.appendFile(bytes);
      });
      drop.last = writing;
      try {
        await writing;
        return success({ received });
      } catch (error) {
        await giveUp(drop);
        return failure(notTaken(drop.name, error));
      }
    },
    async end(dropId) {
      const drop = current;
      if (drop?.dropId !== dropId) return failure({ code: 'unknown-input' });
      if (drop.received !== drop.bytes) {
        await giveUp(drop);
        return failure({ code: 'input-unreadable', name: drop.name, reason: 'it changed while it was read' });
      }
      current = undefined;
      await drop.last;
      await drop.handle.close();
      return success({
        name: drop.name,
        path: drop.path,
        dispose: async () => await rm(drop.folder, { recursive: true, force: true }),
      });
    },
    async cancel(dropId) {
      if (current?.dropId === dropId) await giveUp(current);
    },
    dispose: async () => await inTurn(letGo),
  };
}

function notTaken(name: string, error: unknown): IpcError {
  const full = codeOf(error) === 'ENOSPC';
  const reason = full ? 'there is not enough space to look at it' : 'it could not be taken over';
  return { code: 'input-unreadable', name, reason };
}
