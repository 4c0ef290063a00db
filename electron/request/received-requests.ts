import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ReceivedRequest } from '../../shared/ipc/contract.ts';
import { requestSuffix } from '../../shared/request/request.ts';
import { failure, success } from '../../shared/result/result.ts';
import type { Result } from '../../shared/result/result.ts';
import { describeFileError } from '../analyze.ts';
import { readRequestText, type CheckedRequest } from './sign-request.ts';

export interface UnreadableRequest {
  readonly code: 'request-unreadable';
  readonly name: string;
  readonly reason: string;
}

/** The requests that were received in this window; a collection names the one it is made for. */
export interface ReceivedRequests {
  /** `name` is the file's own, empty for pasted text. */
  readText(text: string, name: string): Result<ReceivedRequest, UnreadableRequest>;
  /** `name` where the file is shown under another one than its own. */
  readFile(path: string, name?: string): Promise<Result<ReceivedRequest, UnreadableRequest>>;
  find(requestId: string): CheckedRequest | undefined;
}

/** A mail may hold a request; a request alone is far smaller. */
const longestFile = 1024 * 1024;
const longestKept = 20;

export function createReceivedRequests(nowMs: () => number): ReceivedRequests {
  const kept = new Map<string, CheckedRequest>();
  const readText: ReceivedRequests['readText'] = (text, name) => {
    const read = readRequestText(text, nowMs());
    if (!read.ok) return failure({ code: 'request-unreadable', name, reason: read.error.reason });
    const requestId = randomUUID();
    kept.set(requestId, read.value);
    const oldest = kept.size > longestKept ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return success({ requestId, name, ...read.value });
  };
  return {
    readText,
    async readFile(path, name = basename(path)) {
      const text = await readHead(path, longestFile + 1);
      if (!text.ok) return failure({ code: 'request-unreadable', name, reason: text.error });
      return text.value.length > longestFile
        ? failure({ code: 'request-unreadable', name, reason: 'it is far too large for a request' })
        : readText(text.value, name);
    },
    find: (requestId) => kept.get(requestId),
  };
}

/** Whether a file is a request and no bundle or log: by its name, else by what its first part holds. */
export async function isRequestFile(path: string, name: string = path): Promise<boolean> {
  if (name.toLowerCase().endsWith(requestSuffix)) return true;
  const head = await readHead(path, 64 * 1024);
  if (!head.ok) return false;
  // Sample: `{ "schema": "connect-support-bundle/request/1", …`; in a mail the block stands below a summary.
  return (
    /^\uFEFF?\s*\{\s*"schema"\s*:\s*"connect-support-bundle\/request\//u.test(head.value) ||
    /^[\s>|]*-----BEGIN BUNDLE REQUEST-----/mu.test(head.value)
  );
}

async function readHead(path: string, bytes: number): Promise<Result<string, string>> {
  try {
    const handle = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(bytes);
      const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
      return success(buffer.toString('utf8', 0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return failure(describeFileError(error));
  }
}
