import { open, readdir } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { failure, success } from '../../../shared/result/result.ts';
import type { Result } from '../../../shared/result/result.ts';
import type { CallLimits, FileDoor, HostError } from '../host.ts';
import { decodeOutput } from './text-decoding.ts';
import { readProductVersion } from './version-resource.ts';

/** Reads files by their Windows paths; `codePage` decodes texts that carry no sign of their encoding. */
export function createFileDoor(codePage: () => Promise<number>): FileDoor {
  return {
    async readText(path, limits) {
      const page = await codePage();
      return await withFile(path, limits, async (file) => decodeOutput(await readAt(file, 0, limits.maxBytes), page));
    },
    async list(folder, limits) {
      const work = async (): Promise<Result<readonly string[], HostError>> => {
        try {
          const entries = await readdir(folder, { withFileTypes: true });
          return success(
            entries
              .filter((entry) => entry.isFile())
              .map((entry) => entry.name)
              .toSorted(),
          );
        } catch (error) {
          return failure(openError(folder, error));
        }
      };
      return await Promise.race([work(), endOf(limits, folder)]);
    },
    async productVersion(path, limits) {
      const version = await withFile(path, limits, (file) =>
        readProductVersion({ read: (offset, length) => readAt(file, offset, length) }),
      );
      if (!version.ok) {
        return version;
      }
      return version.value === null
        ? failure({ code: 'failed', detail: `${path} carries no version` })
        : success(version.value);
    },
  };
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(Math.min(length, Math.max(0, (await file.stat()).size - offset)));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
  return buffer.subarray(0, bytesRead);
}

/** A file on a dead share can hang for minutes: the call ends with its limits, the file handle whenever it can. */
async function withFile<Value>(
  path: string,
  limits: CallLimits,
  job: (file: FileHandle) => Promise<Value>,
): Promise<Result<Value, HostError>> {
  const work = async (): Promise<Result<Value, HostError>> => {
    let file: FileHandle;
    try {
      file = await open(path, 'r');
    } catch (error) {
      return failure(openError(path, error));
    }
    try {
      return success(await job(file));
    } catch (error) {
      return failure(openError(path, error));
    } finally {
      await file.close();
    }
  };
  return await Promise.race([work(), endOf(limits, path)]);
}

function endOf(limits: CallLimits, path: string): Promise<Result<never, HostError>> {
  return new Promise((done) => {
    const cancelled = (): void => {
      done(failure({ code: 'cancelled', detail: `reading ${path} was cancelled` }));
    };
    if (limits.signal.aborted) {
      cancelled();
      return;
    }
    limits.signal.addEventListener('abort', cancelled, { once: true });
    setTimeout(() => {
      limits.signal.removeEventListener('abort', cancelled);
      done(failure({ code: 'timed-out', detail: `${path} could not be read within ${limits.timeoutMs} ms` }));
    }, limits.timeoutMs).unref();
  });
}

function openError(path: string, error: unknown): HostError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'missing', detail: `no file ${path}` };
    case 'EACCES':
    case 'EPERM':
      return { code: 'denied', detail: `${path} may not be read` };
    case 'EBUSY':
      return { code: 'failed', detail: `${path} is locked by another program` };
    default:
      return { code: 'failed', detail: `${path}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
