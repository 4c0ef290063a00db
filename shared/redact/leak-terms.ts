import type { RedactionCategory } from './category.ts';
import { isCommonWord } from './protected.ts';
import type { Pseudonym } from './pseudonyms.ts';
import { isDistinctive, isOrdinaryHost } from './vocabulary.ts';

/** A value that must not stand anywhere in what is handed out. */
export interface LeakTerm {
  readonly value: string;
  readonly category: RedactionCategory;
  /** It counts only where it does not touch a letter or digit. */
  readonly whole: boolean;
}

/**
 * What the leak scan looks for. Of a name that is an ordinary word (a user called `test`, a host called `server`) the
 * bare word stands in every log, so it is looked for where its place says what it is: beside a domain, in a
 * distinguished name, as the whole of an event's field.
 */
export function leakTermsOf(pseudonyms: readonly Pseudonym[], secrets: readonly string[]): readonly LeakTerm[] {
  const terms: LeakTerm[] = [];
  const ordinary: Pseudonym[] = [];
  for (const pseudonym of pseudonyms) {
    const { value, category, isUsed } = pseudonym;
    if (!isUsed || category === 'credentials' || value.length < 2) continue;
    if (isSearchable(value, category)) terms.push({ value, category, whole: isWhole(value, category) });
    else ordinary.push(pseudonym);
  }
  if (ordinary.length > 0) {
    const domains = domainsOf(pseudonyms);
    for (const { value, category } of ordinary) {
      for (const text of tellingPlaces(value, category, domains)) terms.push({ value: text, category, whole: true });
    }
  }
  for (const value of secrets) terms.push({ value, category: 'credentials', whole: false });
  return terms;
}

function isSearchable(value: string, category: RedactionCategory): boolean {
  if (category === 'users' || category === 'directory-names') return isDistinctive(value);
  if (category === 'hosts') return value.includes('.') || !isOrdinaryHost(value);
  if (category === 'domains') return value.includes('.') || !isCommonWord(value);
  return true;
}

/** As the redactor looks for it: a domain's label of six letters and own words of four are hidden inside words too. */
function isWhole(value: string, category: RedactionCategory): boolean {
  if (category === 'own-words') return value.length < 4;
  if (category === 'anchors') return false;
  return category !== 'domains' || value.includes('.') || value.length < 6;
}

/** More domains than this are not paired with ordinary names. */
const mostDomains = 32;

/** Domains by both their names: beside a name that was missed the domain may be hidden or not. */
function domainsOf(pseudonyms: readonly Pseudonym[]): readonly string[] {
  const domains = pseudonyms.filter(({ category, isUsed }) => category === 'domains' && isUsed);
  return [...new Set(domains.slice(0, mostDomains).flatMap(({ value, standIn }) => [value, standIn]))];
}

function tellingPlaces(value: string, category: RedactionCategory, domains: readonly string[]): readonly string[] {
  // Sample: `<Data>test</Data>`, `"data":["x","test"]`: the forms in which this program writes an event's fields.
  const field = [`<Data>${value}</Data>`, `["${value}",`, `["${value}"]`, `,"${value}",`, `,"${value}"]`];
  if (category === 'users') {
    return [
      ...domains.map((domain) => (domain.includes('.') ? `${value}@${domain}` : `${domain}\\${value}`)),
      `\\Users\\${value}\\`,
      ...field,
    ];
  }
  if (category === 'hosts') {
    return [...domains.filter((domain) => domain.includes('.')).map((domain) => `${value}.${domain}`), ...field];
  }
  return category === 'directory-names' ? [`CN=${value},`, `OU=${value},`] : [];
}
