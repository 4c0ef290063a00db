import type { FactKey, Facts } from '../../shared/facts/facts.ts';
import type { Evidence } from '../../shared/rules/rule.ts';

/** Where a piece of evidence is shown in its place. */
export type EvidenceTarget =
  | { readonly screen: 'timeline'; readonly file: string; readonly place: string }
  | { readonly screen: 'server'; readonly factKey: FactKey }
  | { readonly screen: 'network' };

// Samples: `record 4711`, `line 12`.
const isEventPlace = /^(?:record|line) \d+$/;

/**
 * Null where no screen shows it, such as a collector that failed. All facts stand in one file: which one is meant is told
 * by the place, and by `hints`, the facts that the finding was judged by.
 */
export function evidenceTarget(
  { file, place }: Pick<Evidence, 'file' | 'place'>,
  facts: Facts,
  hints: readonly FactKey[] = [],
): EvidenceTarget | null {
  if (isEventPlace.test(place)) return { screen: 'timeline', file, place };
  const all = Object.keys(facts).filter((key): key is FactKey => key in facts);
  const ofFile = all.filter((key) => facts[key]?.source.file === file);
  const hinted = ofFile.filter((key) => hints.includes(key));
  const key =
    ofFile.find((candidate) => facts[candidate]?.source.place === place) ??
    [...hinted, ...ofFile].find((candidate) => holds(facts[candidate]?.value, place)) ??
    hinted[0];
  if (key === undefined) return null;
  return key === 'network' ? { screen: 'network' } : { screen: 'server', factKey: key };
}

/** Whether a text stands in a value, whole or as `HOST:PORT`. */
function holds(value: unknown, place: string): boolean {
  // Samples: `relay.servicebus.windows.net:443`, `Windows TLS to relay.servicebus.windows.net`
  const host = /^(?:Windows TLS to )?([\w.-]+?)(?::\d+)?$/.exec(place)?.[1];
  const text = JSON.stringify(value) ?? '';
  return text.includes(JSON.stringify(place)) || (host !== undefined && text.includes(JSON.stringify(host)));
}
