import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { IpcError, OpenedInput, OpenResult } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import type { Keys } from '../bundle/encryption.ts';
import { makeWorkFolder } from '../bundle/work-folder.ts';
import { isRequestFile } from '../request/received-requests.ts';
import type { ReceivedRequests } from '../request/received-requests.ts';
import { readInput } from './read-input.ts';

/** A file to open: one of the disk, or the private copy of a dropped one, which is disposed of in the end. */
export interface InputFile {
  readonly path: string;
  readonly name?: string;
  dispose?(): Promise<void>;
}

/** The files that are open in this window, two at most; their logs are read in pieces like those of a collection. */
export interface OpenedInputs {
  /** `beside` names an opened file that stays open; every other one is let go. */
  open(file: InputFile, beside?: string): Promise<Result<OpenResult, IpcError>>;
  /** Goes on with a file that needed a key. */
  unlock(lockId: string, keys: Keys): Promise<Result<OpenResult, IpcError>>;
  isLocked(lockId: string): boolean;
  /** Ends what is being opened; it then answers `not-opened`. */
  stop(): void;
  /** Where a log of an opened file lies, or undefined. */
  logPath(runId: string, file: string): string | undefined;
  /** Lets one file go, with all that was unpacked of it. */
  close(runId: string): Promise<void>;
  dispose(): Promise<void>;
}

export interface OpenedInputsOptions {
  /** Folder for the unpacked logs of archives. */
  readonly temporary: string;
  readonly nowMs: () => number;
  readonly requests: ReceivedRequests;
  /** Whether the person has keys of their own that may open a locked file. */
  hasOwnKey(): Promise<boolean>;
  /** Told what share of an archive has been unpacked, 0 to 1. */
  readonly onShare: (name: string, share: number) => void;
  /** Told of every file of the disk that was opened. */
  onOpened(path: string, kind: OpenedInput['kind'] | 'request'): void;
}

interface Current {
  readonly logs: ReadonlyMap<string, string>;
  release(): Promise<void>;
}

interface Locked {
  readonly file: InputFile;
  readonly beside: string | undefined;
}

const noKeys: Keys = { identities: [], passphrases: [] };

export function createOpenedInputs(options: OpenedInputsOptions): OpenedInputs {
  const opened = new Map<string, Current>();
  // One at a time: the question for a key is answered before another file is opened.
  let locked: (Locked & { readonly lockId: string }) | undefined;

  let opening: AbortController | undefined;

  const close = async (runId: string): Promise<void> => {
    const current = opened.get(runId);
    opened.delete(runId);
    await current?.release();
  };

  const openWith = async (
    file: InputFile,
    keys: Keys,
    beside: string | undefined,
  ): Promise<Result<OpenResult, IpcError>> => {
    const name = file.name ?? basename(file.path);
    const folder = await makeWorkFolder(options.temporary);
    const release = async (): Promise<void> => {
      await rm(folder, { recursive: true, force: true });
      await file.dispose?.();
    };
    const stopping = new AbortController();
    opening = stopping;
    const read = await readInput(file.path, {
      name,
      folder,
      keys,
      nowMs: options.nowMs(),
      signal: stopping.signal,
      onShare: (share) => options.onShare(name, share),
    });
    if (opening === stopping) opening = undefined;
    if (stopping.signal.aborted) {
      await release();
      return success({ kind: 'not-opened' });
    }
    if (read.ok) {
      for (const runId of [...opened.keys()].filter((each) => each !== beside)) await close(runId);
      const runId = randomUUID();
      opened.set(runId, { logs: read.value.logs, release });
      if (file.dispose === undefined) options.onOpened(file.path, read.value.input.kind);
      return success({ kind: 'opened', opened: { runId, ...read.value.input } });
    }
    if (read.error.kind === 'locked') {
      await rm(folder, { recursive: true, force: true });
      const lockId = randomUUID();
      locked = { lockId, file, beside };
      return success({
        kind: 'needs-key',
        lockId,
        name,
        problem: read.error.problem,
        hasOwnKey: await options.hasOwnKey(),
      });
    }
    await release();
    return failure({ code: 'input-unreadable', name, reason: read.error.reason });
  };

  const forgetLocked = async (): Promise<void> => {
    const before = locked;
    locked = undefined;
    await before?.file.dispose?.();
  };

  return {
    async open(file, beside) {
      await forgetLocked();
      if (!(await isRequestFile(file.path, file.name))) return await openWith(file, noKeys, beside);
      const received = await options.requests.readFile(file.path, file.name);
      if (file.dispose === undefined && received.ok) options.onOpened(file.path, 'request');
      await file.dispose?.();
      return received.ok ? success({ kind: 'request', received: received.value }) : received;
    },
    async unlock(lockId, keys) {
      const before = locked;
      if (before?.lockId !== lockId) return failure({ code: 'unknown-input' });
      locked = undefined;
      return await openWith(before.file, keys, before.beside);
    },
    isLocked: (lockId) => locked?.lockId === lockId,
    stop: () => opening?.abort(),
    logPath: (runId, file) => opened.get(runId)?.logs.get(file),
    close,
    async dispose() {
      await forgetLocked();
      for (const runId of opened.keys()) await close(runId);
    },
  };
}
