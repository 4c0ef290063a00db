import type { RedactionCategory } from './category.ts';
import { isCommonWord } from './protected.ts';
import type { Pseudonym } from './pseudonyms.ts';
import { isDistinctive } from './vocabulary.ts';

/** A value that must not stand anywhere in what is handed out. */
export interface LeakTerm {
  readonly value: string;
  readonly category: RedactionCategory;
  /** It counts only where it does not touch a letter or digit. */
  readonly whole: boolean;
}

/**
 * What the leak scan looks for. Names that are ordinary words (a user called `test`, a host called `server`) are left
 * out: their bare word stands in every log, and where it means the person its place gave it away.
 */
export function leakTermsOf(pseudonyms: readonly Pseudonym[], secrets: readonly string[]): readonly LeakTerm[] {
  const terms: LeakTerm[] = [];
  for (const { value, category, count } of pseudonyms) {
    if (count === 0 || category === 'credentials' || !isSearchable(value, category)) continue;
    terms.push({ value, category, whole: isWhole(value, category) });
  }
  for (const value of secrets) terms.push({ value, category: 'credentials', whole: false });
  return terms;
}

function isSearchable(value: string, category: RedactionCategory): boolean {
  if (category === 'users' || category === 'directory-names') return isDistinctive(value);
  if (category === 'hosts' || category === 'domains') return value.includes('.') || !isCommonWord(value);
  return value.length >= 2;
}

/** As the redactor looks for it: a domain's label of six letters and own words of four are hidden inside words too. */
function isWhole(value: string, category: RedactionCategory): boolean {
  if (category === 'own-words') return value.length < 4;
  if (category === 'anchors') return false;
  return category !== 'domains' || value.includes('.') || value.length < 6;
}
