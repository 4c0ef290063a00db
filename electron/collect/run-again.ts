import type { Facts } from '../../shared/facts/facts.ts';
import type { Host } from '../host/host.ts';
import type { Collection, Collector } from './collector.ts';
import { collectors as allCollectors } from './registry.ts';
import { runCollection } from './run.ts';

export interface RunAgain {
  /** Id of the collector. */
  readonly id: string;
  readonly collection: Collection;
  readonly host: Host;
  readonly workFolder: string;
  readonly signal: AbortSignal;
  readonly collectors?: readonly Collector[];
}

/**
 * Runs one collector once more and puts its new outcome, facts and files in the place of the old ones. What it builds
 * upon is taken from the collection as it stands.
 */
export async function runAgain(again: RunAgain): Promise<Collection> {
  const { id, collection, host, workFolder, signal } = again;
  const collectors = again.collectors ?? allCollectors;
  const wanted = collectors.find((collector) => collector.id === id);
  if (wanted === undefined) return collection;
  const before = collectors.filter((collector) => wanted.after.includes(collector.id));
  const { sinceMs, untilMs } = collection;
  const result = await runCollection(
    { host, workFolder, sinceMs, untilMs, signal, onEvent: () => undefined },
    { collectors: [...before.map((collector) => asItWas(collector, collection)), wanted] },
  );
  const outcome = result.outcomes.find((each) => each.id === id);
  if (outcome === undefined) return collection;
  return {
    ...collection,
    facts: { ...without(collection.facts, wanted.supplies), ...only(result.facts, wanted.supplies) },
    outcomes: collection.outcomes.map((each) => (each.id === id ? outcome : each)),
    files: [
      ...collection.files.filter(({ collector }) => collector !== id),
      ...result.files.filter(({ collector }) => collector === id),
    ],
  };
}

/** A collector that answers with what it brought the last time. */
function asItWas(collector: Collector, collection: Collection): Collector {
  const outcome = collection.outcomes.find(({ id }) => id === collector.id);
  return {
    ...collector,
    after: [],
    collect: async () =>
      await Promise.resolve({
        state: outcome?.state ?? 'missing',
        reason: outcome?.reason ?? 'it was not collected',
        facts: only(collection.facts, collector.supplies),
        files: collection.files.filter((file) => file.collector === collector.id),
      }),
  };
}

function only(facts: Facts, keys: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => keys.includes(key)));
}

function without(facts: Facts, keys: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !keys.includes(key)));
}
