import { tablesAsOf, type Era, type KnowledgeEntry, type Sureness } from './entry.ts';
import { portalSymptomRows } from './portal-symptoms.ts';
import { buildWordSearch } from './word-search.ts';
import { writebackSymptomRows } from './writeback-symptoms.ts';

/** Where something is seen; the vendor's page has a table for each but the last. */
export type SymptomArea =
  | 'configuration'
  | 'reporting'
  | 'registration-portal'
  | 'reset-portal'
  | 'common-problems'
  | 'writeback'
  | 'field';

/** Something a person sees, and where it leads. */
export interface Symptom extends KnowledgeEntry {
  readonly id: string;
  readonly area: SymptomArea;
  readonly seenBy: 'user' | 'administrator' | 'both';
  readonly seen: string;
  readonly why: string;
  readonly whatToDo: readonly string[];
  /** What would prove it: events, facts, or a look into a setting. */
  readonly confirmedBy: readonly string[];
  /** Words people use for it that do not stand above. */
  readonly words: string;
  readonly era: Era;
}

export type SymptomRow = Omit<Symptom, keyof KnowledgeEntry | 'words' | 'era'> & {
  readonly words?: string;
  readonly era?: Era;
  readonly source: string;
  readonly sureness?: Sureness;
};

function completeSymptom(row: SymptomRow): Symptom {
  return {
    ...row,
    words: row.words ?? '',
    era: row.era ?? 'current',
    asOf: tablesAsOf,
    sureness: row.sureness ?? 'verified',
  };
}

/** Every row of the vendor's symptom tables in any edition, and what the field has added. */
export const symptoms: readonly Symptom[] = [...writebackSymptomRows, ...portalSymptomRows].map(completeSymptom);

const search = buildWordSearch(
  symptoms.map((symptom) => ({
    fields: [
      { text: `${symptom.seen} ${symptom.words}`, weight: 3 },
      { text: symptom.why, weight: 1.5 },
      { text: symptom.whatToDo.join(' '), weight: 1 },
    ],
  })),
);

/** Symptoms that fit a few words, best first. At least half of the words must be found. */
export function findSymptoms(words: string): readonly { readonly symptom: Symptom; readonly score: number }[] {
  return search(words).flatMap(({ index, score }) => {
    const symptom = symptoms[index];
    return symptom === undefined ? [] : [{ symptom, score }];
  });
}

export function findSymptom(id: string): Symptom | null {
  return symptoms.find((symptom) => symptom.id === id) ?? null;
}
