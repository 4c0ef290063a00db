import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { EventPayload } from '../../shared/ipc/contract.ts';

export type Offer = EventPayload<'input.opened-elsewhere'>;

/** Files that came from outside the window: by the command line, a double click or a second start. */
export interface OfferedFiles {
  offer(path: string): Offer;
  /** The latest that was not opened yet, or null. */
  waiting(): Offer | null;
  /** The path of an offer, once. */
  take(offerId: string): string | undefined;
}

export function createOfferedFiles(): OfferedFiles {
  let waiting: (Offer & { readonly path: string }) | undefined;
  return {
    offer(path) {
      const offer = { offerId: randomUUID(), name: basename(path) };
      waiting = { ...offer, path };
      return offer;
    },
    waiting: () => (waiting === undefined ? null : { offerId: waiting.offerId, name: waiting.name }),
    take(offerId) {
      if (waiting?.offerId !== offerId) return undefined;
      const { path } = waiting;
      waiting = undefined;
      return path;
    },
  };
}

// Sample: `C:\cases\SYNC01.csbundle`, `bundle.zip.age`, `Application.evtx`, `case-4711.bundle-request`.
const inputName = /\.(?:zip|age|csbundle|evtx|xml|csv|jsonl|bundle-request)$/iu;

/**
 * The file that a start of the app names, or undefined. Everything else on the command line is without effect: switches,
 * names that no file has, and files of other kinds.
 */
export function fileArgument(argv: readonly string[], folder: string): string | undefined {
  const named = argv.slice(1).filter((argument) => !argument.startsWith('-') && inputName.test(argument));
  return named.map((argument) => resolve(folder, argument)).findLast((path) => isFile(path));
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
