import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
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

  const dispose = async (): Promise<void> => {
    const before = current;
    current = undefined;
    if (before === undefined) return;
    await before.last.catch(() => undefined);
    await before.handle.close().catch(() => undefined);
    await rm(before.folder, { recursive: true, force: true });
  };

  return {
    async begin(name, bytes) {
      if (bytes > longestDropBytes) return failure({ code: 'too-large', name, limitBytes: longestDropBytes });
      await dispose();
      const folder = await makeWorkFolder(temporary);
      // What the name says of the form is all that is kept of it.
      const path = join(folder, archiveName.test(name) ? 'dropped.zip' : 'dropped');
      const handle = await open(path, 'wx', 0o600);
      const dropId = randomUUID();
      current = { dropId, name, bytes, folder, path, handle, received: 0, last: Promise.resolve() };
      return success({ dropId });
    },
    async add(dropId, bytes) {
      const drop = current;
      if (drop?.dropId !== dropId) return failure({ code: 'unknown-input' });
      if (drop.received + bytes.length > drop.bytes) {
        await dispose();
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
        await dispose();
        const full = codeOf(error) === 'ENOSPC';
        return failure({
          code: 'input-unreadable',
          name: drop.name,
          reason: full ? 'there is not enough space to look at it' : 'it could not be taken over',
        });
      }
    },
    async end(dropId) {
      const drop = current;
      if (drop?.dropId !== dropId) return failure({ code: 'unknown-input' });
      if (drop.received !== drop.bytes) {
        await dispose();
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
      if (current?.dropId === dropId) await dispose();
    },
    dispose,
  };
}
