import { createReadStream } from 'node:fs';
import type { CollectorOutcome } from '../../shared/facts/collection.ts';
import type { Facts } from '../../shared/facts/facts.ts';
import type { Collection } from '../collect/collector.ts';

/** What goes into a bundle, whether it was just collected, redacted, or read from another bundle. */
export interface Gathered {
  /** ISO UTC; verdicts are judged at this moment. */
  readonly collectedAt: string;
  /** Asked window, ISO UTC; null where none was asked for. */
  readonly window: { readonly since: string | null; readonly until: string | null };
  readonly facts: Facts;
  readonly outcomes: readonly CollectorOutcome[];
  readonly files: readonly SourceFile[];
}

export interface SourceFile {
  /** Name in the bundle, `/` separated. */
  readonly name: string;
  /** Id of the collector that brought it, or the empty string. */
  readonly collector: string;
  /** The bytes from the start each time; rejects where the medium fails. */
  open(): AsyncIterable<Uint8Array>;
}

export function gatheredFrom(collection: Collection): Gathered {
  return {
    collectedAt: collection.collectedAt,
    window: {
      since: new Date(collection.sinceMs).toISOString(),
      until: new Date(collection.untilMs).toISOString(),
    },
    facts: collection.facts,
    outcomes: collection.outcomes,
    files: collection.files.map(({ name, path, collector }) => ({ name, collector, open: () => filePieces(path) })),
  };
}

/** The bytes of a file, opened when they are wanted. */
export async function* filePieces(path: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path)) {
    if (piece instanceof Uint8Array) {
      yield piece;
    }
  }
}

// Sample: `Application.evtx`, `logs/export.CSV`.
const logName = /\.(?:evtx|xml|csv|jsonl)$/iu;
// Sample: `__MACOSX/._Application.evtx`: macOS adds one beside every file, and it is no log.
const finderFork = /(?:^|\/)(?:__MACOSX\/|\._)/u;

export function isLogName(name: string): boolean {
  return logName.test(name) && !finderFork.test(name);
}

const forms = ['evtx', 'jsonl', 'xml', 'csv'];

/**
 * A bundle of ours may hold the same events in several forms (redacted ones do, as JSON Lines and XML): of each log
 * the most exact form, in the order given. A raw log beside its redacted form is for a person to open, not for us.
 */
export function bestForms<File extends { readonly name: string }>(logs: readonly File[]): readonly File[] {
  const best = new Map<string, File>();
  for (const log of logs) {
    const rival = best.get(stemOf(log.name));
    if (rival === undefined || rankOf(log.name) < rankOf(rival.name)) {
      best.set(stemOf(log.name), log);
    }
  }
  return logs.filter(
    (log) =>
      best.get(stemOf(log.name)) === log &&
      !(log.name.startsWith(rawFolder) && best.has(stemOf(log.name.slice(rawFolder.length)))),
  );
}

/** Where a redacted bundle keeps event logs as they were, if the administrator wants that. */
export const rawFolder = 'raw/';

/** `logs/Application.evtx` → `logs/Application`. */
export const stemOf = (name: string): string => name.slice(0, name.lastIndexOf('.'));

const rankOf = (name: string): number => forms.indexOf(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
