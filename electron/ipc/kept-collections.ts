import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { openKeptCollection } from '../bundle/work-folder.ts';
import type { KeptCollection } from '../bundle/work-folder.ts';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import type { CollectionRuns } from './collection-runs.ts';

/** Collections that are in no bundle: after a crash of the app or of its page they need not be made again. */
export interface KeptCollections {
  /** The newest one, or null. */
  waiting(): RequestOutput<'app.describe'>['kept'];
  find(keptId: string): KeptCollection | undefined;
  /** It was taken up again, and is no longer this one's to offer. */
  taken(keptId: string): void;
  /** Removes it with its files. */
  forget(keptId: string): Promise<void>;
}

/** `folders`: what `sweepWorkFolders` has found, the latest first. */
export async function createKeptCollections(
  folders: readonly string[],
  runs: CollectionRuns,
): Promise<KeptCollections> {
  const read = await Promise.all(folders.map(async (folder) => await openKeptCollection(folder)));
  let found: readonly KeptCollection[] = read.flatMap((kept) => (kept.ok ? [kept.value] : []));
  const all = (): readonly KeptCollection[] => [runs.unsaved() ?? [], found].flat();
  return {
    waiting() {
      const kept = all()[0];
      return kept === undefined
        ? null
        : {
            keptId: idOf(kept),
            serverName: kept.host.name,
            isSample: kept.host.kind === 'sample',
            collectedAt: kept.collection.collectedAt,
          };
    },
    find: (keptId) => all().find((kept) => idOf(kept) === keptId),
    taken(keptId) {
      found = found.filter((kept) => idOf(kept) !== keptId);
    },
    async forget(keptId) {
      const kept = found.find((each) => idOf(each) === keptId);
      found = found.filter((each) => each !== kept);
      if (kept !== undefined) await rm(kept.folder, { recursive: true, force: true });
      else if (runs.unsaved() !== null) await runs.dispose();
    },
  };
}

function idOf({ folder }: KeptCollection): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 32);
}
