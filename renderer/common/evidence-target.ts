import type { FactKey, Facts } from '../../shared/facts/facts.ts';
import type { Evidence } from '../../shared/rules/rule.ts';

/** Where a piece of evidence is shown in its place. */
export type EvidenceTarget =
  | { readonly screen: 'timeline'; readonly file: string; readonly place: string }
  | { readonly screen: 'server'; readonly factKey: FactKey }
  | { readonly screen: 'network' };

// Samples: `record 4711`, `line 12`.
const isEventPlace = /^(?:record|line) \d+$/;

/** Null where no screen shows it, such as a collector that failed. */
export function evidenceTarget({ file, place }: Pick<Evidence, 'file' | 'place'>, facts: Facts): EvidenceTarget | null {
  if (isEventPlace.test(place)) return { screen: 'timeline', file, place };
  const keys = Object.keys(facts).filter((key): key is FactKey => key in facts);
  const ofFile = keys.filter((key) => facts[key]?.source.file === file);
  // Several facts may stand in one file: the one that names the same place comes first.
  const key = ofFile.find((candidate) => facts[candidate]?.source.place === place) ?? ofFile[0];
  if (key === undefined) return null;
  return key === 'network' ? { screen: 'network' } : { screen: 'server', factKey: key };
}
