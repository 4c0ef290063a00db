import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Disk } from './disk.ts';

// A bundle grows under a name of its own and gets the final one when it is whole. The name tells who writes it, so
// that the next run can remove what a killed one left behind.

/** Tells the machines that share a folder apart, without naming them. */
export const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
// Sample: `.connect-bundle-1a2b3c4d-4711-9f8e7d6c5b4a.partial`.
const partialName = /^\.connect-bundle-(?<machine>[0-9a-f]{8})-(?<process>[0-9]{1,10})-[0-9a-f]{12}\.partial$/u;

export function isPartialName(name: string): boolean {
  return partialName.test(name);
}

export function partialPath(folder: string): string {
  return join(folder, `.connect-bundle-${machine}-${process.pid}-${randomBytes(6).toString('hex')}.partial`);
}

/** Removes what killed runs of this machine left in a folder. Failing to is no error: the next run tries again. */
export async function removeStalePartials(disk: Disk, folder: string): Promise<readonly string[]> {
  const removed: string[] = [];
  let names: readonly string[] = [];
  try {
    names = await disk.list(folder);
  } catch {
    return removed;
  }
  for (const name of names) {
    const found = partialName.exec(name)?.groups;
    if (found === undefined || found['machine'] !== machine || isAlive(Number(found['process']))) {
      continue;
    }
    try {
      await disk.remove(join(folder, name));
      removed.push(name);
    } catch {
      // Someone else was faster, or may and we may not.
    }
  }
  return removed;
}

export function isAlive(process_: number): boolean {
  if (process_ === process.pid) {
    return true;
  }
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
