import { basename } from 'node:path';
import { failure, success, type Result } from '../../shared/result/result.ts';
import { describeFileError, describeOpenError, inputKind } from '../analyze.ts';
import type { Keys } from '../bundle/encryption.ts';
import type { ArchiveProblem } from '../bundle/limits.ts';
import { fileBytes, rangeOf } from '../bundle/random-bytes.ts';
import { type BundleLog, openBundle } from '../bundle/read.ts';

export interface LogSources {
  readonly logs: readonly BundleLog[];
  problems(): readonly ArchiveProblem[];
  close(): Promise<void>;
}

/** The logs behind a path: one for a log file, those inside for a bundle or zip. */
export async function readLogs(
  path: string,
  keys: Keys,
): Promise<Result<LogSources, { readonly code: 'unreadable'; readonly reason: string }>> {
  const kind = await inputKind(path);
  switch (kind.kind) {
    case 'unreadable':
      return failure({ code: 'unreadable', reason: kind.reason });
    case 'zip': {
      const bundle = await openBundle(path, { keys });
      return bundle.ok
        ? success(bundle.value)
        : failure({ code: 'unreadable', reason: describeOpenError(bundle.error) });
    }
    case 'log':
      try {
        const bytes = await fileBytes(path);
        const open = (): AsyncIterable<Uint8Array> => rangeOf(bytes, 0, bytes.size);
        return success({
          logs: [{ name: basename(path), size: bytes.size, open }],
          problems: () => [],
          close: () => bytes.close(),
        });
      } catch (error) {
        return failure({ code: 'unreadable', reason: describeFileError(error) });
      }
    default:
      return kind;
  }
}
